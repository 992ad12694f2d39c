import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';

// `npm run release:version`: turns the changesets into versions and changelogs, and says the versions in the lock file too.

const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/@changesets/cli/bin.js'), 'version'],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);

// npm would write the whole lock file anew, and leave out what it does not need on this machine.
const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
for (const [folder, entry] of Object.entries(lock.packages)) {
  if (folder === '' || folder.includes('node_modules')) continue;
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  for (const field of ['version', 'dependencies', 'devDependencies'])
    if (entry[field]) entry[field] = manifest[field];
}
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
