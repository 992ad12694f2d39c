import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { namedTests } from './named-tests.ts';
import { RowReport } from './row-report.ts';
import { rows } from './rows.ts';
import { writeFigures } from './write-figures.ts';

// `npm run test:attacks [-- rows] [--cases N] [--seed N] [--write]`: every test that names a promise, and a table of what was tried.
// `--write` puts the figures of a long run that held into docs/security.md.

const root = join(import.meta.dirname, '../../../..');

const { values, positionals: wanted } = parseArgs({
  options: { cases: { type: 'string' }, seed: { type: 'string' }, write: { type: 'boolean' } },
  allowPositionals: true,
});
const stranger = wanted.find((id) => rows.every((row) => row.id !== id));
const { cases, seed, write = false } = values;
const misfit = Object.entries({ cases, seed }).find(([, value]) => value && !/^[1-9]\d{0,8}$/u.test(value));
if (stranger !== undefined) fail(`There is no row ${stranger}. The rows are in docs/security.md.`);
else if (misfit) fail(`--${misfit[0]} takes a number above 0.`);
else if (write && !cases) fail('--write goes with --cases: it is for long runs.');
else await run();

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

async function run(): Promise<void> {
  if (cases) process.env['CHATDOCK_ATTACK_CASES'] = cases;
  if (seed) process.env['CHATDOCK_ATTACK_SEED'] = seed;
  const report = new RowReport(wanted);
  const isWanted = (id: string): boolean => wanted.length === 0 || wanted.includes(id);
  const files = namedTests(root).filter((named) => [...named.rows].some(isWanted));
  const vitest = await startVitest(
    'test',
    files.map(({ file }) => file),
    {
      root,
      run: true,
      watch: false,
      testNamePattern: patternOf(wanted),
      reporters: ['default', report],
      ...(cases && { testTimeout: 3_600_000 }),
    },
  );
  await vitest.close();
  if (!write || process.exitCode) return;
  const document = join(root, 'docs/security.md');
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(
    document,
    writeFigures(readFileSync(document, 'utf8'), report.checks, { cases: Number(cases), day }),
  );
}

/** Full names join titles by spaces, so a row can stand anywhere in one; ranges are taken as a whole. */
function patternOf(ids: readonly string[]): string {
  const letters = new Set(ids.map((id) => id.slice(0, 1)));
  return ids.length === 0
    ? String.raw`\b[TSXIAWDFQ]\d{1,2}\b`
    : String.raw`\b(?:${ids.join('|')}|[${[...letters].join('')}]\d+ to [A-Z]\d+)\b`;
}
