import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Installs the chat UIs that ours is measured beside, when they are not there yet. */
export function installPeers(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('peers/install.mjs', import.meta.url))], {
    stdio: 'inherit',
  });
}
