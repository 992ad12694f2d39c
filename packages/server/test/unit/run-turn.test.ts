import { beforeEach, describe, expect, test } from 'vitest';
import type { ChatContext } from '../../src/chat/context.ts';
import { openTurns } from '../../src/chat/open-turns.ts';
import type { EventSink, Responder, ThreadStore } from '../../src/chat/ports.ts';
import { streamTurn } from '../../src/chat/run-turn.ts';
import type { ThreadStreamEvent } from '../../src/protocol/index.ts';
import { memoryThreads } from '../../src/store/memory-threads.ts';
import { newId } from '../../src/store/new-id.ts';
import { logLines } from '../support/log-lines.ts';
import { answerEvents, answerItem, textDelta } from '../support/responders.ts';
import { buildMessage, buildThread } from '../support/thread-builders.ts';

const owner = { issuer: '', subject: 'ada' };
const leaseMs = 150;

let store: ThreadStore;
let log: ReturnType<typeof logLines>;
let events: ThreadStreamEvent[];
let leave: AbortController;
beforeEach(() => {
  store = memoryThreads(leaseMs)(owner);
  log = logLines();
  events = [];
  leave = new AbortController();
});

/** Opens a turn on a new thread and gives its end, and what else there is to know of it. */
async function openTurn(respond: Responder['respond'], sink: Partial<EventSink> = {}) {
  const thread = buildThread();
  const message = buildMessage(thread.id);
  const id = newId('turn');
  await store.createThread(thread, message, id);
  const turns = openTurns();
  const context: ChatContext = {
    owner,
    store,
    responder: { respond },
    turns,
    newId,
    now: () => new Date(),
    logger: log,
  };
  const answer = streamTurn(context, { id, thread, message, prologue: [] });
  if (answer.kind !== 'stream') throw new Error('Not a stream.');
  return { turns, threadId: thread.id, ended: answer.run({ write: keep, signal: leave.signal, ...sink }) };
}

function keep(event: ThreadStreamEvent): void {
  events.push(event);
}

async function kinds(threadId: string): Promise<string[]> {
  const page = await store.listItems(threadId, { limit: 100, order: 'asc' });
  return page?.data.map(({ type }) => type) ?? [];
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe('a turn', () => {
  test('holds its thread for as long as it takes, and no longer', async () => {
    const { threadId, ended } = await openTurn(async function* (turn) {
      await sleep(leaseMs * 3);
      yield* answerEvents(turn, ['late']);
    });
    await sleep(leaseMs * 2);
    const next = { kind: 'message', item: buildMessage(threadId) } as const;
    expect(await store.openTurn(threadId, 'turn_2', next)).toEqual({ state: 'busy' });
    await ended;
    expect(await store.openTurn(threadId, 'turn_2', next)).toMatchObject({ state: 'open' });
    expect(events.map(({ type }) => type)).toEqual([
      'stream_options',
      'thread.item.added',
      'thread.item.updated',
      'thread.item.done',
    ]);
  });

  test('X8: ends soon after its thread is gone, though it says nothing', async () => {
    let stopped = false;
    const { threadId, ended } = await openTurn(async function* (turn) {
      yield { type: 'progress_update', text: 'waiting' };
      await new Promise<void>((resolve) => turn.signal.addEventListener('abort', () => resolve()));
      stopped = true;
    });
    await store.deleteThread(threadId);
    await ended;
    await sleep(0);
    expect(stopped).toBe(true);
    expect(events.at(-1)).toEqual({
      type: 'error',
      code: 'custom',
      message: 'This conversation has changed meanwhile.',
      allow_retry: false,
    });
  });

  test('a client that left before the first event gets nothing, and the turn is settled', async () => {
    leave.abort();
    let asked = false;
    const { threadId, ended } = await openTurn(async function* (turn) {
      asked = true;
      yield* answerEvents(turn, ['unheard']);
    });
    await ended;
    expect([asked, await kinds(threadId)]).toEqual([false, ['user_message', 'sdk_hidden_context']]);
  });

  test('a client that leaves after the last word was said stopped nothing', async () => {
    const { threadId, ended } = await openTurn(
      async function* (turn) {
        yield* answerEvents(turn, ['all']);
        turn.thread.title = 'Announced at the end';
      },
      { write: (event) => (event.type === 'thread.updated' ? leave.abort() : undefined) },
    );
    await ended;
    expect(await kinds(threadId)).toEqual(['user_message', 'assistant_message']);
    expect((await store.loadThread(threadId))?.title).toBe('Announced at the end');
  });

  test('F4: a stopped client’s partial answer is kept once, with the note last', async () => {
    const { threadId, ended } = await openTurn(
      async function* (turn) {
        const item = answerItem(turn, '');
        yield { type: 'thread.item.added', item: { ...item, content: [] } };
        yield textDelta(item.id, 'begun');
        await new Promise(() => {});
      },
      { write: (event) => (event.type === 'thread.item.updated' ? leave.abort() : undefined) },
    );
    await ended;
    expect(await kinds(threadId)).toEqual(['user_message', 'assistant_message', 'sdk_hidden_context']);
  });

  test('a store that fails at the answer: an error instead of its end, nothing announced that is not kept', async () => {
    const { threadId, ended } = await openTurn(async function* (turn) {
      const writer = store.turnWriter(turn.thread.id, turn.id);
      await writer.release(); // as if the claim were lost
      yield { type: 'thread.item.done', item: answerItem(turn, 'never stored') };
    });
    await ended;
    expect(events.map(({ type }) => type)).toEqual(['stream_options', 'error']);
    expect(await kinds(threadId)).toEqual(['user_message']);
  });

  test('what cannot be written as JSON is the responder’s failure', async () => {
    const { ended } = await openTurn(
      async function* () {
        yield { type: 'client_effect', name: 'x', data: { n: 1n } };
      },
      { write: (event) => void events.push(JSON.parse(JSON.stringify(event))) },
    );
    await ended;
    expect(events.at(-1)).toEqual({ type: 'error', code: 'stream.error', allow_retry: true });
    expect(log.lines.join('\n')).toContain('a turn failed');
  });

  test('a closing server waits for it, then stops it', async () => {
    const { turns, threadId, ended } = await openTurn(async function* (turn) {
      yield { type: 'progress_update', text: 'working' };
      await new Promise((resolve) => turn.signal.addEventListener('abort', resolve));
    });
    const closed = turns.close(100);
    expect(() => turns.assertOpen()).toThrow(expect.objectContaining({ code: 'unavailable' }));
    const started = Date.now();
    await closed;
    expect(Date.now() - started).toBeGreaterThanOrEqual(90);
    await ended;
    expect(events.at(-1)).toEqual({ type: 'error', code: 'stream.error', allow_retry: true });
    expect(await kinds(threadId)).toEqual(['user_message', 'sdk_hidden_context']);
  });
});
