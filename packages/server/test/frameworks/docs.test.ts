import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const root = new URL('../../../../', import.meta.url);

test('the files that docs/frameworks.md shows are the ones that are tested here', async () => {
  const text = await readFile(new URL('docs/frameworks.md', root), 'utf8');
  const shown = [...text.matchAll(/<!-- file: (?<path>\S+) -->\n\n```\w+\n(?<code>[^]*?)```/gu)];
  expect(shown.map(({ groups }) => groups?.['path']?.replace(/.*\//u, ''))).toEqual([
    'route.js',
    'chat.mjs',
    'next.config.mjs',
    'fastify-chat.ts',
  ]);
  for (const { groups } of shown) {
    const { path = '', code } = groups ?? {};
    expect.soft(code, path).toBe(await readFile(new URL(path, root), 'utf8'));
  }
});
