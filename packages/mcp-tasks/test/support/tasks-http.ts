import { createServer } from 'node:http';
import { createTestDatabase, listen } from '@chatdock/testing';
import { openDatabase } from '../../src/database/index.ts';
import { tasksRouter, type TasksHttpOptions } from '../../src/http/index.ts';
import { migrateTasks, postgresTasks, type PostgresTasks } from '../../src/index.ts';
import { audience, userSecret, userToken } from './user-token.ts';

/** Tasks on a Postgres database of their own. */
export interface TestTasks {
  tasks: PostgresTasks;
  close(): Promise<void>;
}

export async function openTestTasks(): Promise<TestTasks> {
  const created = await createTestDatabase();
  const database = await openDatabase({ url: created.url, connectTimeoutMs: 60_000 }); // tests ask much at a time
  await migrateTasks(database);
  return {
    tasks: postgresTasks(database),
    async close() {
      await database.close();
      await created.drop();
    },
  };
}

/** The tasks over HTTP, on a port of their own. */
export interface TestEndpoint {
  origin: string;
  /** Where messages go. */
  url: URL;
  /** What `onError` was told. */
  errors: unknown[];
  close(): Promise<void>;
}

/** Serves with `tasksRouter`; unless options say otherwise, users are known by `userSecret` and requests go to this machine. */
export async function startEndpoint(
  tasks: PostgresTasks,
  options: Partial<TasksHttpOptions> = {},
): Promise<TestEndpoint> {
  const errors: unknown[] = [];
  const server = createServer();
  const origin = await listen(server);
  const url = new URL('/mcp', origin);
  const router = tasksRouter({
    tasks,
    auth: { secret: userSecret, audience },
    url,
    onError: (error) => errors.push(error),
    ...options,
  });
  server.on('request', router);
  return {
    origin,
    url,
    errors,
    async close() {
      await router.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A call of a tool as one message of the 2025-11-25 revision. */
export function toolCall(name: string, args: Record<string, unknown> = {}, id: number | string = 1): string {
  return JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args } });
}

export const mcpHeaders = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};

/** Posts one message as a user. */
export async function post(url: URL, user: string, body: string): Promise<Response> {
  const token = await userToken(user);
  return fetch(url, { method: 'POST', headers: { ...mcpHeaders, authorization: `Bearer ${token}` }, body });
}

/** The JSON-RPC message of an answer, which the 2025-11-25 revision sends as an event. */
export async function messageOf(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  const data = /^data: (.*)$/mu.exec(text)?.[1] ?? text;
  return JSON.parse(data);
}
