import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { rowsIn } from './rows-in.ts';

/** A file with tests that name rows. */
export interface NamedTests {
  /** Below the root. */
  readonly file: string;
  readonly rows: ReadonlySet<string>;
}

const places = [
  'packages/*/test/**/*.test.ts',
  'examples/*/test/**/*.test.ts',
  '.toolchain/testing/test/**/*.test.ts',
];

/** Every test file that names a row, itself or by a suite that it runs. Titles are read, not run. */
export function namedTests(root: string): NamedTests[] {
  return globSync(places, { cwd: root, exclude: (path) => path.includes('node_modules') })
    .map((file) => ({ file, rows: new Set(rowsOf(join(root, file))) }))
    .filter(({ rows }) => rows.size > 0)
    .toSorted((one, other) => one.file.localeCompare(other.file));
}

function rowsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const titles = [...text.matchAll(/\(\s*(['"`])(.+?)\1\s*,/gu)].map(([, , title = '']) => title);
  const suites = [...text.matchAll(/from '(\.[^']+\.suite\.ts)'/gu)].map(([, suite = '']) => suite);
  return [...titles.flatMap(rowsIn), ...suites.flatMap((suite) => rowsOf(resolve(dirname(path), suite)))];
}
