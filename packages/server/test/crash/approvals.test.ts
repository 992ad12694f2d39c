import { openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import { createTestDatabase, type TestDatabase } from '@chatdock/testing';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../agent/support/fake-turn.ts';
import { cardsIn, cardsShown, press, pressed, type ShownCard } from '../support/approvals.ts';
import { signIn, type ChatClient } from '../support/chat-client.ts';
import { mortalServer, type MortalServer } from './support/mortal-server.ts';
import { seeded } from './support/seeded.ts';

/** How many servers are killed just after the button was pressed. */
const kills = 8;

let created: TestDatabase;
let database: Database;
let folder: string;
let server: MortalServer;
let user: ChatClient;
beforeAll(async () => {
  created = await createTestDatabase();
  database = await openDatabase({ url: created.url });
  folder = await mkdtemp(join(tmpdir(), 'chatdock-removed-'));
  await writeFile(join(folder, 'removed'), '');
  const env = { REMOVED: join(folder, 'removed') };
  server = await mortalServer(created.url, {
    script: new URL('support/serve-agent.ts', import.meta.url),
    env,
  });
  user = await signIn(server.api, 'ada');
});
afterAll(async () => {
  await server?.kill();
  await database?.close();
  await created?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function timesRemoved(what: string): Promise<number> {
  const lines = (await readFile(join(folder, 'removed'), 'utf8')).split('\n');
  return lines.filter((line) => line === what).length;
}

interface Asked {
  readonly threadId: string;
  readonly card: ShownCard;
}

async function ask(what: string): Promise<Asked> {
  const { threadId, events } = await user.create(`Remove ${what}`);
  const [card] = cardsShown(events);
  if (!card) throw new Error('Nothing was asked.');
  return { threadId, card };
}

test('F1: kill -9 between the question and the answer: it is asked still, and done once', async () => {
  const { threadId, card } = await ask('vase');
  await server.kill();
  await server.start();
  expect(cardsIn(await user.items(threadId))).toEqual([card]);
  expect(textOf(await press({ user, threadId }, card, true))).toBe('It is gone.');
  expect(await timesRemoved('vase')).toBe(1);
});

const random = seeded();

test(`A2: kill -9 just after the button was pressed, seed ${random.seed}: done once or not at all, never twice`, async () => {
  const asked: (Asked & { what: string })[] = [];
  for (let round = 0; round < kills; round += 1) {
    const what = `thing${round}`;
    const one = { ...(await ask(what)), what };
    asked.push(one);
    const pressing = postPress(one).then((answer) => answer.text());
    pressing.catch(() => {}); // the connection breaks off
    await sleep(random.between(0, 60));
    await server.kill();
    await server.start();
  }
  for (const one of asked) {
    const before = await timesRemoved(one.what);
    const isOpen = await isWaiting(one.threadId);
    await pressUntilTaken(one);
    await pressUntilTaken(one);
    // What was taken and not done stays undone; what was not taken is done now.
    expect(await timesRemoved(one.what)).toBe(isOpen ? 1 : before);
    expect(before).toBeLessThanOrEqual(isOpen ? 0 : 1);
    expect(cardsIn(await user.items(one.threadId))[0]?.isOpen).toBe(false);
    expect(textOf(await user.add(one.threadId, 'Hello'))).toBe('Still here.');
  }
});

function postPress({ threadId, card }: Asked): Promise<Response> {
  const params = { thread_id: threadId, item_id: card.id, action: pressed(card, true) };
  return user.post({ type: 'threads.custom_action', params });
}

/** Presses until the thread is free to take it: what a dead server had claimed is its for some seconds. */
async function pressUntilTaken(asked: Asked): Promise<void> {
  const pressOnce = async () => {
    const answer = await postPress(asked);
    await answer.text();
    return answer.status;
  };
  await expect.poll(pressOnce).toBe(200);
}

async function isWaiting(threadId: string): Promise<boolean> {
  const { rowCount } = await database.query('select from chatdock.paused_runs where thread_id = $1', [
    threadId,
  ]);
  return rowCount > 0;
}
