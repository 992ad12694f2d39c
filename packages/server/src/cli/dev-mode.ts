import { isLoopback, type ListeningPlace } from './listening-place.ts';
import { playgroundUser } from './playground-user.ts';
import { StartError } from './start-error.ts';
import type { Environment } from './variables.ts';
import type { WayIn } from './ways-in.ts';

/** A developer on this machine, who needs no token. */
export interface Developer {
  readonly way: WayIn;
  /** A fresh token of the playground's user. */
  readonly token: () => Promise<string>;
}

/**
 * Lets the playground's user in. Only where nobody else can ask for it: not in production, not from other machines, not through
 * a proxy that would make them look like this one.
 *
 * @throws StartError
 */
export function devMode(environment: Environment, { host }: ListeningPlace): Developer {
  if (environment.NODE_ENV === 'production')
    throw new StartError('--dev is not for production: unset NODE_ENV.');
  if (!isLoopback(host))
    throw new StartError('--dev lets in whoever asks, so it listens on this machine only: leave HOST out.');
  if (environment.CHATDOCK_TRUST_PROXY !== undefined)
    throw new StartError('--dev is not for a server behind a proxy: unset CHATDOCK_TRUST_PROXY.');
  const user = playgroundUser();
  const way = { auth: user.way, description: 'the developer at this machine (--dev)' };
  return { way, token: () => user.token() };
}
