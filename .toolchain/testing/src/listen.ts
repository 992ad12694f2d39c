import { once } from 'node:events';
import type { Server } from 'node:http';
import { freePort } from './postgres.ts';

/**
 * Has a server listen on a free port of this machine, and returns its origin. Connections that rest stay open until the client closes
 * them: by its own clock the server could close one that a request is just coming on.
 */
export async function listen(server: Server): Promise<string> {
  server.keepAliveTimeout = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- until a port is still free when it is taken
    const port = await freePort();
    server.listen(port, '127.0.0.1');
    try {
      // oxlint-disable-next-line no-await-in-loop
      await once(server, 'listening');
      return `http://127.0.0.1:${port}`;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error;
    }
  }
}
