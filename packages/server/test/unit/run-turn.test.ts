import { beforeEach, describe, expect, test } from 'vitest';
import type { ChatContext } from '../../src/chat/context.ts';
import type { EventSink, Responder } from '../../src/chat/ports.ts';
import type { ThreadStore, ThreadStores } from '../../src/chat/store-ports.ts';
import { Journal } from '../../src/chat/turns/journal.ts';
import { nobodyWatches } from '../../src/observer.ts';
import { openTurns } from '../../src/chat/turns/open-turns.ts';
import { streamTurn, type OpenedTurn } from '../../src/chat/turns/turn-run.ts';
import type { ThreadStreamEvent } from '../../src/protocol/index.ts';
import { localSignals } from '../../src/store/local-signals.ts';
import { memoryThreads } from '../../src/store/memory-threads.ts';
import { newId } from '../../src/store/new-id.ts';
import { logLines } from '../support/log-lines.ts';
import { answerEvents, answerItem, textDelta } from '../support/responders.ts';
import { buildMessage, buildThread } from '../support/thread-builders.ts';

const owner = { issuer: '', subject: 'ada' };

let stores: ThreadStores;
let store: ThreadStore;
let log: ReturnType<typeof logLines>;
let events: ThreadStreamEvent[];
let ids: (string | undefined)[];
let leave: AbortController;
beforeEach(() => {
  stores = memoryThreads();
  store = stores.of(owner);
  log = logLines();
  events = [];
  ids = [];
  leave = new AbortController();
});

/** Opens a turn on a new thread and gives its end, and what else there is to know of it. */
async function openTurn(
  respond: Responder['respond'],
  sink: { write?: (event: ThreadStreamEvent) => void } = {},
  opened: Partial<OpenedTurn> = {},
) {
  const thread = buildThread();
  const message = buildMessage(thread.id);
  const id = opened.id ?? newId('turn');
  await store.createThread(thread, id, (draft) => draft.put(message));
  const turns = openTurns();
  const signals = localSignals();
  signals.listen(({ kind, threadId }) => {
    if (kind === 'deleted') turns.stopThread(threadId, 'turn_lost');
  });
  const context: ChatContext = {
    owner,
    store,
    allowance: { turnsAtATime: null, takeMessage: async () => () => {}, countTokens: () => {} },
    attachments: null,
    once: null,
    request: { metadata: {}, locale: undefined },
    signal: leave.signal,
    responder: { respond },
    hooks: {},
    turns,
    journal: new Journal(stores, log),
    signals,
    closing: new AbortController().signal,
    newId,
    now: () => new Date(),
    logger: log,
    observer: nobodyWatches,
  };
  const turn = { id, thread, message, cause: 'message', rejoin: false, answer: respond, ...opened } as const;
  const answer = streamTurn(context, turn);
  if (answer.kind !== 'stream') throw new Error('Not a stream.');
  const write: EventSink['write'] = (text, eventId) => {
    ids.push(eventId);
    const event: ThreadStreamEvent = JSON.parse(text);
    (sink.write ?? keep)(event);
  };
  const ended = answer.run({ write, cut: () => leave.abort(), signal: leave.signal });
  return { context, turns, threadId: thread.id, ended };
}

function keep(event: ThreadStreamEvent): void {
  events.push(event);
}

async function kinds(threadId: string): Promise<string[]> {
  const page = await store.listItems(threadId, { limit: 100, order: 'asc' });
  return page?.page.data.map(({ type }) => type) ?? [];
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe('a turn', () => {
  test('holds its thread for as long as it takes, and no longer', async () => {
    const gate = Promise.withResolvers<void>();
    const { threadId, ended } = await openTurn(async function* (turn) {
      await gate.promise;
      yield* answerEvents(turn, ['late']);
    });
    expect(await store.openTurn(threadId, 'turn_2', async () => {})).toEqual({ state: 'busy' });
    gate.resolve();
    await ended;
    expect(await store.openTurn(threadId, 'turn_2', async () => {})).toMatchObject({ state: 'open' });
    expect(events.map(({ type }) => type)).toEqual([
      'stream_options',
      'thread.item.added',
      'thread.item.updated',
      'thread.item.done',
    ]);
    expect(ids).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('a client that comes back stops nothing by leaving; every event of its stream has an id', async () => {
    const left = Promise.withResolvers<void>();
    const { context, threadId, ended } = await openTurn(
      async function* (turn) {
        yield { type: 'progress_update', text: 'working' };
        await left.promise;
        yield* answerEvents(turn, ['to the end']);
      },
      {},
      { id: 'turn_x', rejoin: true },
    );
    leave.abort();
    left.resolve();
    await ended;
    expect(await kinds(threadId)).toEqual(['user_message', 'assistant_message']);
    expect(ids.slice(0, 2)).toEqual(['turn_x/1', 'turn_x/2']);
    const part = await context.store.readLog(threadId, 'turn_x', { after: 2, limit: 10 });
    expect(part?.events.map((event) => JSON.parse(event).type)).toEqual([
      'thread.item.added',
      'thread.item.updated',
      'thread.item.done',
    ]);
    expect(part).toMatchObject({ last: 5, state: 'over' });
  });

  test('X8: ends soon after its thread is gone, though it says nothing', async () => {
    let stopped = false;
    const { context, threadId, ended } = await openTurn(async function* (turn) {
      yield { type: 'progress_update', text: 'waiting' };
      await new Promise<void>((resolve) => turn.signal.addEventListener('abort', () => resolve()));
      stopped = true;
    });
    await expect.poll(() => events.at(-1)?.type).toBe('progress_update');
    await store.deleteThread(threadId);
    context.signals.deliver({ kind: 'deleted', threadId });
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
    const { ended } = await openTurn(async function* () {
      yield { type: 'client_effect', name: 'x', data: { n: 1n } };
    });
    await ended;
    expect(events.at(-1)).toEqual({ type: 'error', code: 'stream.error', allow_retry: true });
    expect(log.lines.join('\n')).toContain('a turn failed');
  });

  test('a closing server waits for it, then stops it', async () => {
    const { turns, threadId, ended } = await openTurn(async function* (turn) {
      yield { type: 'progress_update', text: 'working' };
      await new Promise((resolve) => turn.signal.addEventListener('abort', resolve));
    });
    const started = Date.now();
    const closed = turns.close(100);
    expect(() => turns.assertOpen()).toThrow(expect.objectContaining({ code: 'unavailable' }));
    await closed;
    expect(Date.now() - started).toBeGreaterThanOrEqual(90);
    await ended;
    expect(events.at(-1)).toEqual({ type: 'error', code: 'stream.error', allow_retry: true });
    expect(await kinds(threadId)).toEqual(['user_message', 'task', 'sdk_hidden_context']);
  });
});
