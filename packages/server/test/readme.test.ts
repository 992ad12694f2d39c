import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { variables } from '../src/cli/variables.ts';
import { chatClient, openSession } from './support/chat-client.ts';
import { startHosting } from './support/hosting-server.ts';
import { readLive } from './support/live-events.ts';
import { blockCount, snippets } from './support/readme-snippets.ts';
import { startIssuer } from './support/issuer.ts';
import { userSecret, userToken } from './support/user-token.ts';
import { askSession, bearer, both } from './support/visitor.ts';
import { known, snippetFolder, startSnippet } from './support/start-snippet.ts';

// Every snippet of the README runs as it stands, against the built package: here, or in `readme-agents.test.ts`.

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('there is no snippet that is not run', () => {
  expect([...snippets.keys()]).toEqual([
    'server.ts',
    'hono.ts',
    'several-ways.ts',
    'tasks-route.ts',
    'agent.ts',
    'own-tools.ts',
    'respond.ts',
    'tools.ts',
    'approval.ts',
    'widgets.ts',
    'models.ts',
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
    join(snippetFolder(), 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['*.ts'] }),
  );
  writeFileSync(join(snippetFolder(), 'package.json'), '{"type":"module"}');
  const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', snippetFolder()], { encoding: 'utf8' });
  expect(stdout).toBe('');
});

test('server.ts: a page with a chat, on the embedded database and the offline model', async () => {
  const app = await startSnippet('server.ts', {});
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
});

test('hono.ts: the same in a framework of web-standard requests', async () => {
  const app = await startSnippet('hono.ts', known());
  const ann = chatClient(app.api, await openSession(app.api, await userToken('hana')));
  const { events } = await ann.create('Add a task to buy groceries');
  expect(events.at(-1)).toMatchObject({ type: 'thread.item.done', item: { type: 'assistant_message' } });
  expect((await fetch(`${app.api}/embed.js`)).status).toBe(200);
});

test('several-ways.ts: users, a partner’s users, and visitors who sign in', async () => {
  const partner = await startIssuer('EdDSA', '/jwks');
  onTestFinished(() => partner.close());
  const app = await startSnippet('several-ways.ts', {
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
  const app = await startSnippet('tasks-route.ts', known());
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

test('respond.ts: anything that can say something', async () => {
  const app = await startSnippet('respond.ts', known());
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
  const app = await startSnippet('widgets.ts', known());
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
  const app = await startSnippet('attachments.ts', known());
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
  const app = await startSnippet('own-code.ts', known());
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
  const app = await startSnippet('embed.ts', known());
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
  const kept = [...source.matchAll(/'((?:chatdock|gen_ai)\.[\w.]+)'/gu)].map(([, name]) => name);
  const told = [...readme.matchAll(/^\| `((?:chatdock|gen_ai)\.[\w.]+)` +\|/gmu)].map(([, name]) => name);
  expect(new Set(told)).toEqual(new Set(kept));
});

test('hosted.ts: who has moved has a session here, the others at OpenAI, as long as there is one', async () => {
  const hosting = await startHosting();
  const keys = { CHATKIT_WORKFLOW_ID: 'wf_1', OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: hosting.baseURL };
  const app = await startSnippet('hosted.ts', { ...known(), ...keys });
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
