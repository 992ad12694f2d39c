import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { referencePages } from '../build/reference.ts';

test('the reference says what the code says; `npm run docs:reference` writes it', async () => {
  const pages = await referencePages();
  const kept = readdirSync(new URL('../reference', import.meta.url));
  expect(kept.toSorted()).toEqual([...pages.keys()].map((path) => basename(path)).toSorted());
  for (const [path, text] of pages) expect(readFileSync(path, 'utf8'), path).toBe(text);
});
