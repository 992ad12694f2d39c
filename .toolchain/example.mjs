import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';
import { runLine } from './run.mjs';

/** Runs an example as `npm start` in its folder does. Resolves to its exit code. */
export function runExample(name) {
  const folder = join(root, 'examples', name);
  const { scripts, dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (dependencies.next) installCopies(folder);
  return runLine(scripts.start, folder);
}

/** Packages of this clone are links to their folders, which Next.js takes for a part of the application, and bundles. */
function installCopies(folder) {
  for (const name of ['server', 'mcp-tasks', 'widget']) {
    const target = join(folder, 'node_modules/@chatdock', name);
    rmSync(target, { recursive: true, force: true });
    for (const part of ['package.json', 'dist'])
      cpSync(join(root, 'packages', name, part), join(target, part), { recursive: true });
  }
}
