import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { pack, published } from '../release/packages.mjs';

// Looks at each package as a stranger gets it: packs it, then asks publint and are-the-types-wrong about the tarball.

const folder = mkdtempSync(join(tmpdir(), 'chatdock-pack-'));
let failed = false;
try {
  for (const name of published) failed = !look(name) || failed;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

function look(name) {
  const { filename, size, files } = pack(name, folder);
  const tarball = join(folder, filename);
  console.log(`     ${name}: ${(size / 1024).toFixed(0)} kB packed, ${files.length} files`);
  const strict = run('publint/src/cli.js', 'run', tarball, '--strict');
  // The packages are ES modules for Node 22 and up, where `require` loads them too: resolution as CommonJS is not promised.
  const typed = run(
    '@arethetypeswrong/cli/dist/index.js',
    tarball,
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    'embed/*',
    'protocol/schemas/*',
  );
  return strict && typed;
}

function run(script, ...args) {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    encoding: 'utf8',
  });
  return done.status === 0 || fail(`${script} ${args.join(' ')}`, done.stdout + done.stderr);
}

function fail(what, output) {
  console.error(`${what}\n${output}`);
  return false;
}
