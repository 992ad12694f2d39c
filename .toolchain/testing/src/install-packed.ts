import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const ours = ['widget', 'mcp-tasks', 'server'];

/**
 * What `npm install --omit=dev @chatdock/server` would put into a folder, without the network: our packages as npm packs them, and
 * what they depend on, copied from where it is installed here, or linked, which is quicker. What is not among the declared
 * dependencies of ours does not come along.
 */
export function installPacked(folder: string, { link = false }: { link?: boolean } = {}): void {
  unpackPackages(folder);
  const modules = join(folder, 'node_modules');
  const seen = new Set<string>();
  for (const name of ours) bringDependencies(join(root, 'packages', name), { modules, seen, link });
}

/** Our packages as npm packs them, in the `node_modules` of a folder, without what they depend on. */
export function unpackPackages(folder: string): void {
  mkdirSync(join(folder, 'node_modules/@chatdock'), { recursive: true });
  for (const name of ours) unpack(name, folder);
}

function unpack(name: string, folder: string): void {
  const from = join(root, 'packages', name);
  const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], from);
  const [entry] = Object.values<{ filename: string }>(JSON.parse(packed));
  if (!entry) throw new Error(`npm packed nothing of ${name}.`);
  run('tar', ['-xzf', entry.filename], folder);
  renameSync(join(folder, 'package'), join(folder, 'node_modules/@chatdock', name));
  rmSync(join(folder, entry.filename));
}

function run(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stderr}`);
  return stdout;
}

interface Target {
  readonly modules: string;
  readonly seen: Set<string>;
  readonly link: boolean;
}

function bringDependencies(from: string, target: Target): void {
  const {
    dependencies = {},
    optionalDependencies = {},
  }: Record<string, Record<string, string>> = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    if (name.startsWith('@chatdock/')) continue;
    const found = find(name, from);
    if (found === undefined) {
      if (name in optionalDependencies) continue;
      throw new Error(`${name} is not installed, which ${from} depends on.`);
    }
    if (target.seen.has(found)) continue;
    target.seen.add(found);
    bring(found, target);
  }
}

function bring(found: string, target: Target): void {
  const place = placeOf(found, target.modules);
  if (target.link) {
    // What it depends on itself is found where it is.
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(found, place);
    return;
  }
  cpSync(found, place, {
    recursive: true,
    filter: (path) => !relative(found, path).split('/').includes('node_modules'),
  });
  bringDependencies(found, target);
}

/** The way Node finds a package. */
function find(name: string, from: string): string | undefined {
  for (let folder = from; folder.startsWith(root.replace(/\/$/u, '')); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
  }
  return undefined;
}

/** What is installed for one of our packages alone goes there; the rest stays where it is. */
function placeOf(found: string, modules: string): string {
  const path = relative(root, found);
  const [, workspace, rest] = /^packages\/([\w-]+)\/node_modules\/(.+)$/u.exec(path) ?? [];
  return workspace === undefined
    ? join(modules, path.replace(/^node_modules\//u, ''))
    : join(modules, '@chatdock', workspace, 'node_modules', rest ?? '');
}
