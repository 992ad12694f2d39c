import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase } from '@chatdock/testing';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { MCPServerStdio } from '@openai/agents-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { postgresTasks } from '../../src/index.ts';
import { cli, runTasksCli } from '../support/run-tasks-cli.ts';

let created: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  created = await createTestDatabase();
});
afterAll(() => created.drop());

const args = ['--disable-warning=ExperimentalWarning', cli];
const environment = (owner: string) => ({ DATABASE_URL: created.url, CHATDOCK_OWNER: owner });
const server = (owner: string) => ({ command: process.execPath, args, env: environment(owner) });
const added = { task_id: 1, status: 'created', title: 'Buy groceries' };
const toAdd = { name: 'add_task', arguments: { title: 'Buy groceries' } };

async function titlesOf(owner: string): Promise<string[]> {
  const database = await openDatabase({ url: created.url });
  try {
    return (await postgresTasks(database).forOwner(owner).list()).map(({ title }) => title);
  } finally {
    await database.close();
  }
}

describe('A7: real clients over stdio', () => {
  test.each([
    ['v2', undefined, '2025-11-25'],
    ['v2 auto', { mode: 'auto' } as const, '2026-07-28'],
    ['v2 pinned', { mode: { pin: '2026-07-28' } } as const, '2026-07-28'],
  ])('%s', async (owner, versionNegotiation, revision) => {
    const client = new Client(
      { name: 'test', version: '1.0.0' },
      versionNegotiation ? { versionNegotiation } : {},
    );
    await client.connect(new StdioClientTransport(server(owner)));
    expect(client.getNegotiatedProtocolVersion()).toBe(revision);
    expect((await client.callTool(toAdd)).structuredContent).toEqual(added);
    await client.close();
    expect(await titlesOf(owner)).toEqual(['Buy groceries']);
  });

  test('v1', async () => {
    const client = new V1Client({ name: 'test', version: '1.0.0' });
    await client.connect(new V1Transport(server('v1')));
    expect((await client.callTool(toAdd)).structuredContent).toEqual(added);
    await client.close();
    expect(await titlesOf('v1')).toEqual(['Buy groceries']);
  });

  test('the Agents SDK', async () => {
    const agent = new MCPServerStdio({ name: 'tasks', clientSessionTimeoutSeconds: 60, ...server('agent') });
    await agent.connect();
    expect((await agent.listTools()).map(({ name }) => name)).toContain('delete_task');
    const [answer] = await agent.callTool(toAdd.name, toAdd.arguments);
    expect(answer).toMatchObject({ type: 'text', text: JSON.stringify(added) });
    await agent.close();
    expect(await titlesOf('agent')).toEqual(['Buy groceries']);
  });
});

const initialize = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
});
const call = (id: number, name: string, input: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: input } });

/** Writes lines and waits until as many answers have come; then the input ends. */
async function converse(lines: readonly string[], env: Record<string, string>, answers: number) {
  const { child, ended } = runTasksCli([], env);
  let stdout = '';
  child.stdout?.on('data', (data) => (stdout += String(data)));
  child.stdin?.write(lines.map((line) => `${line}\n`).join(''));
  while (stdout.split('\n').length <= answers && child.exitCode === null) await sleep(20);
  const at = performance.now();
  child.stdin?.end();
  return { ...(await ended), endedAfter: performance.now() - at };
}

describe('A7: a process of its own', () => {
  test('stdout holds one JSON-RPC message a line and nothing else; it ends with its input', async () => {
    const lines = [
      initialize,
      call(2, 'add_task', { title: 'a' }),
      call(3, 'list_tasks'),
      'no JSON at all',
      '{}',
    ];
    const { code, stdout, stderr, endedAfter } = await converse(lines, environment('pure'), 3);
    expect(code).toBe(0);
    expect(endedAfter).toBeLessThan(60_000);
    const messages = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(messages.map(({ jsonrpc }) => jsonrpc)).toEqual(messages.map(() => '2.0'));
    expect(messages.map(({ id }) => id)).toEqual(expect.arrayContaining([1, 2, 3]));
    expect(stderr).not.toContain('no JSON at all');
  });

  test('the database is opened by the first call: starting and asking for tools leaves no trace', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chatdock-stdio-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const tools = '{"jsonrpc":"2.0","id":2,"method":"tools/list"}';
    const { code, stderr } = await converse(
      [initialize, tools],
      { CHATDOCK_DATA_DIR: join(folder, 'data') },
      2,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  test('a database that cannot be reached is a tool error, and one sentence for the operator without the password', async () => {
    const env = { DATABASE_URL: 'postgres://someone:hunter2@127.0.0.1:1/none' };
    const { code, stdout, stderr } = await converse([initialize, call(2, 'list_tasks')], env, 2);
    expect(code).toBe(0);
    expect(stdout).toContain('tasks_unavailable');
    expect(stdout + stderr).not.toContain('hunter2');
    expect(stderr).toBe('PostgreSQL at 127.0.0.1:1 does not answer (connection refused).\n');
  });

  test('the owner is "local" by default, and a blank one is refused', async () => {
    await converse([initialize, call(2, 'add_task', { title: 'mine' })], { DATABASE_URL: created.url }, 2);
    expect(await titlesOf('local')).toEqual(['mine']);
    const { code, stdout, stderr } = await runTasksCli([], { CHATDOCK_OWNER: '  ' }).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('The owner is blank or holds characters that cannot be stored.\n');
  });

  test('a client that is gone before its answer is no error', async () => {
    const child = spawn(process.execPath, args, { env: environment('gone') });
    onTestFinished(() => void child.kill('SIGKILL'));
    child.stdout.destroy();
    child.stdin.end(`${initialize}\n`);
    const [[code], stderr] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('SIGTERM ends it, exit code 0', async () => {
    const { child, ended } = runTasksCli([], environment('stopped'));
    child.stdin?.write(`${initialize}\n`);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });
});
