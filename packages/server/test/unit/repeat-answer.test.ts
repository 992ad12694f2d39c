import { expect, test } from 'vitest';
import type { ChatContext } from '../../src/chat/context.ts';
import { repeatAnswer } from '../../src/chat/once/repeat-answer.ts';
import type { LogPart, ThreadStore } from '../../src/chat/store-ports.ts';
import { RepeatedRequest } from '../../src/repeated-request.ts';
import { memoryThreads } from '../../src/store/memory-threads.ts';
import { logLines } from '../support/log-lines.ts';
import { ada } from '../support/store-world.ts';
import { buildAnswer, buildMessage, buildThread } from '../support/thread-builders.ts';

const [turnId, type] = ['turn_1', 'threads.add_user_message'] as const;
// It was running a moment ago.
const running = async () => ({ id: turnId, state: 'running' as const });
const noLog: ThreadStore['readLog'] = async () => null;

/** What a client that comes back is told of a turn that is over, while its log reads like this; and whether it was cut. */
async function told(
  readLog: (message: object) => ThreadStore['readLog'],
): Promise<{ events: object[]; done: object[]; isCut: boolean }> {
  const stored = memoryThreads().of(ada);
  const thread = buildThread();
  const [message, answer] = [buildMessage(thread.id), buildAnswer(thread.id)];
  await stored.createThreadWith(thread, turnId, message);
  await stored.turnWriter(thread.id, turnId).release({ items: [answer] });
  const done = [message, answer].map((item) => ({ type: 'thread.item.done', item }));
  const context = {
    store: { ...stored, turnOf: running, readLog: readLog(done[0] ?? {}) },
    request: { metadata: { chatdock_rejoin: true }, locale: undefined },
    turns: { find: () => undefined },
    closing: new AbortController().signal,
    attachments: null,
    logger: logLines(),
    newId: () => 'item_1',
    now: () => new Date(0),
  } satisfies Partial<Record<keyof ChatContext, unknown>>;
  const asked = { key: 'k', fingerprint: 'f' };
  const turn = { threadId: thread.id, turnId, itemId: message.id };
  const repeated = new RepeatedRequest(asked, { ...asked, turn, answer: null, isRunning: true });
  const answered = await repeatAnswer(Object.assign(Object.create(null), context), type, repeated);
  const events: object[] = [];
  let isCut = false;
  const sink = {
    write: (event: string) => void events.push(JSON.parse(event)),
    cut: () => void (isCut = true),
    signal: new AbortController().signal,
  };
  if (answered.kind === 'stream') await answered.run(sink);
  return { events, done, isCut };
}

/** The parts of a log, one after the other; then it is gone. */
function inParts(parts: readonly (LogPart | null)[]): ThreadStore['readLog'] {
  const left = [...parts];
  return async () => left.shift() ?? null;
}

test('F6: when the log of a turn is not there to its end, what is stored of the turn is told', async () => {
  const gone = await told(() => noLog);
  expect(gone).toEqual({ events: gone.done, done: gone.done, isCut: false });

  // Its process died before it saved what it had said.
  const dead = await told(() => inParts([{ events: [], last: 0, state: 'interrupted' }]));
  expect(dead.events).toEqual(dead.done);

  // Another turn began meanwhile. What came before comes again, the same.
  const half = await told((message) =>
    inParts([{ events: [JSON.stringify(message)], last: 1, state: 'running' }]),
  );
  expect(half.events).toEqual([half.done[0], ...half.done]);
});

test('F6: a log that cannot be read breaks the stream off, so that it is not taken for the whole', async () => {
  const { events, isCut } = await told(() => async () => {
    throw new Error('no database');
  });
  expect({ events, isCut }).toEqual({ events: [], isCut: true });
});
