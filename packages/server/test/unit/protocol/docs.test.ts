import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as server from '../../../src/index.ts';
import {
  extensionSchemas,
  itemUpdateSchema,
  requestSchemas,
  streamingRequestTypes,
  threadItemSchema,
  threadStreamEventSchema,
} from '../../../src/protocol/index.ts';
import { catalogue } from './catalogue.ts';

const page = readFileSync(new URL('../../../../../docs/protocol.md', import.meta.url), 'utf8');

/** The rows of the table under a heading, cell by cell, without the head. */
function table(heading: string): string[][] {
  const [, ...rest] = page.split(`\n## ${heading}\n`);
  const section = rest.join('').split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The names in a cell: `a`, `b?`. */
function names(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);
}

interface Shaped {
  readonly shape: Record<string, { safeParse(value: unknown): { success: boolean } }>;
}

/** The fields of a schema as the page has them. What is filled in when it is missing counts as always there. */
function fields({ shape }: Shaped, isOptional: (name: string) => boolean): string[] {
  const own = Object.keys(shape).filter((name) => !['type', 'id', 'thread_id', 'created_at'].includes(name));
  return own.map((name) => (isOptional(name) ? `${name}?` : name));
}

/** A field that a sender may leave out. */
const mayBeLeftOut =
  ({ shape }: Shaped) =>
  (name: string) =>
    !['result', 'content', 'output'].includes(name) && shape[name]?.safeParse(undefined).success === true;

/** A field that may be missing in what is sent: it stays missing when it is. */
const mayBeMissing = (schema: Shaped) => (name: string) => {
  if (name === 'output') return true;
  const parsed: { success: boolean; data?: unknown } = schema.shape[name]?.safeParse(undefined) ?? {
    success: false,
  };
  return name !== 'content' && parsed.success && parsed.data === undefined;
};

const typed = (options: readonly { shape: { type: { value: string } } }[]) =>
  options.map((option) => option.shape.type.value);

describe('docs/protocol.md', () => {
  test.each([
    ['Requests', requestSchemas],
    ['Requests of our own', extensionSchemas],
  ])('%s: which there are, how each is answered, and its params', (heading, schemas) => {
    const streaming: readonly string[] = streamingRequestTypes;
    const expected = Object.entries(schemas).map(([type, { shape }]) => {
      const params: Shaped = shape.params;
      const all = Object.keys(params.shape).map((name) => (mayBeLeftOut(params)(name) ? `${name}?` : name));
      return [type, streaming.includes(type) ? 'stream' : 'JSON', ...all];
    });
    expect(
      table(heading).map(([type, answer = '', params]) => [...names(type), answer, ...names(params)]),
    ).toEqual(expected);
  });

  test.each([
    ['Events', threadStreamEventSchema.options, 1],
    ['Updates', itemUpdateSchema.options, 2],
    ['Items', threadItemSchema.options, 1],
  ] as const)('%s: which there are, and their fields', (heading, options, column) => {
    const expected = options.map((option) => [
      option.shape.type.value,
      ...fields(option, mayBeMissing(option)),
    ]);
    expect(table(heading).map((row) => [...names(row[0]), ...names(row[column])])).toEqual(expected);
  });

  test('each update is of the kind of item that it names', () => {
    const kinds = typed(threadItemSchema.options);
    for (const [update, of] of table('Updates')) {
      expect.soft(kinds).toContain(names(of)[0]);
      expect.soft(names(update)[0]?.split('.')[0]).toBe(names(of)[0]);
    }
  });

  test('Widgets: every component, and what it cannot do without', () => {
    expect(table('Widgets').map(([name, needs]) => [...names(name), ...names(needs)])).toEqual(
      Object.entries(catalogue).map(([type, { required = [] }]) => [type, ...required]),
    );
  });

  test('JSON Schema files: those that are in the package', () => {
    const files = readdirSync(new URL('../../../dist/protocol/schemas/', import.meta.url));
    expect(
      table('JSON Schema files')
        .map(([name]) => `${names(name).join('')}.schema.json`)
        .toSorted(),
    ).toEqual(files.toSorted());
  });

  test('the helpers of a responder are exported', () => {
    const exported = Object.keys(server);
    const helpers = table('Saying it in a responder').flatMap(([name]) => names(name));
    expect(helpers).toHaveLength(11);
    for (const helper of helpers) expect.soft(exported).toContain(helper);
  });

  test('every name of code that it links to is in the file behind the link', () => {
    const links = [...page.matchAll(/\[`(\w+)`\]\(\.\.\/(packages\/server\/src\/[^)]+)\)/gu)];
    expect(links.length).toBeGreaterThan(8);
    for (const [, name = '', file = ''] of links) {
      const source = readFileSync(new URL(`../../../../../${file}`, import.meta.url), 'utf8');
      expect.soft(source, name).toMatch(new RegExp(`export (?:const|function) ${name}\\b`, 'u'));
    }
  });
});
