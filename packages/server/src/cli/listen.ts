import { once } from 'node:events';
import type { Server, ServerOptions } from 'node:http';
import { isLoopback, type ListeningPlace } from './listening-place.ts';
import { StartError } from './start-error.ts';

/**
 * How long senders may take, in milliseconds. Bodies have limits of their own, which answer; what takes longer than the longest
 * of them, an upload of five minutes, is cut off here.
 */
export const serverSettings: ServerOptions = {
  headersTimeout: 15_000,
  requestTimeout: 310_000,
  connectionsCheckingInterval: 5_000,
};

/** Listens, and gives the address: `http://127.0.0.1:3000`. @throws StartError */
export async function listen(server: Server, { port, host }: ListeningPlace): Promise<string> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(refusal(error, `${inUrl(host)}:${port}`));
  }
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return `http://${isLoopback(host) ? inUrl(host) : reachable(host)}:${taken}`;
}

function refusal(error: unknown, place: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `${place} is taken: set PORT to another port, or end what listens there.`;
  if (code === 'EACCES')
    return `${place} may not be listened on: set PORT to one above 1023; those below are for administrators.`;
  return `${place} cannot be listened on (${code}): set HOST to an address of this machine.`;
}

/** A server that listens everywhere is reached here. */
function reachable(host: string): string {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : inUrl(host);
}

/** An IPv6 address stands in brackets there. */
function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
