import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../install.mjs';

// Every relative link of our Markdown leads to a file, and to a heading of it where it names one.

const pages = globSync(
  ['*.md', 'docs/**/*.md', '.github/*.md', 'packages/*/*.md', 'examples/*/*.md', 'bench/*.md'],
  { cwd: root },
);
const broken = pages.flatMap((page) =>
  [...read(page).matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    .filter(([, target, heading]) => !leads(page, target, heading))
    .map(([link]) => `${page}: ${link.slice(1)} leads nowhere`),
);
for (const line of broken) console.error(line);
process.exitCode = broken.length > 0 ? 1 : 0;

function leads(page, target, heading) {
  const file = target ? join(dirname(page), target) : page;
  if (!existsSync(join(root, file))) return false;
  return !heading || headings(read(file)).includes(heading);
}

/** As the places that render Markdown name them: lower case, without punctuation, with hyphens for spaces. */
function headings(text) {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, words]) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function read(file) {
  return readFileSync(join(root, file), 'utf8');
}
