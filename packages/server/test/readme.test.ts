import { createTestDatabase, freePort } from '@chatdock/testing';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { variables } from '../src/cli/variables.ts';
import { chatClient, openSession } from './support/chat-client.ts';
import { startHosting } from './support/hosting-server.ts';
import { readLive } from './support/live-events.ts';
import { blockCount, snippets, writeSnippets } from './support/readme-snippets.ts';
import { startIssuer } from './support/issuer.ts';
import { startScriptedOpenAI } from './support/scripted-openai.ts';
import { userSecret, userToken } from './support/user-token.ts';
import { askSession, bearer, both } from './support/visitor.ts';

// Every snippet of the README runs here as it stands, against the built package.

let created: Awaited<ReturnType<typeof createTestDatabase>>;
let written: ReturnType<typeof writeSnippets>;
beforeAll(async () => {
  created = await createTestDatabase();
  written = writeSnippets();
});
afterAll(async () => {
  written.remove();
  await created.drop();
});

/** Starts a snippet and waits until it answers. */
async function start(name: string, env: Record<string, string>) {
  const port = await freePort();
  const child = spawn(process.execPath, [name], {
    cwd: written.folder,
    env: { PATH: process.env['PATH'], PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const exited = once(child, 'exit');
  const origin = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${origin}/api/chatkit/readyz`).then(
      () => true,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`${name} ended: ${(await output).join('\n')}`);
    await sleep(50);
  }
  /** Ends it as a supervisor would; what it said, and how it ended. */
  const end = async () => {
    child.kill('SIGTERM');
    const [code] = await exited;
    return { code: code as unknown, output: (await output).join('') };
  };
  return { origin, api: `${origin}/api/chatkit`, port, end };
}

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const known = () => ({ DATABASE_URL: created.url, BETTER_AUTH_SECRET: userSecret });

test('there is no snippet that is not run here', () => {
  expect([...snippets.keys()]).toEqual([
    'server.ts',
    'hono.ts',
    'several-ways.ts',
    'tasks-route.ts',
    'agent.ts',
    'respond.ts',
    'widgets.ts',
    'attachments.ts',
    'own-code.ts',
    'embed.ts',
    'hosted.ts',
  ]);
  expect(blockCount).toBe(snippets.size);
});

test('the snippets have no type errors', () => {
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  writeFileSync(
    join(written.folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['*.ts'] }),
  );
  writeFileSync(join(written.folder, 'package.json'), '{"type":"module"}');
  const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', written.folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
});

test('server.ts: a page with a chat, on the embedded database and the offline model', async () => {
  const app = await start('server.ts', {});
  const page = await fetch(app.origin);
  expect(await page.text()).toContain('<script src="/api/chatkit/embed.js" defer>');
  expect((await fetch(`${app.api}/embed.js`)).status).toBe(200);
  const refused = await fetch(`${app.api}/session`, { method: 'POST' });
  expect(refused.status).toBe(401);
  const headers = { cookie: page.headers.get('set-cookie') ?? '' };
  const session = await fetch(`${app.api}/session`, { method: 'POST', headers });
  expect(session.status).toBe(201);
  const { client_secret }: { client_secret: string } = await session.json();
  const ann = chatClient(app.api, client_secret);
  const { threadId } = await ann.create('Add a task to buy groceries');
  expect((await ann.items(threadId)).map(({ type }) => type)).toEqual([
    'user_message',
    'workflow',
    'assistant_message',
  ]);
  expect(await app.end()).toEqual({ code: 0, output: `http://localhost:${app.port} (offline model)\n` });
}, 60_000);

test('hono.ts: the same in a framework of web-standard requests', async () => {
  const app = await start('hono.ts', known());
  const ann = chatClient(app.api, await openSession(app.api, await userToken('hana')));
  const { events } = await ann.create('Add a task to buy groceries');
  expect(events.at(-1)).toMatchObject({ type: 'thread.item.done', item: { type: 'assistant_message' } });
  expect((await fetch(`${app.api}/embed.js`)).status).toBe(200);
});

test('several-ways.ts: users, a partner’s users, and visitors who sign in', async () => {
  const partner = await startIssuer('EdDSA', '/jwks');
  onTestFinished(() => partner.close());
  const app = await start('several-ways.ts', {
    ...known(),
    PARTNER_URL: partner.url,
    CHATDOCK_SECRET: userSecret,
  });
  const visitor = await askSession(app.api);
  const { threadId } = await visitor.chat.create('Hello');
  const user = await askSession(app.api, both(await userToken('vera'), visitor.body.visitor));
  expect(user.owner).toBe(' vera');
  expect(await user.chat.items(threadId)).not.toEqual([]);
  const theirs = await askSession(app.api, bearer(await partner.token({ org: 'acme' })));
  expect(theirs.owner).toBe(`${partner.url} ada`);
  expect((await askSession(app.api, bearer(await partner.token()))).status).toBe(401);
});

test('tasks-route.ts: the same user, the same tasks', async () => {
  const app = await start('tasks-route.ts', known());
  const token = await userToken('ann');
  const ann = chatClient(app.api, await openSession(app.api, token));
  await ann.create('Add a task to buy groceries');
  const tasks = async (of: string) =>
    (await fetch(`${app.origin}/api/tasks`, { headers: bearer(of) })).json();
  expect(await tasks(token)).toMatchObject([{ title: 'Buy groceries' }]);
  expect(await tasks(await userToken('eve'))).toEqual([]);
  expect(await tasks('x.y.z')).toMatchObject({ error: { code: 'invalid_token' } });
  expect(await app.end()).toEqual({ code: 0, output: '' });
});

test('agent.ts: an agent that knows whom it helps', async () => {
  const model = await startScriptedOpenAI('At your service.');
  onTestFinished(() => model.close());
  const app = await start('agent.ts', {
    ...known(),
    OPENAI_API_KEY: 'scripted',
    OPENAI_BASE_URL: model.baseUrl,
  });
  const ann = chatClient(app.api, await openSession(app.api, await userToken('ann')));
  const { events } = await ann.create('Hello');
  expect(events.at(-1)).toMatchObject({ item: { content: [{ text: 'At your service.' }] } });
  expect(model.requests).toMatchObject([{ instructions: 'You help ann around the house.' }]);
});

test('respond.ts: anything that can say something', async () => {
  const app = await start('respond.ts', known());
  const ann = chatClient(app.api, await openSession(app.api, await userToken('ann')));
  const { threadId, events } = await ann.create('Hello');
  expect(events.at(-1)).toMatchObject({ item: { content: [{ text: 'You said: Hello' }] } });
  expect((await ann.thread(threadId)).title).toBe('Hello');
  const silent = await ann.create('');
  expect(silent.events.at(-1)).toMatchObject({
    type: 'error',
    message: 'Say something first.',
    allow_retry: false,
  });
});

test('widgets.ts: a button that streams, and one that is answered at once and stays answered', async () => {
  const app = await start('widgets.ts', known());
  const ann = chatClient(app.api, await openSession(app.api, await userToken('ann')));
  const { threadId, events } = await ann.create('Hungry');
  const shown = events.at(-1);
  if (shown?.type !== 'thread.item.done') throw new Error('No widget was shown.');
  const item_id = shown.item.id;
  const action = { type: 'lunch', payload: { at: '12:00' } };
  const answer = await ann.stream('threads.custom_action', { thread_id: threadId, item_id, action });
  expect(answer.at(-1)).toMatchObject({ item: { content: [{ text: 'See you at 12:00.' }] } });
  const params = { thread_id: threadId, item_id, action: { type: 'later' } };
  const updated = await ann.ask('threads.sync_custom_action', params);
  expect(updated).toMatchObject({
    updated_item: { widget: { children: [{ value: 'Asked again tomorrow' }] } },
  });
  expect((await ann.items(threadId))[1]).toEqual(updated['updated_item']);
});

test('attachments.ts: a file that is uploaded, sent and read', async () => {
  const app = await start('attachments.ts', known());
  const ann = chatClient(app.api, await openSession(app.api, await userToken('ann')));
  const form = new FormData();
  form.append('file', new File(['Milk, bread'], 'list.txt', { type: 'text/plain' }));
  const headers = { authorization: `Bearer ${ann.secret}` };
  const uploaded = await fetch(`${app.api}/attachments`, { method: 'POST', headers, body: form });
  const attachment: { id: string } = await uploaded.json();
  expect(attachment).toMatchObject({ type: 'file', name: 'list.txt' });
  const content = [{ type: 'input_text', text: 'See this' }];
  const input = { content, attachments: [attachment.id], inference_options: {} };
  const events = await ann.stream('threads.create', { input });
  expect(events.at(-1)).toMatchObject({ item: { content: [{ text: 'Received: list.txt, 11 bytes' }] } });
});

test('own-code.ts: a post that open clients see, names, and what is kept of a user', async () => {
  const app = await start('own-code.ts', known());
  const token = await userToken('ann');
  const ann = chatClient(app.api, await openSession(app.api, token));
  const { threadId } = await ann.create('Where is my parcel?');
  expect((await ann.thread(threadId)).title).toBe('Where is my parcel?');
  const params = { thread_id: threadId };
  const leave = new AbortController();
  const watching = await ann.post({ type: 'chatdock.threads.watch', params }, { signal: leave.signal });
  const live = readLive(watching);
  expect((await fetch(`${app.origin}/parcels/${threadId}/left`, { method: 'POST' })).status).toBe(204);
  const { event } = await live.until(({ type }) => type === 'thread.item.done');
  expect(event).toMatchObject({ item: { content: [{ text: 'Your parcel has left.' }] } });
  leave.abort();
  const data = await fetch(`${app.origin}/my-data`, { headers: { authorization: `Bearer ${token}` } });
  const lines = (await data.text()).trim().split('\n');
  const mine = lines.map((line): { kind: string; thread?: { id: string } } => JSON.parse(line));
  expect(mine.some(({ thread }) => thread?.id === threadId)).toBe(true);
});

test('embed.ts: a page with the tag of this very version', async () => {
  const app = await start('embed.ts', known());
  const page = await (await fetch(app.origin)).text();
  const [, src = '', integrity] = /<script src="([^"]+)" integrity="(sha384-[^"]+)"/u.exec(page) ?? [];
  const script = await fetch(new URL(src, app.origin));
  const hash = createHash('sha384').update(Buffer.from(await script.arrayBuffer()));
  expect(`sha384-${hash.digest('base64')}`).toBe(integrity);
});

test('the table of variables is the one that the command reads', () => {
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| (.*?) +\| (.*?) +\|$/gmu)].map((row) => row.slice(1));
  const variablesRead = Object.values(variables).flatMap((group) =>
    group.map(({ name, sets, without }) => [name, sets, without]),
  );
  expect(rows).toEqual(variablesRead);
});

