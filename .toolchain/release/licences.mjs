import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { published } from './packages.mjs';

// `npm run licences` writes docs/licences.md: all that comes along for who installs our packages. Without `--write` it is compared,
// and a licence that nobody has agreed to yet is refused.

/** They let everybody use, change and pass on, and ask for no more than to be named. */
const agreed = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
];
const file = join(root, 'docs/licences.md');

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
/** Name → licence and which of ours bring it. */
const found = new Map();
for (const name of published) visit(`packages/${name}`, name, new Set());

const refused = [...found].filter(([, { licence }]) => !agreed.includes(licence));
for (const [name, { licence }] of refused)
  console.error(
    `${name} is licensed as ${licence ?? 'nobody knows'}: look at it, then add that to the list.`,
  );

const text = page();
if (process.argv.includes('--write')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/licences.md is not what is installed: npm run licences writes it.');
  process.exitCode = 1;
}
if (refused.length > 0) process.exitCode = 1;

function visit(path, ours, seen) {
  const { dependencies = {}, optionalDependencies = {} } = lock[path];
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const at = resolve(name, path);
    if (at === undefined || seen.has(at)) continue;
    seen.add(at);
    const { resolved, link, license: licence } = lock[at];
    if (!link) {
      const entry = found.get(name) ?? { licence, for: new Set() };
      found.set(name, { ...entry, for: entry.for.add(ours) });
    }
    visit(link ? resolved : at, ours, seen);
  }
}

/** The way Node finds a package. */
function resolve(name, path) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))) {
    const at = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`;
    if (lock[at]) return at;
    if (folder === '') return undefined;
  }
}

function page() {
  const rows = [...found]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, { licence, for: users }]) => [
      `\`${name}\``,
      licence,
      published.filter((ours) => users.has(ours)).join(', '),
    ]);
  return `# Licences

Chatdock itself is licensed as MIT. This is what comes along for who installs its packages, by the versions this repository is tested with. \`npm run licences\` writes
this page, and \`npm run check\` refuses a licence that nobody has agreed to yet. What is inside the script-tag build is listed with its whole text in
\`licenses.txt\` beside it.

${table([['package', 'licence', 'comes with'], ...rows])}
`;
}

/** As Prettier sets tables, so that the page stays as it was written. */
function table(rows) {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
