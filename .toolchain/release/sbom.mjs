import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { manifestOf, pack, published } from './packages.mjs';

// `npm run release:sbom`: for each package, all that comes along for who installs it, as CycloneDX. It is resolved anew from what is
// packed, as npm would for a stranger today: the lock file of this repository holds for its tests, not for them.

const out = join(root, '.artifacts/sbom');
const folder = mkdtempSync(join(tmpdir(), 'chatdock-sbom-'));
try {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const tarballs = Object.fromEntries(
    published.map((name) => [`@chatdock/${name}`, `file:${join(folder, pack(name, folder).filename)}`]),
  );
  for (const name of published) {
    const components = write(name, tarballs);
    console.log(`.artifacts/sbom/${name}.cdx.json: ${components} components`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** In a project that depends on this package alone. The others that it needs are taken from here too: they are not on npm yet. */
function write(name, tarballs) {
  const project = join(folder, name);
  mkdirSync(project);
  const itself = `@chatdock/${name}`;
  const { version } = manifestOf(name);
  const { [itself]: dependency, ...overrides } = tarballs;
  const manifest = { name: `${name}-installed`, version, dependencies: { [itself]: dependency }, overrides };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  npm(['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], project);
  const bill = JSON.parse(npm(['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], project));
  // Where the tarball lay while this was written is nobody's business.
  const text = JSON.stringify(bill, null, 2).replaceAll(folder, '.');
  writeFileSync(join(out, `${name}.cdx.json`), `${text}\n`);
  return bill.components.length;
}

function npm(args, cwd) {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}\n${stderr}`);
  return stdout;
}
