import { listeningPlace } from './listening-place.ts';
import { mountPath } from './mount.ts';
import { say } from './say.ts';
import type { Environment } from './variables.ts';

/** Asks the server of this environment whether it is ready. Resolves to the exit code: 0 when it is, 1 when it is not. */
export async function askHealth(environment: Environment): Promise<number> {
  const { port, host } = listeningPlace(environment);
  const reachable =
    { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  try {
    const response = await fetch(`http://${reachable}:${port}${mountPath}/readyz`, {
      signal: AbortSignal.timeout(4_000),
    });
    if (response.ok) return 0;
    say(`The server answers ${response.status}.`);
  } catch {
    say(`Nothing answers at ${reachable}:${port}.`);
  }
  return 1;
}
