import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { shipped } from './sources.mjs';

// The lint holds each file and function to its cap; this holds the whole to its habit of small files.

const budget = { median: 120, p90: 250 };
const packages = Map.groupBy(shipped(), (file) => file.split('/')[1]);
let failed = false;

for (const [name, files] of packages) {
  const lines = files
    .map((file) => readFileSync(join(root, file), 'utf8').split('\n').length)
    .toSorted((a, b) => a - b);
  const at = (share) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))];
  const over = at(0.5) > budget.median || at(0.9) > budget.p90;
  console.log(
    `     ${name}: ${files.length} files, median ${at(0.5)}, p90 ${at(0.9)}, longest ${lines.at(-1)} lines`,
  );
  failed ||= over;
}
if (failed)
  console.error(
    `Over budget: the median file has at most ${budget.median} lines, nine in ten at most ${budget.p90}.`,
  );
process.exitCode = failed ? 1 : 0;
