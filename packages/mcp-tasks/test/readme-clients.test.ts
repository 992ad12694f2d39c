import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createTestDatabase, freePort } from '@chatdock/testing';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { marked, writeSnippets } from './support/readme-snippets.ts';
import { runScript } from './support/run-script.ts';
import { cli, startHttpCli } from './support/run-tasks-cli.ts';
import { userSecret, userToken } from './support/user-token.ts';

// What the README says to put into assistants and shells does what it says. `npx -y @chatdock/mcp-tasks` is the command of this clone.

let created: Awaited<ReturnType<typeof createTestDatabase>>;
let written: ReturnType<typeof writeSnippets>;
let env: Record<string, string>;
beforeAll(async () => {
  created = await createTestDatabase();
  written = writeSnippets();
  const bin = join(written.folder, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\n[ "$1 $2" = "-y @chatdock/mcp-tasks" ] || exit 9\nshift 2\nexec "${process.execPath}" "${cli}" "$@"\n`,
  );
  chmodSync(join(bin, 'npx'), 0o755);
  env = {
    PATH: [bin, process.env['PATH']].join(delimiter),
    DATABASE_URL: created.url,
    CHATDOCK_JWT_SECRET: userSecret,
  };
});
afterAll(async () => {
  written.remove();
  await created.drop();
});

const Stdio = z.object({
  type: z.literal('stdio').optional(),
  command: z.literal('npx'),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()).optional(),
});
const Http = z.object({
  type: z.literal('http').optional(),
  url: z.literal('http://127.0.0.1:3001/mcp'),
  headers: z.object({
    Authorization: z.string().regex(/^Bearer \$\{(?:input:tasks-token|env:TASKS_TOKEN)\}$/),
  }),
});
const Servers = z.record(z.string(), z.union([Stdio, Http]));
const configs = z.union([
  z.strictObject({ mcpServers: Servers }).transform(({ mcpServers }) => mcpServers),
  z
    .strictObject({ servers: Servers, inputs: z.array(z.object({ id: z.literal('tasks-token') })) })
    .transform(({ servers }) => servers),
]);

test.each(['claude', 'vscode', 'cursor'])(
  '%s: every server of the settings offers the tools',
  async (name) => {
    const servers = Object.values(configs.parse(JSON.parse(marked.get(name) ?? '')));
    expect(servers.length).toBeGreaterThan(0);
    const { url } = await startHttpCli(['--audience', 'tasks'], env);
    const token = await userToken({ sub: 'ann', aud: 'tasks' });
    for (const server of servers) {
      const client = new Client({ name: 'test', version: '1.0.0' });
      const transport =
        'command' in server
          ? new StdioClientTransport({
              command: server.command,
              args: server.args,
              env: { ...env, ...server.env },
            })
          : new StreamableHTTPClientTransport(url, {
              requestInit: {
                headers: { Authorization: server.headers.Authorization.replace(/\$\{.*\}/, token) },
              },
            });
      await client.connect(transport);
      expect((await client.listTools()).tools.map((tool) => tool.name)).toContain('add_task');
      await client.close();
    }
  },
);

test('curl adds a task', async ({ skip }) => {
  skip(spawnSync('curl', ['--version']).status !== 0, 'There is no curl on this machine.');
  const { url } = await startHttpCli(['--audience', 'tasks'], env);
  const script = marked.get('curl')?.replace('http://127.0.0.1:3001/mcp', url.href) ?? '';
  const path = [join(process.execPath, '..'), env['PATH']].join(delimiter);
  const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8', env: { ...env, PATH: path } });
  expect(stdout).toContain(String.raw`{\"task_id\":1,\"status\":\"created\",\"title\":\"Buy groceries\"}`);
});

test('agent-tools.ts finds tools over HTTP and in a process of its own', async () => {
  const { url } = await startHttpCli(['--audience', 'tasks'], env);
  const tokens = { TASKS_URL: url.href, TASKS_TOKEN: await userToken({ sub: 'ann', aud: 'tasks' }) };
  const { ended } = runScript('agent-tools.ts', { cwd: written.folder, env: { ...env, ...tokens } });
  expect(await ended).toEqual({ code: 0, stdout: 'true\ntrue\n', stderr: '' });
});

test('mount.ts serves the tasks in Express, and ends cleanly', async () => {
  const port = await freePort();
  const { child, ended } = runScript('mount.ts', {
    cwd: written.folder,
    env: { ...env, PORT: String(port) },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  const client = new Client({ name: 'test', version: '1.0.0' });
  const headers = { Authorization: `Bearer ${await userToken({ sub: 'mount', aud: 'tasks' })}` };
  const address = new URL(`http://localhost:${port}/mcp`);
  await client.connect(new StreamableHTTPClientTransport(address, { requestInit: { headers } }));
  const { structuredContent } = await client.callTool({ name: 'add_task', arguments: { title: 'Mounted' } });
  expect(structuredContent).toMatchObject({ task_id: 1 });
  await client.close();
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, stdout: 'ready\n', stderr: '' });
});
