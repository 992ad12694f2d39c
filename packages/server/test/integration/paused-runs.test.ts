import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HoldingTurn, PausedRuns } from '../../src/chat/paused-runs.ts';
import type { ThreadStore } from '../../src/chat/store-ports.ts';
import { memoryStorage } from '../../src/store/memory-storage.ts';
import { postgresStorage } from '../../src/store/postgres-storage.ts';
import type { Storage } from '../../src/store/storage.ts';
import { logLines } from '../support/log-lines.ts';
import { openTestPGlite, openTestPostgres } from '../support/open-test-database.ts';
import { approvalOf, buildPausedRun } from '../support/paused-runs.ts';
import { ada, bob, seed } from '../support/store-world.ts';

interface World {
  readonly storage: Storage;
  readonly close: () => Promise<void>;
}

async function databaseWorld(open: typeof openTestPostgres): Promise<World> {
  const { database, close } = await open();
  const options = { logger: logLines(), isBusy: () => true, retentionDays: undefined };
  return { storage: await postgresStorage(database, options), close };
}

const worlds: [string, () => Promise<World>][] = [
  ['Postgres', () => databaseWorld(openTestPostgres)],
  ['PGlite', () => databaseWorld(openTestPGlite)],
  ['memory', async () => ({ storage: memoryStorage(), close: async () => {} })],
];

describe.each(worlds)('paused runs, in %s', (_name, openWorld) => {
  let world: World;
  let threads: ThreadStore;
  let runs: PausedRuns;
  let turn: HoldingTurn;
  beforeAll(async () => {
    world = await openWorld();
    threads = world.storage.stores.of(ada);
    runs = world.storage.pausedRuns(ada);
  });
  beforeEach(async () => {
    const { threadId } = await seed(threads);
    turn = { threadId, turnId: 'turn_seed' };
  });
  afterAll(async () => {
    await world.storage.close();
    await world.close();
  });

  test('comes back as it was kept, and once', async () => {
    const run = buildPausedRun();
    expect(await runs.keep(turn, run)).toBe(true);
    expect(await runs.drop(turn)).toEqual(run);
    expect(await runs.drop(turn)).toBeNull();
  });

  test('a thread has one: the newer takes the place of the older, whose answers then come too late', async () => {
    const [older, newer] = [buildPausedRun(), buildPausedRun({ id: 'apr_2' })];
    await runs.keep(turn, older);
    await runs.keep(turn, newer);
    expect(await runs.answer(turn, approvalOf(older))).toEqual({ state: 'missing' });
    expect(await runs.drop(turn)).toEqual(newer);
  });

  test('is answered call by call; with the last answer it is gone', async () => {
    const run = buildPausedRun();
    await runs.keep(turn, run);
    const first = await runs.answer(turn, approvalOf(run));
    expect(first).toMatchObject({
      state: 'waiting',
      run: { calls: [{ approved: true }, { approved: null }] },
    });
    const other = approvalOf(run, { callId: 'call_2', cardId: 'msg_card_2', approve: false });
    expect(await runs.answer(turn, other)).toMatchObject({
      state: 'complete',
      run: { calls: [{ approved: true }, { approved: false }], state: run.state, details: run.details },
    });
    expect(await runs.answer(turn, other)).toEqual({ state: 'missing' });
    expect(await runs.drop(turn)).toBeNull();
  });

  test('an answer stays as it was given first', async () => {
    const run = buildPausedRun();
    await runs.keep(turn, run);
    await runs.answer(turn, approvalOf(run));
    expect(await runs.answer(turn, approvalOf(run, { approve: false }))).toMatchObject({
      state: 'answered',
      run: { calls: [{ approved: true }, { approved: null }] },
    });
  });

  test('of answers at the same time one counts', async () => {
    const run = buildPausedRun({ calls: buildPausedRun().calls.slice(0, 1) });
    await runs.keep(turn, run);
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, at) => runs.answer(turn, approvalOf(run, { approve: at % 2 === 0 }))),
    );
    expect(outcomes.map(({ state }) => state).toSorted()).toEqual([
      'complete',
      ...Array<string>(11).fill('missing'),
    ]);
  });

  test.each([
    ['another run', { runId: 'apr_other' }],
    ['another call', { callId: 'call_other' }],
    ['another card', { cardId: 'msg_card_2' }],
  ])('an answer to %s changes nothing', async (_what, fields) => {
    const run = buildPausedRun();
    await runs.keep(turn, run);
    expect(await runs.answer(turn, approvalOf(run, fields))).toEqual({ state: 'missing' });
    expect(await runs.drop(turn)).toEqual(run);
  });

  test('after its time an answer does not count, and the run is gone', async () => {
    const run = buildPausedRun();
    await runs.keep(turn, run);
    const late = approvalOf(run, { now: run.expiresAt });
    expect(await runs.answer(turn, late)).toEqual({ state: 'expired', run });
    expect(await runs.answer(turn, approvalOf(run))).toEqual({ state: 'missing' });
  });

  test('who does not hold the thread reaches nothing: another turn, another thread, another owner', async () => {
    const run = buildPausedRun();
    await runs.keep(turn, run);
    const elsewhere = { ...turn, threadId: (await seed(threads)).threadId };
    const others: [PausedRuns, HoldingTurn][] = [
      [runs, { ...turn, turnId: 'turn_other' }],
      [runs, elsewhere],
      [world.storage.pausedRuns(bob), turn],
    ];
    for (const [theirs, other] of others) {
      expect(await theirs.answer(other, approvalOf(run))).toEqual({ state: 'missing' });
      expect(await theirs.drop(other)).toBeNull();
    }
    expect(await runs.keep({ ...turn, turnId: 'turn_other' }, buildPausedRun({ id: 'apr_x' }))).toBe(false);
    expect(await world.storage.pausedRuns(bob).keep(turn, buildPausedRun({ id: 'apr_x' }))).toBe(false);
    expect(await runs.drop(turn)).toEqual(run);
  });

  test('stays when the turn is over, for the turn that answers, and goes with its thread', async () => {
    const run = buildPausedRun();
    await runs.keep(turn, run);
    await threads.turnWriter(turn.threadId, turn.turnId).release();
    expect(await runs.answer(turn, approvalOf(run))).toEqual({ state: 'missing' });
    const { threadId } = turn;
    await threads.openTurn(threadId, 'turn_next', async () => {});
    expect(await runs.answer({ threadId, turnId: 'turn_next' }, approvalOf(run))).toMatchObject({
      state: 'waiting',
    });
    expect((await runs.list()).map((kept) => kept.threadId)).toContain(threadId);
    await threads.deleteThread(threadId);
    expect((await runs.list()).map((kept) => kept.threadId)).not.toContain(threadId);
  });
});
