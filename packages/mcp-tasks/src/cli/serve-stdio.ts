import { once } from 'node:events';
import { Writable } from 'node:stream';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { postgresTasks } from '../postgres-tasks.ts';
import { createTaskServer } from '../task-server.ts';
import type { Environment } from './environment.ts';
import { LazyDatabase } from './lazy-database.ts';
import { sayError } from './say.ts';
import { untilStopped } from './until-stopped.ts';

/** Serves one owner over stdin and stdout, until the input ends or the process is asked to stop. Rejects for a blank owner. */
export async function serveOverStdio(environment: Environment): Promise<void> {
  const database = new LazyDatabase(environment);
  const tasks = postgresTasks(database).forOwner(environment.owner);
  const stopped = Promise.race([once(process.stdin, 'close'), untilStopped()]);
  const server = serveStdio(() => createTaskServer(tasks, { onError: sayError }), {
    transport: new StdioServerTransport(process.stdin, takeStdout()),
    onerror: sayError,
  });
  await stopped;
  await server.close();
  process.stdin.destroy();
  await database.close();
}

/** Standard output for messages alone: whatever else in this process writes there goes to stderr from now on. */
function takeStdout(): Writable {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  // A client that has gone no longer reads, which is no error: its input ends too, and that ends this.
  const messages = new Writable({
    write: (chunk: Buffer, _encoding, done) => void write(chunk, () => done()),
  });
  process.stdout.on('error', () => {});
  return messages;
}
