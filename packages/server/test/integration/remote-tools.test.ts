import { postgresTasks } from '@chatdock/mcp-tasks';
import { createTestDatabase } from '@chatdock/testing';
import { Agent } from '@openai/agents-core';
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { decodeJwt } from 'jose';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RemoteServerOptions } from '../../src/index.ts';
import { stepsOf, textOf } from '../agent/support/fake-turn.ts';
import { cardsShown, press } from '../support/approvals.ts';
import { signIn } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { endpoint, taskEndpoint, toolSecret, type ToolEndpoint } from '../support/task-endpoint.ts';
import { startServer, type TestServer, type TestServerOptions } from '../support/test-server.ts';
import { rawToken, userToken } from '../support/user-token.ts';

let opened: OpenTestDatabase;
let endpoints: ToolEndpoint[] = [];
let servers: TestServer[] = [];
let model: ScriptedModel;

beforeAll(async () => {
  opened = await openTestPostgres();
});
beforeEach(() => {
  model = new ScriptedModel();
});
afterEach(async () => {
  for (const server of servers) await server.close();
  for (const open of endpoints) await open.close();
  servers = [];
  endpoints = [];
});
afterAll(() => opened.close());

async function start(
  mcpServers: RemoteServerOptions[],
  options: TestServerOptions = {},
): Promise<TestServer> {
  const server = await startServer({
    database: opened.database,
    respond: undefined,
    agent: (_turn, tools) => new Agent({ name: 'Own', model, mcpServers: tools }),
    mcpServers,
    ...options,
  });
  servers.push(server);
  return server;
}

async function tasks(audience?: string): Promise<ToolEndpoint> {
  return kept(await taskEndpoint(opened.database, audience));
}

function kept(open: ToolEndpoint): ToolEndpoint {
  endpoints.push(open);
  return open;
}

function signed({ url }: ToolEndpoint, rest: Partial<RemoteServerOptions> = {}): RemoteServerOptions {
  return { name: 'tasks', url, signing: { secret: toolSecret }, ...rest };
}

function call(name: string, args: object, callId = `call_${name}`) {
  return functionCall(name, { ...args }, { callId });
}

function tokenFor(sub: string, aud: string): Promise<string> {
  const claims = { sub, aud, exp: Math.floor(Date.now() / 1_000) + 60 };
  return rawToken('{"alg":"HS256"}', JSON.stringify(claims), toolSecret);
}

function tasksOf(subject: string) {
  return postgresTasks(opened.database).forOwner(` ${subject}`);
}

function toolsOf(at: number): string[] {
  return (model.calls[at]?.request.tools ?? []).map(({ name }) => name).toSorted();
}

