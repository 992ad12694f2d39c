import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatClient, readEvents, signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { askedText, echo, pausing } from '../support/responders.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

let opened: OpenTestDatabase;
let servers: TestServer[];
let tabs: ChatClient[];
let paused = pausing();

beforeAll(async () => {
  opened = await openTestPostgres();
  const start = () =>
    startServer({
      database: opened.database,
      respond: (turn) => (askedText(turn) === 'Hi' ? echo : paused.respond)(turn),
    });
  servers = [await start(), await start()];
  const first = await signIn(servers[0]!.api, 'ada');
  tabs = [first, chatClient(servers[1]!.api, first.secret)];
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await opened.close();
});

describe('F5: one turn per thread at a time, over all processes', () => {
  test('ten posts at once from two tabs: one is answered, nine are refused and leave nothing', async () => {
    paused = pausing();
    const { threadId } = await tabs[0]!.create('Hi');
    const posts = Array.from({ length: 10 }, (_, index) =>
      tabs[index % 2]!.post({
        type: 'threads.add_user_message',
        params: { thread_id: threadId, input: userInput(`Post ${index}`) },
      }),
    );
    const responses = await Promise.all(posts);
    const statuses = responses.map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, ...Array<number>(9).fill(409)]);
    for (const response of responses.filter(({ status }) => status === 409)) {
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(await response.json()).toMatchObject({ error: { code: 'turn_in_progress' } });
    }
    const retry = { type: 'threads.retry_after_item', params: { thread_id: threadId, item_id: 'msg_x' } };
    expect((await tabs[1]!.post(retry)).status).toBe(409);
    paused.goOn();
    const events = readEvents(await responses.find(({ status }) => status === 200)!.text());
    expect(events.at(-1)).toMatchObject({ item: { content: [{ text: 'The beginning and the end' }] } });
    expect(await tabs[0]!.items(threadId)).toHaveLength(4);
  });

  test('the end of a stream is the end of the turn: the next message is taken at once, anywhere', async () => {
    const { threadId } = await tabs[0]!.create('Hi');
    for (let index = 0; index < 10; index += 1) await tabs[index % 2]!.add(threadId, 'Hi');
    expect(await tabs[0]!.items(threadId)).toHaveLength(22);
  });

  test('other threads are not held up', async () => {
    paused = pausing();
    const response = await tabs[0]!.post({ type: 'threads.create', params: { input: userInput('Wait') } });
    await tabs[0]!.create('Hi');
    await tabs[1]!.create('Hi');
    paused.goOn();
    expect(readEvents(await response.text()).at(-1)?.type).toBe('thread.item.done');
  });
});

test('after a crash the embedded database’s threads are free as soon as it is open again', async () => {
  const { database, close } = await openTestPGlite();
  const before = await startServer({ database });
  const { threadId } = await (await signIn(before.api, 'ada')).create('Hi');
  await before.close();
  await database.query(
    `with dead as (
       insert into chatdock.processes (id, alive_until) values ('prc_dead', now() + interval '1 hour')
     )
     update chatdock.threads set turn_id = 'turn_dead', process_id = 'prc_dead'`,
  );
  const after = await startServer({ database });
  const ada = await signIn(after.api, 'ada');
  expect((await ada.add(threadId, 'Still there?')).at(-1)?.type).toBe('thread.item.done');
  await after.close();
  await close();
});
