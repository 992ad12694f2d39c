import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from '../../.toolchain/install.mjs';

// Installs the chat UIs that the bench measures Chatdock's beside, where they are missing. `npm start` and `npm test` do without them.

const folder = import.meta.dirname;

/**
 * What is a whole script already, as its own documentation embeds it. What it depends on besides is left out: it comes to
 * 400 MB for each, and the newest @n8n/chat asks for a version that was never published.
 */
const whole = [
  {
    name: '@n8n/chat',
    version: '1.37.0',
    integrity:
      'sha512-V1EQxDp/+rW6o/5OZgbwDfgPJXG8Jrn3TIdq7Z/26QTP90Uo3g2gv8CMnaQcphdTQVR+K06X34DOCRHXa8Tqnw==',
    files: ['package/dist'],
  },
  {
    name: 'botframework-webchat',
    version: '4.18.1',
    integrity:
      'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==',
    files: ['package/dist/webchat.js'],
  },
];

const versionIn = (manifest) => JSON.parse(readFileSync(manifest, 'utf8')).version;

ensureInstalled(folder);
for (const script of whole) unpack(script);

function unpack({ name, version, integrity, files }) {
  const target = join(folder, '.artifacts', name);
  const manifest = join(target, 'package.json');
  if (existsSync(manifest) && versionIn(manifest) === version) return;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const tarball = download(`${name}@${version}`, integrity);
  execFileSync('tar', [
    '-xzf',
    tarball,
    '-C',
    target,
    '--strip-components=1',
    'package/package.json',
    ...files,
  ]);
  rmSync(tarball);
}

/** The path of a package as the registry has it, and as it was when it was written down here. */
function download(spec, integrity) {
  const to = join(folder, '.artifacts');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const said = execFileSync(npm, ['pack', spec, '--json', '--silent', `--pack-destination=${to}`], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    shell: process.platform === 'win32',
  });
  // A list, or, from npm 11 on, an object by name.
  const [packed] = Object.values(JSON.parse(said));
  if (packed.integrity !== integrity) throw new Error(`${spec} is not what it was: ${packed.integrity}`);
  return join(to, packed.filename);
}
