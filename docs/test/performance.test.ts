import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fill, performancePage, performancePath } from '../build/performance.ts';
import { readResults } from '../build/results.ts';

const page = readFileSync(performancePath, 'utf8');
const results = readResults(readFileSync(new URL('../../bench/RESULTS.md', import.meta.url), 'utf8'));

test('the tables say what bench/RESULTS.md says; `npm run docs:reference` writes them', async () => {
  expect(page).toBe(await performancePage());
});

test('every bench has a table', () => {
  expect(results.size).toBeGreaterThan(10);
  const shown = [...page.matchAll(/<!-- results: ([\w-]+)/gu)].map(([, name]) => name);
  expect(new Set(shown)).toEqual(new Set(results.keys()));
});

test('whatever is missed is said to be', () => {
  const [, list = ''] = /<!-- missed -->([^]*?)<!-- end -->/u.exec(page) ?? [];
  const all = [...results.values()].flatMap(({ rows }) => rows);
  const missed = all.filter(({ target }) => target.includes('missed'));
  const lines = list.replaceAll(/ +/gu, ' ');
  for (const { what, median } of missed) expect(lines).toContain(`| ${what} | ${median} |`);
  expect(list.match(/\*\*missed\*\*/gu) ?? []).toHaveLength(missed.length);
});

test('a table has the lines that are asked for, and where they were measured', () => {
  const markdown = `# Results

## one

Which is it?

| what        | median |   range | runs | ratio         | target                |
| ----------- | -----: | ------: | ---: | ------------- | --------------------- |
| a, fast     |   1 ms |     1–2 |    3 |               |                       |
| b, fast     |   2 ms |     2–3 |    3 | 2.00 × a      | at most 1 ×: **missed** |
| b, slow     |   3 ms |     3–4 |    3 |               | at most 3 ms: met     |

2026-01-01, here
`;
  const filled = fill(
    '<!-- results: one | fast | !a, --> old <!-- end -->\n<!-- missed --><!-- end -->',
    readResults(markdown),
  );
  expect(filled).toBe(`<!-- results: one | fast | !a, -->

| what | median | ratio | target |
| --- | --- | --- | --- |
| b, fast | 2 ms | 2.00 × a | at most 1 ×: **missed** |

_one: 2026-01-01, here_

<!-- end -->
<!-- missed -->

| bench | what | median | ratio | target |
| --- | --- | --- | --- | --- |
| one | b, fast | 2 ms | 2.00 × a | at most 1 ×: **missed** |

<!-- end -->`);
  expect(() => fill('<!-- results: two --><!-- end -->', readResults(markdown))).toThrow('nothing of two');
  expect(() => fill('<!-- results: one | quick --><!-- end -->', readResults(markdown))).toThrow('no line');
});
