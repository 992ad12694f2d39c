import { startRestartablePostgres } from '@chatdock/testing/postgres';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, type ChatClient } from '../support/chat-client.ts';
import { longScript } from './support/long-script.ts';
import { mortalServer, type MortalServer } from './support/mortal-server.ts';
import { nextAnswer, nextMessage } from './support/next-message.ts';
import { recordTurn, type RecordedTurn } from './support/recorded-turn.ts';
import { seeded } from './support/seeded.ts';
import { expectAnnounced, loadThread } from './support/stored-thread.ts';

let cluster: Awaited<ReturnType<typeof startRestartablePostgres>>;
let server: MortalServer;
let user: ChatClient;
beforeAll(async () => {
  cluster = await startRestartablePostgres();
  server = await mortalServer(cluster.url);
  user = await signIn(server.api, 'ada');
});
afterAll(async () => {
  await server?.kill();
  await cluster?.stop();
});

const random = seeded();
/** Within which time a turn that lost its database ends, and the server is well again. */
const recoveryMs = 60_000;

test(`F2: Postgres restarts while 20 turns run, seed ${random.seed}`, async () => {
  const turns: RecordedTurn[] = [];
  for (let index = 0; index < 20; index += 1) {
    turns.push(recordTurn(user, longScript(random)));
    await sleep(random.between(0, 50));
  }
  while (turns.filter(isBegun).length < 12) await sleep(10);
  await sleep(random.between(0, 300));
  // Some run, also on a machine that has taken a while for this.
  while (!turns.some((turn) => isBegun(turn) && !turn.hasEnded())) {
    if (turns.every(isBegun)) turns.push(recordTurn(user, longScript(random)));
    await sleep(10);
  }
  await cluster.restart();
  const restartedAt = performance.now();
  await Promise.all(turns.map(({ over }) => over));
  expect(performance.now() - restartedAt, 'until the last stream has ended').toBeLessThan(recoveryMs);
  expect(server.isAlive()).toBe(true);

  for (const turn of turns.filter(isBegun)) await expectRecovered(turn, restartedAt);
});

function isBegun(turn: RecordedTurn): boolean {
  return turn.threadId() !== undefined;
}

/** The stream came to an orderly end, what was announced is there, and the thread goes on. */
async function expectRecovered(turn: RecordedTurn, restartedAt: number): Promise<void> {
  expect(turn.hasEnded(), 'an orderly end').toBe(true);
  const threadId = turn.threadId() ?? '';
  const items = await loadThread(user, threadId);
  expectAnnounced(items, turn);
  const hasFailed = turn.received.some(({ event }) => event.type === 'error');
  expect(hasFailed || items.length === 1 + turn.long.items, 'an answer that is whole, or failed').toBe(true);
  const events = await nextMessage(user, threadId, { until: restartedAt + recoveryMs });
  expect(events.at(-1)).toMatchObject(nextAnswer);
}
