import { createServer } from 'node:http';
import { postgresTasks } from '@chatdock/mcp-tasks';
import { openDatabase } from '@chatdock/mcp-tasks/database';
import { tasksRouter } from '@chatdock/mcp-tasks/http';

// A process that serves the tasks in the database of DATABASE_URL as the package does it. Says its address on stdout.

const [secret = ''] = process.argv.slice(2);
const database = await openDatabase({ url: process.env['DATABASE_URL'] });
const server = createServer(
  tasksRouter({
    tasks: postgresTasks(database),
    auth: { secret, audience: 'bench' },
    url: 'http://127.0.0.1/mcp',
  }),
);

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}/mcp`);
});
