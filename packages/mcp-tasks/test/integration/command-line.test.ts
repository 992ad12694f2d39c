import { createServer } from 'node:http';
import { createTestDatabase, listen } from '@chatdock/testing';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runTasksCli, startHttpCli } from '../support/run-tasks-cli.ts';
import { mcpHeaders, messageOf, toolCall } from '../support/tasks-http.ts';
import { audience, userSecret, userToken } from '../support/user-token.ts';

let created: Awaited<ReturnType<typeof createTestDatabase>>;
let env: Record<string, string>;
beforeAll(async () => {
  created = await createTestDatabase();
  env = { DATABASE_URL: created.url, CHATDOCK_JWT_SECRET: userSecret };
});
afterAll(() => created.drop());

describe('chatdock-tasks', () => {
  test('--help and --version print to stdout and end well', async () => {
    const help = await runTasksCli(['--help']).ended;
    expect({ ...help, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: '' });
    for (const word of [
      '--http',
      '--port',
      '--host',
      '--audience',
      'CHATDOCK_JWT_SECRET',
      'CHATDOCK_OWNER',
    ]) {
      expect(help.stdout).toContain(word);
    }
    expect(Math.max(...help.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(116);
    const version = await runTasksCli(['--version']).ended;
    expect(version).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/u), stderr: '' });
  });

  test.each([
    ['an unknown flag', ['--wrong'], {}, /^Unknown option '--wrong'\. Try --help\.\n$/u],
    ['a flag without its value', ['--http', '--port'], {}, /^Option '--port <value>' argument missing/u],
    ['an unknown command', ['serve'], {}, /^There is no command "serve"/u],
    ['a flag of --http without it', ['--port', '1'], {}, /^--port goes with --http/u],
    ['a port that is none', ['--http', '--port', '99999'], {}, /^--port must be/u],
    ['no audience', ['--http'], { CHATDOCK_JWT_SECRET: userSecret }, /^Set --audience/u],
    ['no secret', ['--http', '--audience', 'tasks'], {}, /^Set CHATDOCK_JWT_SECRET .* or CHATDOCK_JWKS_URL/u],
    [
      'a short secret',
      ['--http', '--audience', 'tasks'],
      { CHATDOCK_JWT_SECRET: 'hunter2' },
      /^CHATDOCK_JWT_SECRET has 7 characters/u,
    ],
    [
      'keys without an issuer',
      ['--http', '--audience', 'tasks'],
      { CHATDOCK_JWKS_URL: 'https://issuer.example/jwks' },
      /^With CHATDOCK_JWKS_URL, set CHATDOCK_JWT_ISSUER/u,
    ],
    [
      'both',
      ['--http', '--audience', 'tasks'],
      { CHATDOCK_JWKS_URL: 'https://issuer.example/jwks', CHATDOCK_JWT_SECRET: userSecret },
      /not both/u,
    ],
    [
      'a database that does not answer',
      ['--http', '--audience', 'tasks'],
      { CHATDOCK_JWT_SECRET: userSecret, DATABASE_URL: 'postgres://a:hunter2@127.0.0.1:1/b' },
      /^PostgreSQL at 127\.0\.0\.1:1 does not answer/u,
    ],
    [
      'an address that is none',
      ['--http', '--audience', 'tasks', '--host', 'a b'],
      {},
      /--host|CHATDOCK_JWT/u,
    ],
  ])('%s: one sentence on stderr, exit code 1', async (...[, args, settings, message]) => {
    const { code, stdout, stderr } = await runTasksCli(args, settings).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/hunter2|\bat .+:\d+:\d+/u);
  });

  test('a port that is taken: one sentence, exit code 1', async () => {
    const other = createServer();
    const { port } = new URL(await listen(other));
    onTestFinished(() => void other.close());
    const { code, stderr } = await runTasksCli(['--http', '--port', port, '--audience', audience], env).ended;
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `127.0.0.1:${port} is taken: choose another port with --port, or end what listens there.\n`,
    });
  });
});

