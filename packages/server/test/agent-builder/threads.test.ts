import { createTestDatabase } from '@chatdock/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page, Thread } from '../../src/protocol/index.ts';
import { signIn } from '../support/chat-client.ts';
import { echo } from '../support/responders.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { runHere } from './support/run-here.ts';
import { everyKind, startHostedThreads, type HostedThreads } from './support/hosted-threads.ts';

const said = (id: string, text: string) => ({
  id,
  type: 'chatkit.user_message',
  content: [{ type: 'input_text', text }],
  attachments: [],
  inference_options: null,
});
const active = { type: 'active' };
const threads = [
  { id: 'cthr_1', user: 'org:ann', title: 'The bill', status: active, items: everyKind },
  {
    id: 'cthr_2',
    user: 'org:ann',
    title: null,
    status: { type: 'locked', reason: 'paid' },
    items: [said('cti_2', 'Thanks')],
  },
  { id: 'cthr_3', user: 'org:ann', title: 'Later', status: active, items: [said('cti_3', 'And now?')] },
  { id: 'cthr_4', user: 'org:bob', title: 'Bob’s', status: active, items: [said('cti_4', 'I am Bob')] },
];

let hosted: HostedThreads;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let server: TestServer;
let folder: string;
beforeAll(async () => {
  hosted = await startHostedThreads(threads);
  database = await createTestDatabase();
  server = await startServer({ database: database.url, respond: echo });
  folder = mkdtempSync(join(tmpdir(), 'chatdock-owners-'));
  writeFileSync(
    join(folder, 'owners.json'),
    JSON.stringify({ 'org:ann': 'ann', 'org:bob': { subject: 'bob' } }),
  );
});
beforeEach(() => {
  hosted.asked.length = 0;
  hosted.before = () => false;
});
afterAll(async () => {
  await server.close();
  hosted.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) =>
  runHere(['threads', '--owner-map', join(folder, 'owners.json'), ...args], {
    OPENAI_API_KEY: 'sk-scripted',
    OPENAI_BASE_URL: hosted.baseUrl,
    DATABASE_URL: database.url,
  });

const listed = async (subject: string) => {
  const user = await signIn(server.api, subject);
  const { data } = await user.ask<Page<Thread>>('threads.list', { limit: 20 });
  return { user, data };
};

test('a dry run reads and counts, and writes nothing', async () => {
  const { code, stdout, stderr } = await run('--dry-run');
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: [
      '2 users, 4 threads, 10 items at OpenAI.',
      'Nothing was written.',
      '1 items can be shown by nothing here: they are kept, unseen.',
      '1 files stay at OpenAI: messages say that they were there.',
      '',
    ].join('\n'),
  });
  expect(stderr).toBe('1 of 2 users: 3 threads, 9 items\n2 of 2 users: 1 threads, 1 items\n');
  expect((await listed('ann')).data).toEqual([]);
});

test('what fails in the middle is gone on with; all is there in the end, once, and nobody sees what is another’s', async () => {
  hosted.before = (path, response) => {
    if (!path.includes('cthr_3')) return false;
    response.writeHead(403).end('{}');
    return true;
  };
  const broken = await run();
  expect(broken.code).toBe(1);
  expect(broken.stderr).toContain('The key may not read threads');
  expect(broken.stderr).toContain('0 of 2 users are done.');
  expect((await listed('ann')).data.map(({ id }) => id)).toEqual(['cthr_2', 'cthr_1']);

  let refusals = 2;
  hosted.before = (_path, response) => {
    if ((refusals -= 1) < 0) return false;
    response.writeHead(429, { 'retry-after-ms': '20' }).end('{}');
    return true;
  };
  hosted.asked.length = 0;
  const resumed = await run('--resume');
  expect(resumed).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('2 threads are new, 0 have got more, 2 were here already'),
  });
  expect(hosted.asked.some((asked) => asked.includes('cthr_1/items'))).toBe(false);
  const again = await run();
  expect(again).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('0 threads are new, 0 have got more, 4 were here already'),
  });

  const { user, data } = await listed('ann');
  expect(data).toMatchObject([
    { id: 'cthr_3', title: 'Later', status: active },
    { id: 'cthr_2', status: { type: 'locked', reason: 'paid' } },
    { id: 'cthr_1', title: 'The bill', created_at: '2025-10-09T08:53:20.000Z' },
  ]);
  expect((await listed('bob')).data.map(({ id }) => id)).toEqual(['cthr_4']);
  expect((await user.post({ type: 'threads.get_by_id', params: { thread_id: 'cthr_4' } })).status).toBe(404);
});

test('every kind of item is what it was', async () => {
  const { user } = await listed('ann');
  expect(await user.items('cthr_1')).toMatchObject([
    {
      id: 'cti_user',
      type: 'user_message',
      created_at: '2025-10-09T08:55:00.000Z',
      content: [{ type: 'input_text', text: 'How much is it?' }],
      quoted_text: 'as you said',
      attachments: [{ type: 'file', name: 'bill.png' }],
      inference_options: { model: 'quick', tool_choice: { id: 'prices' } },
    },
    {
      type: 'workflow',
      workflow: {
        type: 'reasoning',
        tasks: [
          { type: 'thought', title: 'Thinking', content: 'It is on the bill.' },
          { type: 'thought', content: '' },
        ],
      },
    },
    { type: 'task', task: { type: 'custom', title: 'Looked it up', content: 'On page 2' } },
    { type: 'client_tool_call', status: 'completed', name: 'where_am_i', arguments: { exact: true } },
    { type: 'widget', widget: { children: [{ value: '12 €' }] } },
    {
      type: 'assistant_message',
      content: [
        {
          text: 'It is 12 €.',
          annotations: [
            { source: { type: 'url', url: 'https://example.com/prices' } },
            { source: { type: 'file', filename: 'prices.pdf' } },
          ],
        },
      ],
    },
  ]);
});

test('a thread that has gone on here stays as it is', async () => {
  const { user } = await listed('bob');
  await user.add('cthr_4', 'And I go on here');
  const { code, stdout } = await run('--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    failure: null,
    users: [
      { user: 'org:ann', threads: 3, items: 9, unseen: 1, files: 1, isComplete: true },
      { user: 'org:bob', outcomes: { gone_on: 1, new: 0 } },
    ],
  });
  expect(await user.items('cthr_4')).toHaveLength(3);
});

test('what is wrong is said in a sentence', async () => {
  writeFileSync(join(folder, 'wrong.json'), '["ann"]');
  const wrong = join(folder, 'wrong.json');
  const verb = ['threads'];
  const env = { OPENAI_API_KEY: 'sk-scripted', OPENAI_BASE_URL: hosted.baseUrl };
  expect(await runHere([...verb, '--owner-map', wrong], env)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/wrong\.json: this is no map of users\. Write JSON/u),
  });
  writeFileSync(wrong, '{"org:ann":{"subject":"ann","tenant":"org"}}');
  expect(await runHere([...verb, '--owner-map', wrong], env)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('this is no map of users'),
  });
  expect(await runHere(verb, env)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--owner-map FILE'),
  });
  expect(await runHere([...verb, '--owner-map', join(folder, 'owners.json')])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('OPENAI_API_KEY'),
  });
  hosted.before = (_path, response) => {
    response.writeHead(401).end('{}');
    return true;
  };
  expect(await run('--dry-run')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('OpenAI refused the key'),
  });
});
