import { createTestDatabase, type TestDatabase } from '@chatdock/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, type ChatClient } from '../support/chat-client.ts';
import { longScript, talk } from './support/long-script.ts';
import { mortalServer, type MortalServer } from './support/mortal-server.ts';
import { nextAnswer, nextMessage } from './support/next-message.ts';
import { recordTurn, type RecordedTurn } from './support/recorded-turn.ts';
import { seeded } from './support/seeded.ts';
import { expectAnnounced, expectPartialText, loadThread, threadIds } from './support/stored-thread.ts';

/** How many turns a kill has to hit, and how many run at a time. */
const hits = 200;
const atOnce = 45;
/** For how long a dead process's claim may keep its thread busy. */
const claimMs = 10_000;

let created: TestDatabase;
let server: MortalServer;
let user: ChatClient;
beforeAll(async () => {
  created = await createTestDatabase();
  server = await mortalServer(created.url);
  user = await signIn(server.api, 'ada');
});
afterAll(async () => {
  await server?.kill();
  await created?.drop();
});

/** A turn that was running when its server died. */
interface HitTurn extends RecordedTurn {
  /** What was said before this has to be kept, whether it was finished or not. */
  readonly keptUntil: number;
}

const random = seeded();

test(`F1: kill -9 at ${hits} random points, seed ${random.seed}`, async () => {
  const hit: HitTurn[] = [];
  const ended: RecordedTurn[] = [];
  for (let round = 0; hit.length < hits; round += 1) {
    if (round > 60) throw new Error(`Only ${hit.length} turns were hit.`);
    const turns = await playRound();
    hit.push(...turns.hit);
    ended.push(...turns.ended);
    await server.start();
    await forAll(turns.hit, (turn) => loadThread(user, turn.threadId() ?? ''));
  }
  const startedAt = performance.now();
  // Every thread there is loads, also those whose creation nobody was told of.
  const ids = await threadIds(user);
  for (const turn of [...hit, ...ended]) expect(ids).toContain(turn.threadId());
  await forAll(ids, (id) => loadThread(user, id));
  await forAll(hit, (turn) => expectTakesNext(turn, startedAt));
  const partial = await forAll(hit, expectKept);
  expect(Math.max(...partial), 'how much unfinished text had to be kept').toBeGreaterThan(0);
  await forAll(ended, expectUntouched);
  expect(server.complaints()).toBe('');
});

/** Does something for all, ten at a time. */
async function forAll<Entry, Result>(
  entries: readonly Entry[],
  act: (entry: Entry) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < entries.length; at += 10)
    results.push(...(await Promise.all(entries.slice(at, at + 10).map(act))));
  return results;
}

/** Begins many turns one after the other, kills the server among them; those that it hit, and those that had ended. */
async function playRound(): Promise<{ hit: HitTurn[]; ended: RecordedTurn[] }> {
  const pace = watchPace();
  // One that is in the middle of its answer whenever that is.
  const talking = recordTurn(user, talk());
  const turns = [talking];
  for (let index = 0; index < atOnce; index += 1) {
    turns.push(recordTurn(user, longScript(random)));
    await sleep(random.between(0, 60));
  }
  await sleep(random.between(0, 1_500));
  // A second, and as much more as this machine takes for what should take no time.
  const kept = (): number => performance.now() - 1_000 - 2 * pace.slowest();
  while (!(beginningOf(talking) < kept())) await sleep(20);
  const keptUntil = kept();
  await server.kill();
  await Promise.all(turns.map(({ over }) => over));
  const begun = turns.filter((turn) => turn.threadId() !== undefined);
  return {
    hit: begun.filter((turn) => !turn.hasEnded()).map((turn) => ({ ...turn, keptUntil })),
    ended: begun.filter((turn) => turn.hasEnded()),
  };
}

/** When the first words of its answer came. */
function beginningOf({ received }: RecordedTurn): number {
  return received.find(isText)?.at ?? Infinity;
}

function isText({ event }: RecordedTurn['received'][number]): boolean {
  return (
    event.type === 'thread.item.updated' && event.update.type === 'assistant_message.content_part.text_delta'
  );
}

/** Asks for a small thing again and again; tells how long that took at the slowest. */
function watchPace(): { slowest: () => number } {
  let slowest = 0;
  let askedAt = performance.now();
  const ask = async (): Promise<void> => {
    for (;;) {
      askedAt = performance.now();
      await user.ask('threads.list', { limit: 1 });
      slowest = Math.max(slowest, performance.now() - askedAt);
      askedAt = Infinity;
      await sleep(20);
    }
  };
  ask().catch(() => {}); // until the server is killed
  // What is being waited for counts, too.
  return { slowest: () => Math.max(slowest, performance.now() - askedAt) };
}

/** The thread takes a message as soon as the dead process's claim has run out. */
async function expectTakesNext(turn: HitTurn, startedAt: number): Promise<void> {
  const events = await nextMessage(user, turn.threadId() ?? '', { until: startedAt + claimMs });
  expect(events.at(-1)).toMatchObject(nextAnswer);
}

async function expectKept(turn: HitTurn): Promise<number> {
  const items = await loadThread(user, turn.threadId() ?? '');
  expectAnnounced(items.slice(0, -2), turn);
  expect(items.slice(-2)).toMatchObject([
    { type: 'user_message' },
    { content: [{ text: 'You said: Still there?' }] },
  ]);
  // A turn can have come to its end without its client being told.
  const isComplete = items.filter(({ type }) => type === 'workflow').length === 4;
  const marks = items.filter(({ type }) => type === 'task');
  const expected = isComplete && marks.length === 0 ? [] : [items.at(-3)];
  expect(marks, 'marks of the interruption').toEqual(expected);
  return expectPartialText(items, turn, turn.keptUntil);
}

async function expectUntouched(turn: RecordedTurn): Promise<void> {
  const items = await loadThread(user, turn.threadId() ?? '');
  expectAnnounced(items, turn);
  expect(items).toHaveLength(1 + turn.long.items);
}
