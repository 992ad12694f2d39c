import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(here, 'README.md'), 'utf8');

/** The README's TypeScript: each block's name, from the comment above it, and its text. */
export const snippets = new Map(
  [...readme.matchAll(/<!-- snippet: (\S+) -->\n\n```ts\n([^]*?)```/g)].map(([, name = '', code = '']) => [
    name,
    code,
  ]),
);

/** Other blocks by what the comment above them calls them: settings of clients, lines for a shell. */
export const marked = new Map(
  [...readme.matchAll(/<!-- (?:config|shell): (\S+) -->\n\n```\w+\n([^]*?)```/g)].map(
    ([, name = '', text = '']) => [name, text],
  ),
);

/** How many TypeScript blocks there are, named or not. */
export const blockCount = readme.match(/```(ts|js|typescript|javascript)\n/g)?.length;

/** Writes the snippets to a folder of this package, where imports resolve as they do for a user. */
export function writeSnippets(): { folder: string; remove: () => void } {
  const parent = join(here, '.artifacts');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'readme-'));
  for (const [name, code] of snippets) writeFileSync(join(folder, name), code);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