describe('A6: a token for that server and this user', () => {
  test('is made anew, and never is the user’s own or the client secret', async () => {
    const place = await tasks();
    const { api } = await start([signed(place)]);
    for (const name of ['ada', 'bob']) {
      model.enqueue([call('add_task', { title: `Of ${name}` })], [assistantMessage('Added.')]);
      const user = await signIn(api, name);
      expect(textOf((await user.create('Add it')).events)).toBe('Added.');
      expect((await tasksOf(name).list()).map(({ title }) => title)).toEqual([`Of ${name}`]);
      expect(JSON.stringify(place.seen)).not.toContain(user.secret.slice(3));
    }
    const tokens = place.seen.map(({ headers }) => String(headers.authorization).slice('Bearer '.length));
    const claims = tokens.map((token) => decodeJwt(token));
    expect(new Set(claims.map(({ sub }) => sub))).toEqual(new Set(['ada', 'bob']));
    for (const { aud, iss, exp, iat } of claims) {
      expect({ aud, iss }).toEqual({ aud: place.url, iss: undefined });
      expect(exp! - iat!).toBe(300);
    }
    expect(tokens).not.toContain(await userToken('ada'));
  });

  test('S4: does not open the chat, nor is a user’s token taken by the server', async () => {
    const place = await tasks();
    const { api } = await start([signed(place)]);
    model.enqueue([assistantMessage('Hello.')]);
    await (await signIn(api, 'ada')).create('Hello');
    const { authorization = '' } = place.seen[0]!.headers;
    const session = await fetch(`${api}/session`, { method: 'POST', headers: { authorization } });
    expect(session.status).toBe(401);
    const foreign = { authorization: `Bearer ${await userToken('ada')}`, 'content-type': 'application/json' };
    const refused = await fetch(place.url, { method: 'POST', headers: foreign, body: '{}' });
    expect(refused.status).toBe(401);
  });

  test('for another audience it is refused: the tools are missing, the model knows, the chat goes on', async () => {
    const place = await tasks('https://somebody.else/mcp');
    const { api, log } = await start([signed(place)]);
    model.enqueue([assistantMessage('I cannot reach them.')], [assistantMessage('Still not.')]);
    const user = await signIn(api, 'ada');
    const { threadId, events } = await user.create('Add it');
    expect(textOf(events)).toBe('I cannot reach them.');
    expect(toolsOf(0)).toEqual([]);
    expect(JSON.stringify(model.calls[0]?.request.input)).toContain(String.raw`\"tasks\" cannot be reached`);
    const asked = place.seen.length;
    await user.add(threadId, 'And now?');
    expect(place.seen.length).toBe(asked);
    const lines = JSON.stringify(log.lines);
    expect(lines).toContain('tools did not open');
    expect(lines).not.toContain('Bearer');
  });

  test('users of another issuer than its own get none, and no request is sent for them', async () => {
    const place = await tasks();
    const signing = { secret: toolSecret, issuer: 'https://app.example' };
    const { api } = await start([signed(place, { signing })]);
    model.enqueue([assistantMessage('Hello.')]);
    expect(textOf((await (await signIn(api, 'ada')).create('Hello')).events)).toBe('Hello.');
    expect(place.seen).toEqual([]);
    expect(JSON.stringify(model.calls[0]?.request.input)).not.toContain('cannot be reached');
  });

  test('can be the application’s own, asked for with each request; null: none for this user', async () => {
    const place = await tasks();
    const asked: string[] = [];
    const token = async ({ subject }: { subject: string }) => {
      asked.push(subject);
      return subject === 'eve' ? null : tokenFor(`${subject} there`, place.url);
    };
    const { api } = await start([{ name: 'tasks', url: place.url, token }]);
    model.enqueue(
      [call('add_task', { title: 'Mine' })],
      [assistantMessage('Added.')],
      [assistantMessage('Hello.')],
    );
    await (await signIn(api, 'ada')).create('Add it');
    expect((await tasksOf('ada there').list()).map(({ title }) => title)).toEqual(['Mine']);
    const before = place.seen.length;
    await (await signIn(api, 'eve')).create('Hello');
    expect(place.seen.length).toBe(before);
    expect(toolsOf(2)).toEqual([]);
    expect(new Set(asked)).toEqual(new Set(['ada', 'eve']));
  });
});

