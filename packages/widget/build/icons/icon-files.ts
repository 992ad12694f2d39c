import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { headerNames, ownNames } from './chatkit-names.ts';
import { onePath } from './one-path.ts';

/** Files that Lucide's icons are spread over, eight by eight: each is small, and an icon costs a page one of them. */
const groupCount = 64;

interface Lucide {
  icons: Readonly<Record<string, { body: string }>>;
  aliases: Readonly<Record<string, { parent: string }>>;
}

const head = '// Written by build/icons/write-icons.ts from Lucide’s icons; see LICENSE beside them.\n\n';

/** The files with the pictures of icons: path below `src/renderers/open/icons/` → content. */
export function iconFiles(): ReadonlyMap<string, string> {
  const pictures = readLucide();
  const names = [...pictures.keys()].toSorted();
  const size = Math.ceil(names.length / groupCount);
  const groups = Array.from({ length: groupCount }, (_, index) =>
    names.slice(index * size, (index + 1) * size),
  );
  const files = groups.map(
    (group, index) =>
      [
        `lucide/${fileName(index)}`,
        moduleOf(new Map(group.map((name) => [name, pictures.get(name) ?? '']))),
      ] as const,
  );
  return new Map([
    ...files,
    ['lucide-groups.ts', indexOf(groups)],
    ['own-pictures.ts', moduleOf(named(ownNames, pictures))],
    ['header-pictures.ts', moduleOf(named(headerNames, pictures))],
  ]);
}

function readLucide(): Map<string, string> {
  const file = fileURLToPath(import.meta.resolve('@iconify-json/lucide/icons.json'));
  const { icons, aliases }: Lucide = JSON.parse(readFileSync(file, 'utf8'));
  const bodies = new Map(Object.entries(icons).map(([name, { body }]) => [name, onePath(body)]));
  for (const [name, { parent }] of Object.entries(aliases)) bodies.set(name, bodies.get(parent) ?? '');
  return bodies;
}

/** What is no name of Lucide's is a picture itself. */
function named(
  names: Readonly<Record<string, string>>,
  pictures: ReadonlyMap<string, string>,
): Map<string, string> {
  const find = (picture: string): string =>
    pictures.get(picture) ?? picture.replace(/^![a-z-]+$/, (filled) => `!${pictures.get(filled.slice(1))}`);
  return new Map(Object.entries(names).map(([name, picture]) => [name, find(picture)]));
}

function fileName(index: number): string {
  const [first, second] = [Math.floor(index / 8), index % 8].map((letter) => 'abcdefgh'[letter]);
  return `lucide-${first}${second}.ts`;
}

/** One line for each, so that the file needs no parser to speak of, and none to look at it. */
function moduleOf(pictures: ReadonlyMap<string, string>): string {
  const lines = [...pictures].map(([name, picture]) => `${name} ${picture}\n`);
  return `${head}export const pictures: string = \`\n${lines.join('')}\`;\n`;
}

function indexOf(groups: readonly (readonly string[])[]): string {
  const lines = groups.map(
    ([first = ''], index) => `  ['${first}', () => import('./lucide/${fileName(index)}')],\n`,
  );
  return `${head}type Load = () => Promise<{ pictures: string }>;

/** The first name in each file, in order, and the file. */
export const groups: readonly (readonly [first: string, load: Load])[] = [
${lines.join('')}];
`;
}
