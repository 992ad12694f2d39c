import { once } from 'node:events';
import type { Server } from 'node:http';

/** Listens on a free port and gives the origin, `http://127.0.0.1:PORT`. */
export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}
