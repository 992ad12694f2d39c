import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { namedTests } from '../src/attacks/named-tests.ts';
import { rows } from '../src/attacks/rows.ts';
import { rowsIn } from '../src/attacks/rows-in.ts';
import { writeFigures } from '../src/attacks/write-figures.ts';

const root = join(import.meta.dirname, '../../..');

test('rows are read off titles: one, several, a range, and one at the end', () => {
  expect(rowsIn('T1: the grammar')).toEqual(['T1']);
  expect(rowsIn('X2, X3: as good as missing')).toEqual(['X2', 'X3']);
  expect(rowsIn('T4 to T7 hold for each (X1)')).toEqual(['T4', 'T5', 'T6', 'T7', 'X1']);
  expect(rowsIn('fails after its 200, as S3 can')).toEqual([]);
});

test('every row has a test that names it, and every test names rows that there are', () => {
  const named = namedTests(root);
  const proven = new Set(named.flatMap((tests) => [...tests.rows]));
  const unproven = rows.filter(({ id, proof }) => !proof && !proven.has(id)).map(({ id }) => id);
  const unknown = [...proven].filter((id) => rows.every((row) => row.id !== id));
  expect({ unproven, unknown }).toEqual({ unproven: [], unknown: [] });
  expect(named.length).toBeGreaterThan(60);
});

test('figures go into their rows, and nowhere else', () => {
  const text =
    'The figures are of no long run yet. x\n| T1 | One. | 0 |\n| D7 | Two. | by `npm run bench` |\n';
  expect(writeFigures(text, new Map([['T1', 1_234]]), { cases: 5_000, day: '2026-11-30' })).toBe(
    'The figures are of 2026-11-30, with 5,000 random cases a property. x\n| T1 | One. | 1,234 |\n| D7 | Two. | by `npm run bench` |\n',
  );
});

test('the document on security quotes each row, with what a long run has tried', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const quoted = [...text.matchAll(/^\| ([A-Z]\d{1,2}) +\| (.+?) +\| +([\d,]+|by `.+`) +\|$/gmu)];
  expect(quoted.map(([, id, promise]) => ({ id, promise }))).toEqual(
    rows.map(({ id, promise }) => ({ id, promise })),
  );
});
