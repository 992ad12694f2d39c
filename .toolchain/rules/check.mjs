import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';

// Every rule of docs/contributing.md that a command can hold us to. Runs them all, then says which failed.

const bin = (path) => join('node_modules', path);
const testProjects = globSync(
  [
    'packages/*/test/tsconfig.json',
    'examples/*/tsconfig.json',
    'bench/tsconfig.json',
    'docs/tsconfig.json',
    '.toolchain/testing/tsconfig.json',
  ],
  {
    cwd: root,
  },
).toSorted();

const checks = [
  ['format', bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  ['lint', bin('oxlint/bin/oxlint'), '--max-warnings=0', '.'],
  ['types: packages', bin('typescript/bin/tsc'), '-b'],
  ...testProjects.map((project) => [
    `types: ${project.replace('/tsconfig.json', '')}`,
    bin('typescript/bin/tsc'),
    '-p',
    project,
  ]),
  ['imports', '.toolchain/rules/imports.mjs'],
  ['sizes', '.toolchain/rules/sizes.mjs'],
  ['links', '.toolchain/rules/links.mjs'],
  ['packages', '.toolchain/rules/packages.mjs'],
  ['licences', '.toolchain/release/licences.mjs'],
  ['unused code', bin('knip/bin/knip.js')],
];

const failed = [];
for (const [name, script, ...args] of checks) {
  if (!existsSync(join(root, script))) throw new Error(`${script} is not there: is everything installed?`);
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
