import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { keptBundle } from './kept-bundle.ts';

const cache = fileURLToPath(new URL('../../../../node_modules/.cache/chatdock/', import.meta.url));

test('a bundle is kept until something has changed that it was made from', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatdock-bundle-'));
  const name = basename(folder);
  onTestFinished(() => {
    for (const path of [folder, ...globSync(join(cache, `${name}-*`))]) rmSync(path, { recursive: true });
  });
  const sources = ['one.ts', 'other.ts'].map((file) => join(folder, file));
  const [one = '', other = ''] = sources;
  for (const path of sources) writeFileSync(path, '1');
  let made = 0;
  const bundle = async (): Promise<string> => {
    const files = await keptBundle(name, async () => {
      made += 1;
      return { files: [['page.js', `made ${made}`]], sources };
    });
    return String(files);
  };

  expect([await bundle(), await bundle()]).toEqual(['page.js,made 1', 'page.js,made 1']);
  writeFileSync(other, '2');
  expect([await bundle(), await bundle()]).toEqual(['page.js,made 2', 'page.js,made 2']);
  rmSync(one);
  expect(await bundle()).toBe('page.js,made 3');
  writeFileSync(one, '1');
  expect(await bundle()).toBe('page.js,made 4');
  const [kept = ''] = globSync(join(cache, `${name}-*`));
  writeFileSync(kept, '{"files":[["page');
  expect(await bundle()).toBe('page.js,made 5');
});
