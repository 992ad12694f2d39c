import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';

/** What is published, in the order in which they depend on each other. */
export const published = ['mcp-tasks', 'widget', 'server'];

/** The `package.json` of one of them. */
export function manifestOf(name) {
  return JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
}

/** Packs one of them into a folder. Returns what npm says of it: `filename`, `size`, `files`. */
export function pack(name, folder) {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const cwd = join(root, 'packages', name);
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm pack failed for ${name}\n${stderr}`);
  const [entry] = Object.values(JSON.parse(stdout));
  return entry;
}
