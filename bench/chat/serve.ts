import type { Server } from 'node:http';

/** What a contestant's process holds, in bytes. */
export interface Memory {
  rss: number;
  /** After a collection, where the process was started with one to ask for. */
  heap: number;
}

/** Listens on a free port, tells the bench where, and answers what it asks about this process. */
export function serve(server: Server): void {
  process.on('message', (question) => {
    if (question === 'end') process.exit();
    process.send?.(question === 'cpu' ? cpu() : memory());
  });
  process.on('disconnect', () => process.exit());
  // A connection waits while the others are measured, also before its first request.
  server.keepAliveTimeout = 0;
  server.headersTimeout = 0;
  server.requestTimeout = 0;
  server.listen(0, '127.0.0.1', 4_096, () => {
    const address = server.address();
    if (typeof address === 'object') process.send?.(`http://127.0.0.1:${address?.port}/api/chatkit`);
  });
}

/** Microseconds of processor time since the process began. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function memory(): Memory {
  globalThis.gc?.();
  globalThis.gc?.(); // what the first one finalised
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heap: heapUsed };
}
