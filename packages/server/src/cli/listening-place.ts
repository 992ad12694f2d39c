import { StartError } from './start-error.ts';
import { UsageError } from './usage-error.ts';
import type { Environment } from './variables.ts';

/** Where the server listens. */
export interface ListeningPlace {
  readonly port: number;
  readonly host: string;
}

/** By the flags, else by the environment. Only this machine is let in unless someone says otherwise. */
export function listeningPlace(
  environment: Environment,
  flags: { port?: string | undefined; host?: string | undefined } = {},
): ListeningPlace {
  const text = flags.port ?? environment.PORT ?? '3000';
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port > 65_535) {
    const sentence = 'must be a number from 0 to 65535.';
    throw flags.port === undefined
      ? new StartError(`PORT ${sentence}`)
      : new UsageError(`--port ${sentence}`);
  }
  return { port, host: flags.host ?? environment.HOST ?? '127.0.0.1' };
}

/** Whether only this machine can reach it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/u.test(host);
}