describe('the tools', () => {
  test('are listed once for a user, and the connection is used again', async () => {
    const place = await tasks();
    const { api } = await start([signed(place)]);
    const user = await signIn(api, 'cem');
    for (let round = 0; round < 3; round += 1) {
      model.enqueue([call('add_task', { title: `Task ${round}` })], [assistantMessage('Added.')]);
      await user.create('Add it');
    }
    expect(place.count('tools/list')).toBe(1);
    expect(place.count('tools/call')).toBe(3);
    expect(await tasksOf('cem').list()).toHaveLength(3);
  });

  test('that destroy something ask first, and do it after the answer', async () => {
    const place = await tasks();
    const { api } = await start([signed(place)]);
    await tasksOf('dan').add({ title: 'Old' });
    const user = await signIn(api, 'dan');
    model.enqueue([call('delete_task', { task_id: 1 })], [assistantMessage('Gone.')]);
    const { threadId, events } = await user.create('Delete it');
    expect(await tasksOf('dan').list()).toHaveLength(1);
    expect(place.count('tools/call')).toBe(0);
    expect(textOf(await press({ user, threadId }, cardsShown(events)[0], true))).toBe('Gone.');
    expect(await tasksOf('dan').list()).toHaveLength(0);
  });

  test.each<[string, RemoteServerOptions['approvals'], number]>([
    ['always', 'always', 1],
    ['never', 'never', 0],
  ])('ask as their server’s own setting says: %s', async (_name, approvals, cards) => {
    const { api } = await start([signed(await tasks(), { approvals })]);
    await tasksOf(`eli ${cards}`).add({ title: 'Old' });
    const user = await signIn(api, `eli ${cards}`);
    model.enqueue([call('delete_task', { task_id: 1 })], [assistantMessage('Gone.')]);
    expect(cardsShown((await user.create('Delete it')).events)).toHaveLength(cards);
  });

  test('of two servers have different names, and each call reaches its own', async () => {
    const [one, two] = [await tasks(), await tasks()];
    const { api } = await start([
      signed(one, { tools: ['add_task', 'list_tasks'] }),
      signed(two, { name: 'other', tools: ['add_task'] }),
    ]);
    const user = await signIn(api, 'fay');
    model.enqueue(
      [call('add_task', { title: 'One' }), call('other_add_task', { title: 'Two' })],
      [assistantMessage('Added.')],
    );
    await user.create('Add both');
    expect(toolsOf(0)).toEqual(['add_task', 'list_tasks', 'other_add_task']);
    expect([one.count('tools/call'), two.count('tools/call')]).toEqual([1, 1]);
    expect((await tasksOf('fay').list()).map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  test('come to one agent for all, beside its own servers, and to the tasks assistant', async () => {
    const place = await tasks();
    const plain = new Agent({ name: 'One for all', model });
    const { api } = await start([signed(place, { tools: ['get_task'] })], { agent: plain });
    model.enqueue([assistantMessage('Hello.')]);
    await (await signIn(api, 'gil')).create('Hello');
    expect(toolsOf(0)).toEqual(['get_task']);
    expect(plain.mcpServers).toEqual([]);

    const own = await start([signed(place, { name: 'more' })], { agent: undefined });
    const { events } = await (await signIn(own.api, 'gil')).create('Add a task to sleep');
    expect(stepsOf(events)).toEqual([['Add task “Sleep”', 'complete', 'Added as task 1.']]);
    expect(place.count('tools/list')).toBe(2);
  });

  test('of chatdock-tasks in a process of its own', async () => {
    const created = await createTestDatabase();
    const cli = fileURLToPath(new URL('./cli.js', import.meta.resolve('@chatdock/mcp-tasks')));
    const env = { DATABASE_URL: created.url, CHATDOCK_JWT_SECRET: toolSecret, HOME: '/nonexistent' };
    const child = spawn(process.execPath, [cli, '--http', '--port', '0', '--audience', 'tasks'], { env });
    const [line] = await once(createInterface(child.stderr), 'line');
    const url = /served at (?<url>\S+)\. /u.exec(String(line))?.groups?.['url'] ?? String(line);
    const signing = { secret: toolSecret, audience: 'tasks' };
    const { api } = await start([{ name: 'tasks', url, signing }]);
    model.enqueue(
      [call('add_task', { title: 'Far away' })],
      [call('list_tasks', {})],
      [assistantMessage('Added.')],
    );
    const { events } = await (await signIn(api, 'hal')).create('Add it');
    expect(textOf(events)).toBe('Added.');
    const input = model.calls[2]?.request.input;
    expect(Array.isArray(input) && JSON.stringify(input.at(-1))).toContain('Far away'); // the list
    child.kill('SIGKILL');
    await once(child, 'exit');
    await created.drop();
  });
});

async function answerOf(mcpServers: RemoteServerOptions[]): Promise<{ text: string }> {
  const { api } = await start(mcpServers);
  model.enqueue([assistantMessage('Without tools.')]);
  const user = await signIn(api, 'ida');
  const { events } = await user.create('Hello');
  return { text: textOf(events) };
}

describe('a server that', () => {
  test('is dead costs its tools and not the chat', async () => {
    const place = await tasks();
    await place.close();
    expect((await answerOf([signed(place)])).text).toBe('Without tools.');
  });

  test('does not answer costs its time-out, once', async () => {
    const silent = kept(await endpoint(() => () => {}));
    expect((await answerOf([signed(silent, { timeoutMs: 300 })])).text).toBe('Without tools.');
    const asked = silent.seen.length;
    model.enqueue([assistantMessage('Again.')]);
    await (await signIn(servers[0]!.api, 'jan')).create('Hello');
    expect(silent.seen.length).toBe(asked);
  });

  test('sends elsewhere is not followed', async () => {
    const place = await tasks();
    const sending = kept(
      await endpoint(() => (_request, response) => {
        response.writeHead(307, { location: place.url }).end();
      }),
    );
    expect((await answerOf([signed(sending)])).text).toBe('Without tools.');
    expect(place.seen).toEqual([]);
  });

  test('answers without end is cut off', async () => {
    let written = 0;
    const endless = kept(
      await endpoint(() => (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(65_536))) written += 65_536;
        };
        response.on('drain', more);
        more();
      }),
    );
    expect((await answerOf([signed(endless)])).text).toBe('Without tools.');
    expect(written).toBeLessThan(64 * 1_024 * 1_024);
  });

  test('answers rubbish costs its tools', async () => {
    const rubbish = kept(await endpoint(() => (_request, response) => void response.end('<html>')));
    expect((await answerOf([signed(rubbish)])).text).toBe('Without tools.');
  });

  test('dies between list and call: the model is told, and the answer goes on', async () => {
    const place = await tasks();
    const { api } = await start([signed(place)]);
    const user = await signIn(api, 'kim');
    model.enqueue([assistantMessage('Hello.')]);
    const { threadId } = await user.create('Hello');
    await place.close();
    model.enqueue([call('add_task', { title: 'Lost' })], [assistantMessage('That did not work.')]);
    const events = await user.add(threadId, 'Add it');
    expect(textOf(events)).toBe('That did not work.');
    expect(stepsOf(events)).toEqual([['Add task', 'none', 'The tool did not work. Please try again later.']]);
  });
});
