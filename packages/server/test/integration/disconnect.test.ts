import { quickest } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Responder } from '../../src/index.ts';
import { signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { answerItem, echo, pausing, textDelta } from '../support/responders.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

let opened: OpenTestDatabase;
let server: TestServer;
let ada: ChatClient;
/** What answers the next message; the rest is echoed. */
let next: Responder['respond'] | null = null;

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startServer({ database: opened.database, respond });
  ada = await signIn(server.api, 'ada');
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

const respond: Responder['respond'] = (turn) => {
  const chosen = next ?? echo;
  next = null;
  return chosen(turn);
};

/** Sends a message and leaves as soon as `text` has arrived. */
async function leaveAfter(text: string, body: object = {}): Promise<string> {
  const leave = new AbortController();
  const request = { type: 'threads.create', params: { input: userInput('Tell me') }, ...body };
  const response = await ada.post(request, { signal: leave.signal });
  expect(response.status).toBe(200);
  let received = '';
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  while (!received.includes(text)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`The stream ended without ${text}: ${received}`);
    received += value;
  }
  leave.abort();
  return received;
}

function threadIdOf(stream: string): string {
  return /"id":"(thr_[^"]+)"/u.exec(stream)?.[1] ?? '';
}

interface StoredItem {
  type: string;
  body: { id: string; content: { text: string }[] | string };
}

async function storedItems(threadId: string): Promise<StoredItem[]> {
  const { rows } = await opened.database.query<StoredItem>(
    'select type, body from chatdock.thread_items where thread_id = $1 order by sequence',
    [threadId],
  );
  return rows;
}

/** The stored items once the turn has let go of its thread. */
async function settledItems(threadId: string): Promise<StoredItem[]> {
  await expect
    .poll(async () => {
      const { rows } = await opened.database.query('select turn_id from chatdock.threads where id = $1', [
        threadId,
      ]);
      return rows;
    })
    .toEqual([{ turn_id: null }]);
  return storedItems(threadId);
}

describe('a client that leaves', () => {
  test('F4: stops the model within a second; its text is kept once, then the hidden note; nothing follows', async () => {
    let paused = pausing();
    let stream = '';
    const took = await quickest(1_000, async () => {
      paused = pausing();
      next = paused.respond;
      stream = await leaveAfter('The beginning');
      const left = performance.now();
      await paused.stopped;
      return performance.now() - left;
    });
    expect(took).toBeLessThan(1_000);
    const threadId = threadIdOf(stream);
    const items = await settledItems(threadId);
    expect(items.map(({ type }) => type)).toEqual([
      'user_message',
      'assistant_message',
      'sdk_hidden_context',
    ]);
    expect(items[1]?.body.content).toEqual([{ type: 'output_text', text: 'The beginning', annotations: [] }]);
    expect(stream).toContain(`"id":"${items[1]?.body.id}"`);
    expect(items[2]?.body.id).toMatch(/^shcx_/u);
    expect(items[2]?.body.content).toMatch(/The user stopped/u);

    paused.goOn();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await storedItems(threadId)).toEqual(items);
    expect((await ada.items(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'assistant_message',
    ]);
    await ada.add(threadId, 'And now?');
    expect(await ada.items(threadId)).toHaveLength(4);
  });

  test('an answer without visible text, and a begun workflow, are not kept', async () => {
    next = async function* (turn) {
      const { id, thread_id, created_at } = answerItem(turn, '');
      yield { type: 'thread.item.added', item: { ...answerItem(turn, ' \n'), id, content: [] } };
      yield textDelta(id, ' \n ');
      const workflow = { type: 'custom' as const, tasks: [], expanded: false };
      const item = { type: 'workflow' as const, id: turn.newId('workflow'), thread_id, created_at, workflow };
      yield { type: 'thread.item.added', item };
      yield { type: 'progress_update', text: 'waiting' };
      await new Promise((resolve) => turn.signal.addEventListener('abort', resolve));
    };
    const items = await settledItems(threadIdOf(await leaveAfter('waiting')));
    expect(items.map(({ type }) => type)).toEqual(['user_message', 'sdk_hidden_context']);
  });

  test('a responder that ignores the signal is left alone: what it says later goes nowhere', async () => {
    const gate = Promise.withResolvers<void>();
    let finished = false;
    next = async function* (turn) {
      yield { type: 'progress_update', text: 'deaf' };
      await gate.promise;
      finished = true;
      yield { type: 'thread.item.done', item: answerItem(turn, 'too late') };
    };
    const threadId = threadIdOf(await leaveAfter('deaf'));
    await settledItems(threadId);
    gate.resolve();
    await expect.poll(() => finished).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await storedItems(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'sdk_hidden_context',
    ]);
  });

  test('one that leaves after the end leaves no note', async () => {
    const { threadId } = await ada.create('Hi');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await settledItems(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'assistant_message',
    ]);
  });

  test('a retry of the stopped message takes the partial answer and the note away', async () => {
    next = pausing().respond;
    const threadId = threadIdOf(await leaveAfter('The beginning'));
    const [message] = await settledItems(threadId);
    await ada.stream('threads.retry_after_item', { thread_id: threadId, item_id: message?.body.id });
    const items = await settledItems(threadId);
    expect(items.map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
    expect(items[1]?.body.content).toMatchObject([{ text: 'You said: Tell me' }]);
  });

  test('X8: a thread deleted meanwhile stays deleted, and whoever still listens is told', async () => {
    const paused = pausing();
    next = paused.respond;
    const response = await ada.post({ type: 'threads.create', params: { input: userInput('Tell me') } });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let received = (await reader.read()).value ?? '';
    const threadId = threadIdOf(received);
    await ada.ask('threads.delete', { thread_id: threadId });
    paused.goOn();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      received += value;
    }
    expect(received).toContain('"type":"error"');
    expect(received).not.toContain('thread.item.done","item":{"type":"assistant_message"');
    expect(await storedItems(threadId)).toEqual([]);
    expect((await ada.post({ type: 'threads.get_by_id', params: { thread_id: threadId } })).status).toBe(404);
  });

  test('sockets that are reset at any point of a stream leave a thread that goes on', async () => {
    for (const text of ['thread.created', 'stream_options', 'text_delta']) {
      next = pausing().respond;
      const threadId = threadIdOf(await leaveAfter(text));
      const items = await settledItems(threadId);
      expect(items.at(-1)?.type).toBe('sdk_hidden_context');
      expect(new Set(items.map(({ body }) => body.id)).size).toBe(items.length);
      await ada.add(threadId, 'Next');
    }
  });
});
