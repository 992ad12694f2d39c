import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * Listens on a free port and gives the origin, `http://127.0.0.1:PORT`. Connections that rest are closed by whoever asks: were it
 * this end, a process that was held up for some seconds would send its next request into one that is just being closed.
 */
export async function listen(server: Server): Promise<string> {
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}
