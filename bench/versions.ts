import { existsSync, readFileSync } from 'node:fs';
import { findChromium, launchChromium } from '@chatdock/testing/chromium';
import { serverVersion, startPostgres } from '@chatdock/testing/postgres';

/** Where packages are, in the order in which they are looked for. */
const folders = ['../node_modules/', 'peers/node_modules/', 'peers/.artifacts/'].map(
  (folder) => new URL(folder, import.meta.url),
);

/** Each name with its version, as it is installed here. */
export function versionsOf(names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map(async (name) => `${name} ${await versionOf(name)}`));
}

function versionOf(name: string): Promise<string> | string {
  if (name === 'Chromium') return chromiumVersion();
  if (name === 'Postgres') return postgresVersion();
  const manifest = folders
    .map((folder) => new URL(`${name}/package.json`, folder))
    .find((path) => existsSync(path));
  if (!manifest) throw new Error(`${name} is not installed.`);
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}

async function chromiumVersion(): Promise<string> {
  const browser = await launchChromium((await findChromium()).path);
  const version = browser.version();
  await browser.close();
  return version;
}

async function postgresVersion(): Promise<string> {
  const cluster = await startPostgres();
  try {
    return await serverVersion(cluster.url);
  } finally {
    await cluster.stop();
  }
}