test('the figures in the README are those that are kept', () => {
  const source = readFileSync(new URL('../src/telemetry/instruments.ts', import.meta.url), 'utf8');
  const kept = [...source.matchAll(/'(chatdock\.[\w.]+)'/gu)].map(([, name]) => name);
  const told = [...readme.matchAll(/^\| `(chatdock\.[\w.]+)` +\|/gmu)].map(([, name]) => name);
  expect(new Set(told)).toEqual(new Set(kept));
});

test('hosted.ts: who has moved has a session here, the others at OpenAI, as long as there is one', async () => {
  const hosting = await startHosting();
  const keys = { CHATKIT_WORKFLOW_ID: 'wf_1', OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: hosting.baseURL };
  const app = await start('hosted.ts', { ...known(), ...keys });
  const ask = async (subject: string): Promise<Response> =>
    fetch(`${app.api}/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await userToken(subject)}` },
    });
  expect(await (await ask('ann')).json()).toMatchObject({ client_secret: expect.stringMatching(/^cs_/u) });
  const isOver = Date.now() >= Date.UTC(2026, 11, 1);
  expect((await ask('bob')).status).toBe(isOver ? 410 : 201);
  expect(hosting.requests).toHaveLength(isOver ? 0 : 1);
  expect((await app.end()).output).toContain(isOver ? 'has ended hosted' : 'ends hosted');
  hosting.close();
});
