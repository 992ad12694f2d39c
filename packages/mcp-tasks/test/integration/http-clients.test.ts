import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { MCPServerStreamableHttp } from '@openai/agents-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestTasks, startEndpoint, type TestEndpoint, type TestTasks } from '../support/tasks-http.ts';
import { userToken } from '../support/user-token.ts';

// The clients that people have, each against the same endpoint.

let opened: TestTasks;
let endpoint: TestEndpoint;
beforeAll(async () => {
  opened = await openTestTasks();
  endpoint = await startEndpoint(opened.tasks);
});
afterAll(async () => {
  await endpoint.close();
  await opened.close();
});

const asUser = async (user: string) => ({
  requestInit: { headers: { authorization: `Bearer ${await userToken(user)}` } },
});
const added = { task_id: 1, status: 'created', title: 'Buy groceries' };

describe('the v2 client', () => {
  test.each([
    ['by default', undefined, '2025-11-25'],
    ['that looks what the server speaks', { mode: 'auto' } as const, '2026-07-28'],
    ['pinned to the new revision', { mode: { pin: '2026-07-28' } } as const, '2026-07-28'],
  ])('%s', async (user, versionNegotiation, revision) => {
    const client = new Client(
      { name: 'test', version: '1.0.0' },
      versionNegotiation ? { versionNegotiation } : {},
    );
    await client.connect(new StreamableHTTPClientTransport(endpoint.url, await asUser(user)));
    expect(client.getNegotiatedProtocolVersion()).toBe(revision);
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('add_task');
    const result = await client.callTool({ name: 'add_task', arguments: { title: 'Buy groceries' } });
    expect(result.structuredContent).toEqual(added);
    const refused = await client.callTool({ name: 'complete_task', arguments: { task_id: 9 } });
    expect(refused.isError).toBe(true);
    await client.close();
  });
});

test('the v1 client', async () => {
  const client = new V1Client({ name: 'test', version: '1.0.0' });
  const transport = new V1Transport(endpoint.url, await asUser('v1'));
  await client.connect(transport);
  expect(transport.protocolVersion).toBe('2025-11-25');
  const result = await client.callTool({ name: 'add_task', arguments: { title: 'Buy groceries' } });
  expect(result.structuredContent).toEqual(added);
  await client.close();
});

test('the Agents SDK', async () => {
  const server = new MCPServerStreamableHttp({
    url: endpoint.url.href,
    name: 'tasks',
    clientSessionTimeoutSeconds: 60,
    ...(await asUser('agent')),
  });
  await server.connect();
  expect((await server.listTools()).map(({ name }) => name)).toContain('delete_task');
  const [answer] = await server.callTool('add_task', { title: 'Buy groceries' });
  expect(answer).toMatchObject({ type: 'text', text: JSON.stringify(added) });
  await server.close();
});

test('a client whose token is not valid is told so', async () => {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const headers = { authorization: `Bearer ${await userToken({ sub: 'ann', aud: 'elsewhere' })}` };
  const transport = new StreamableHTTPClientTransport(endpoint.url, { requestInit: { headers } });
  await expect(client.connect(transport)).rejects.toThrow(/not valid here/u);
});

test('clients of several users at once see their own tasks', async () => {
  const users = Array.from({ length: 8 }, (_, index) => `many ${index}`);
  const titles = await Promise.all(
    users.map(async (user) => {
      const client = new Client({ name: 'test', version: '1.0.0' });
      await client.connect(new StreamableHTTPClientTransport(endpoint.url, await asUser(user)));
      for (let round = 1; round <= 5; round += 1) {
        await client.callTool({ name: 'add_task', arguments: { title: `${user}, ${round}` } });
      }
      const { structuredContent } = await client.callTool({ name: 'list_tasks', arguments: {} });
      await client.close();
      return structuredContent;
    }),
  );
  for (const [index, user] of users.entries()) {
    const tasks = [1, 2, 3, 4, 5].map((id) => expect.objectContaining({ id, title: `${user}, ${id}` }));
    expect.soft(titles[index]).toMatchObject({ tasks });
  }
});

test('none of it was an error on our side', () => expect(endpoint.errors).toEqual([]));
