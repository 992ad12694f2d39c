import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Responder } from '../../src/index.ts';
import { signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { readLive } from '../support/live-events.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { answerItem, echo, textDelta } from '../support/responders.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

/** Says a finished sentence and the beginning of another, then nothing, whatever it is told. */
const neverEnding: Responder['respond'] = async function* (turn) {
  yield { type: 'thread.item.done', item: answerItem(turn, 'Finished.') };
  const item = answerItem(turn, '');
  yield { type: 'thread.item.added', item: { ...item, content: [] } };
  yield textDelta(item.id, 'The beg');
  yield textDelta(item.id, 'inning');
  await new Promise(() => {});
};

describe.each([
  ['Postgres', openTestPostgres],
  ['PGlite', openTestPGlite],
])('F1: a turn whose process died, on %s', (_name, openTestDatabase) => {
  let opened: OpenTestDatabase;
  let server: TestServer;
  let ada: ChatClient;
  let respond: Responder['respond'] = echo;
  beforeAll(async () => {
    opened = await openTestDatabase();
    server = await startServer({ database: opened.database, respond: (turn) => respond(turn) });
    ada = await signIn(server.api, 'ada');
  });
  afterAll(async () => {
    await opened.close();
    await server.close();
  });

  /** A thread whose turn goes on in a process that counts as dead. */
  async function interruptedThread(metadata = {}): Promise<{ threadId: string; lastId: string }> {
    respond = neverEnding;
    const request = { type: 'threads.create', params: { input: userInput('Tell me') }, metadata };
    const live = readLive(await ada.post(request));
    await live.until((event) => JSON.stringify(event).includes('inning'));
    respond = echo;
    const [first] = live.events;
    const threadId = first?.event.type === 'thread.created' ? first.event.thread.id : '';
    await expect
      .poll(async () => {
        const { rows } = await opened.database.query<{ events: string }>(
          'select events from chatdock.turn_events where thread_id = $1',
          [threadId],
        );
        return rows.map(({ events }) => events).join('\n');
      })
      .toContain('inning');
    await opened.database.query(`update chatdock.threads set process_id = 'prc_dead' where id = $1`, [
      threadId,
    ]);
    return { threadId, lastId: live.lastId() };
  }

  const shown = async (threadId: string) =>
    (await ada.items(threadId)).map((item) => {
      if (item.type === 'assistant_message') return item.content.map(({ text }) => text).join('');
      return item.type === 'task' && item.task.type === 'custom' ? item.task.title : item.type;
    });

  const settled = ['user_message', 'Finished.', 'The beginning', 'This answer was interrupted'];

  test.each([
    ['items.list', (threadId: string) => ada.ask('items.list', { thread_id: threadId })],
    ['threads.get_by_id', (threadId: string) => ada.thread(threadId)],
  ])('%s shows what was said, marked as interrupted, and the next message works', async (_type, load) => {
    const { threadId } = await interruptedThread();
    await Promise.all([load(threadId), load(threadId), load(threadId)]);
    expect(await shown(threadId)).toEqual(settled);
    const { rows } = await opened.database.query<{ type: string }>(
      'select type from chatdock.thread_items where thread_id = $1 order by sequence desc limit 1',
      [threadId],
    );
    expect(rows).toEqual([{ type: 'sdk_hidden_context' }]);
    await ada.add(threadId, 'Go on');
    expect(await shown(threadId)).toEqual([...settled, 'user_message', 'You said: Go on']);
  });

  test('the next message settles it, without a load before', async () => {
    const { threadId } = await interruptedThread();
    const events = await ada.add(threadId, 'Go on');
    expect(events.at(-1)?.type).toBe('thread.item.done');
    expect(await shown(threadId)).toEqual([...settled, 'user_message', 'You said: Go on']);
  });

  test('who comes back to it is told, once it is settled', async () => {
    const { threadId, lastId } = await interruptedThread({ chatdock_rejoin: true });
    // As another process would see it: this one still has the turn.
    const other = await startServer({ database: opened.database, respond: echo });
    const again = await signIn(other.api, 'ada');
    const params = { thread_id: threadId, after: lastId };
    const joined = readLive(await again.post({ type: 'chatdock.turns.join', params }));
    await joined.ended;
    expect(joined.events.map(({ event }) => event)).toEqual([
      { type: 'error', code: 'stream.error', allow_retry: true },
    ]);
    expect(await shown(threadId)).toEqual(settled);
    await other.close();
  });
});
