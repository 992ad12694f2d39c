import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ClassMember, CustomElement, Package } from 'custom-elements-manifest/schema.d.ts';
import { LitElement } from 'lit';
import { describe, expect, test } from 'vitest';
import { elementsOf } from '../../build/manifest-elements.ts';
import { vsCodeData } from '../../build/vs-code-data.ts';
import { webTypes } from '../../build/web-types.ts';
import { ChatDock } from '../../src/index.ts';
import { eventOfProp } from '../../src/react/events.ts';
import { readme } from '../browser/bundle-snippets.ts';

// What editors and others are told of the elements is what the elements are, and what the README says.

const dist = new URL('../../dist/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, dist), 'utf8');
const manifest: Package = JSON.parse(read('custom-elements.json'));
const [dock, chatKit] = elementsOf(manifest);

const names = (entries: { name: string }[] = []): string[] => entries.map(({ name }) => name).toSorted();
const membersOf = ({ members = [] }: CustomElement, kind: ClassMember['kind']): string[] =>
  names(members.filter((member) => member.kind === kind));

/** What a class and its bases add to an element of Lit, less what only they may use. */
function ownNames(element: typeof LitElement): string[] {
  const found = new Set<string>();
  for (let at = element.prototype; at !== LitElement.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) found.add(name);
  const others = new Set([...lifecycle, ...protectedNames()]);
  return [...found].filter((name) => !others.has(name)).toSorted();
}

const lifecycle = ['constructor', 'connectedCallback', 'disconnectedCallback'];

/** Members of the element’s classes that TypeScript keeps from pages. */
function protectedNames(): string[] {
  const types = globSync('chat-dock*.d.ts', { cwd: fileURLToPath(dist) })
    .map((name) => read(name))
    .join('\n');
  return [...types.matchAll(/protected (?:get )?(\w+)/g)].map(([, name = '']) => name);
}

/** The section of the README below a heading. */
const section = (heading: string): string => readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

/** The cells of a column of all tables in a section. */
function column(heading: string, index: number): string[] {
  const rows = section(heading).match(/^\|.*\|$/gm) ?? [];
  return rows.map((row) => row.split('|')[index + 1] ?? '').filter((cell) => cell.includes('`'));
}

/** `chatkit.response.start`, `.end`: the second stands for the end of the first. */
function eventsIn(cell: string): string[] {
  const [first = '', ...ends] = [...cell.matchAll(/`([^`]+)`|, (\.[\w.]+)/g)].map(
    ([, name, end]) => name ?? end ?? '',
  );
  const start = first.split('.').slice(0, -1).join('.');
  return [first, ...ends.map((end) => (end.startsWith('.') ? start + end : end))];
}

/** Words in the code of parts that are put together. */
const made = [
  'history-',
  'name',
  'verdict',
  'waits',
  'close',
  'mode',
  'renamed',
  'rename',
  'delete',
  'level',
  'part',
];

describe('the manifest', () => {
  test('has both elements, at paths that exist', () => {
    expect(elementsOf(manifest).map(({ tagName }) => tagName)).toEqual(['chat-dock', 'openai-chatkit']);
    const paths = manifest.modules.map(({ path }) => path);
    expect(paths).toContain('dist/define.js');
    expect(paths.filter((path) => !existsSync(new URL(`../${path}`, dist)))).toEqual([]);
  });

  test('has the attributes of <chat-dock>, and no other', () => {
    expect(names(dock?.attributes)).toEqual(ChatDock.observedAttributes.toSorted());
  });

  test('has the properties and methods of <chat-dock>, and no other', () => {
    const settings = [...ChatDock.elementProperties]
      .filter(([, { state }]) => !state)
      .map(([name]) => String(name));
    const all = new Set([...ownNames(ChatDock), ...settings]);
    expect(dock && [...membersOf(dock, 'field'), ...membersOf(dock, 'method')].toSorted()).toEqual(
      [...all].toSorted(),
    );
    expect(dock && membersOf(dock, 'field')).toEqual([...settings, 'error', 'state'].toSorted());
  });

  test('has the events of <chat-dock>, with their types', () => {
    expect(names(dock?.events)).toEqual(Object.values(eventOfProp).toSorted());
    expect(dock?.events?.find(({ name }) => name === 'chatkit.thread.change')?.type.text).toBe(
      'CustomEvent<{ threadId: string | null }>',
    );
  });

  test('has what <openai-chatkit> can do', () => {
    expect(chatKit && membersOf(chatKit, 'field')).toEqual([]);
    expect(chatKit && membersOf(chatKit, 'method')).toContain('setOptions');
    expect(names(chatKit?.attributes)).toEqual([]);
    expect(names(chatKit?.events)).toEqual(names(dock?.events).filter((name) => name.startsWith('chatkit.')));
  });

  test('has every part that the chat UI draws, and no other', () => {
    const open = new URL('../../src/renderers/open/', import.meta.url);
    const code = globSync('**/*.ts', { cwd: fileURLToPath(open) })
      .map((file) => readFileSync(new URL(file, open), 'utf8'))
      .join('\n');
    const drawn = [...code.matchAll(/\bpart="([^"]*)"|part\.add\('([\w-]+)'/g)].flatMap(
      ([, inMarkup = '', added = '']) =>
        `${inMarkup} ${added}`.match(/(?<![\w-])[a-z][\w-]*(?![\w-]*\$)/g) ?? [],
    );
    const known = names(chatKit?.cssParts);
    expect([...new Set(drawn)].filter((part) => !known.includes(part) && !made.includes(part))).toEqual([]);
    expect(known.filter((part) => !code.includes(part))).toEqual([]);
  });

  test('says something of everything', () => {
    const silent = [dock, chatKit].flatMap((element) =>
      [element?.attributes, element?.members, element?.events, element?.cssParts, element?.cssProperties]
        .flatMap((entries) => entries ?? [])
        .filter(({ description }) => !description)
        .map(({ name }) => name),
    );
    expect(silent).toEqual([]);
  });
});

describe('the README', () => {
  test('names every property and method', () => {
    const properties = column('Attributes and properties', 1).map((cell) => cell.replaceAll('`', '').trim());
    expect(properties.toSorted()).toEqual(dock && membersOf(dock, 'field'));
    const methods = column('Methods', 0).flatMap((cell) =>
      [...cell.matchAll(/(\w+)\(/g)].map(([, name = '']) => name),
    );
    expect(methods.toSorted()).toEqual(dock && membersOf(dock, 'method'));
  });

  test('names every event', () => {
    expect(column('Events', 0).flatMap(eventsIn).toSorted()).toEqual(names(dock?.events));
  });

  test.each([
    ['<chat-dock>', 'Looks', dock],
    ['the chat UI', 'The chat UI alone', chatKit],
  ])('names every part of %s', (_what, heading, element) => {
    const told = column(heading, 0).flatMap((cell) =>
      [...cell.matchAll(/`([a-z][\w-]*)`/g)].map(([, name = '']) => name),
    );
    expect(told.toSorted()).toEqual(names(element?.cssParts));
  });

  test('names every custom property of the chat UI', () => {
    const told =
      section('The chat UI alone')
        .match(/^\|.*$/gm)
        ?.join('')
        .match(/--chatkit-[\w-]+/g) ?? [];
    expect(told.toSorted()).toEqual(names(chatKit?.cssProperties));
  });
});

describe('what editors read', () => {
  test('is written from the manifest', () => {
    const { name, version } = JSON.parse(read('../package.json'));
    expect(JSON.parse(read('vscode.html-custom-data.json'))).toEqual(plain(vsCodeData(manifest)));
    expect(JSON.parse(read('web-types.json'))).toEqual(plain(webTypes(manifest, { name, version })));
  });

  test('completes the words that an attribute can be', () => {
    expect(plain(vsCodeData(manifest))).toMatchObject({
      tags: [
        {
          name: 'chat-dock',
          attributes: expect.arrayContaining([
            expect.objectContaining({
              name: 'theme',
              values: [{ name: 'light' }, { name: 'dark' }, { name: 'auto' }],
            }),
          ]),
        },
        { name: 'openai-chatkit', attributes: [] },
      ],
    });
  });
});

/** As JSON has it. */
function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data));
}