describe('chatdock-tasks --http', () => {
  test('serves at /mcp those who have a token for its audience, and ends on SIGTERM with exit code 0', async () => {
    const { child, ended, url } = await startHttpCli(['--audience', 'tasks'], env);
    expect(url.pathname).toBe('/mcp');
    const token = await userToken({ sub: 'ada', aud: 'tasks' });
    const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
    const requestInit = { headers: { authorization: `Bearer ${token}` } };
    await client.connect(new StreamableHTTPClientTransport(url, { requestInit }));
    const { structuredContent } = await client.callTool({ name: 'add_task', arguments: { title: 'By CLI' } });
    expect(structuredContent).toEqual({ task_id: 1, status: 'created', title: 'By CLI' });
    await client.close();

    const headers = {
      ...mcpHeaders,
      authorization: `Bearer ${await userToken({ sub: 'ada', aud: 'other' })}`,
    };
    const refused = await fetch(url, { method: 'POST', headers, body: toolCall('list_tasks') });
    expect(refused.status).toBe(401);
    const metadata = /resource_metadata="([^"]+)"/u.exec(refused.headers.get('www-authenticate') ?? '')?.[1];
    expect(await (await fetch(metadata ?? '')).json()).toMatchObject({ resource: url.href });

    child.kill('SIGTERM');
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).not.toContain('By CLI');
  });

  test('an audience that is an address is the address that clients are told', async () => {
    const { child, ended, url } = await startHttpCli(['--audience', audience, '--allow-host', 'tasks'], env);
    expect(url.href).toBe(audience);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('a call that runs is answered before it ends', async () => {
    const { child, ended, url } = await startHttpCli(['--audience', 'tasks'], env);
    const token = await userToken({ sub: 'late', aud: 'tasks' });
    const headers = { ...mcpHeaders, authorization: `Bearer ${token}` };
    const calls = Array.from({ length: 20 }, async (_, index) => {
      const body = toolCall('add_task', { title: `task ${index}` });
      return messageOf(await fetch(url, { method: 'POST', headers, body }));
    });
    await calls[0];
    child.kill('SIGTERM');
    const answers = await Promise.allSettled(calls);
    expect((await ended).code).toBe(0);
    // Whatever was let in was answered in full; what came after the door closed was refused a connection.
    const answered = answers.filter((answer) => answer.status === 'fulfilled').map(({ value }) => value);
    expect(answered.length).toBeGreaterThan(0);
    for (const message of answered) {
      expect(message).toMatchObject({ result: { structuredContent: { status: 'created' } } });
    }
  });
});

const own = (owner: string) => ({ DATABASE_URL: created.url, CHATDOCK_OWNER: owner });

describe('chatdock-tasks export and import', () => {
  test.each(['json', 'csv', 'icalendar'])('%s goes out and comes back in', async (format) => {
    const tasks = JSON.stringify([
      { title: 'One', completed: false },
      { title: 'Two', completed: true },
    ]);
    const from = own(`from ${format}`);
    const filled = await runTasksCli(['import', '-'], from, tasks).ended;
    expect(filled).toEqual({ code: 0, stdout: '', stderr: '2 imported, 0 here already.\n' });
    const file = await runTasksCli(['export', '--format', format], from).ended;
    expect({ ...file, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: '' });
    const to = own(`to ${format}`);
    for (const stderr of ['2 imported, 0 here already.\n', '0 imported, 2 here already.\n']) {
      const copied = await runTasksCli(['import', '-', '--format', format], to, file.stdout).ended;
      expect(copied).toEqual({ code: 0, stdout: '', stderr });
    }
    expect((await runTasksCli(['export', '--format', format], to).ended).stdout).toBe(file.stdout);
  });

  test.each([
    ['a file that is none', ['import', '-'], 'no JSON', /^\S.*\n$/u],
    ['a file that is not there', ['import', '/nonexistent.csv'], '', /^\/nonexistent\.csv cannot be read/u],
    ['no file', ['import'], '', /^import takes one file/u],
    [
      'a format that is none',
      ['export', '--format', 'xml'],
      '',
      /^--format must be one of json, csv, icalendar/u,
    ],
    ['too many files', ['export', 'a'], '', /^export writes to stdout/u],
  ])('%s: one sentence on stderr, exit code 1', async (...[, args, input, message]) => {
    const { code, stdout, stderr } = await runTasksCli(args, own('nobody'), input).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('no JSON');
  });
});
