import { globSync } from 'node:fs';
import { root } from '../install.mjs';
import { manifestOf, published } from './packages.mjs';

// `npm run release:ready`: what would be wrong with a release now. What strangers get is looked at by `npm run check`.

const manifests = published.map(manifestOf);
const [{ version }] = manifests;
const wrong = [];

for (const manifest of manifests) {
  const { name } = manifest;
  if (manifest.version !== version) wrong.push(`${name} has version ${manifest.version}, not ${version}.`);
  // npm gives provenance only to the repository that a package names.
  if (!manifest.repository) wrong.push(`${name} names no repository: add "repository" to its package.json.`);
  for (const [other, range] of Object.entries(manifest.dependencies)) {
    if (other.startsWith('@chatdock/') && range !== version)
      wrong.push(`${name} depends on ${other} ${range}, not ${version}.`);
  }
}
const waiting = globSync('.changeset/*.md', { cwd: root }).length;
if (waiting > 0) wrong.push(`${waiting} changesets wait: npm run release:version makes a version of them.`);

for (const sentence of wrong) console.error(sentence);
if (wrong.length === 0) console.log(`Version ${version} can be released.`);
process.exitCode = wrong.length > 0 ? 1 : 0;
