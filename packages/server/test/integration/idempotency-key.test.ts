import { afterAll, describe, expect, test } from 'vitest';
import { ownerKey } from '../../src/owner.ts';
import type { ThreadItem } from '../../src/protocol/index.ts';
import { chatClient, readEvents, signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { openTestPGlite, openTestPostgres } from '../support/open-test-database.ts';
import { askedText, echo, pausing } from '../support/responders.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { postgresPresence } from '../../src/store/postgres-presence.ts';
import { postgresRequests } from '../../src/store/postgres-requests.ts';
import { runUpkeep } from '../../src/store/upkeep.ts';
import { logLines } from '../support/log-lines.ts';

const [postgres, pglite] = [await openTestPostgres(), await openTestPGlite()];
afterAll(async () => {
  await postgres.close();
  await pglite.close();
});

let paused = pausing();
const feedback: string[] = [];

function start(database: typeof postgres.database | 'memory'): Promise<TestServer> {
  return startServer({
    database,
    respond: (turn) => (askedText(turn).startsWith('Wait') ? paused.respond : echo)(turn),
    hooks: { feedback: ({ kind }) => void feedback.push(kind) },
  });
}

type Ask = (key: string, body: object) => Promise<Response>;

/** Posts a request of the client under a key. */
function keyed(client: ChatClient): Ask {
  return (key, body) =>
    client.post(body, {
      headers: {
        authorization: `Bearer ${client.secret}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      method: 'POST',
    });
}

const create = (text: string, metadata?: object) => ({
  type: 'threads.create',
  params: { input: userInput(text) },
  ...(metadata && { metadata }),
});
const add = (thread_id: string, text: string) => ({
  type: 'threads.add_user_message',
  params: { thread_id, input: userInput(text) },
});

async function refusal(response: Response): Promise<[number, string]> {
  const body: { error: { code: string } } = await response.json();
  return [response.status, body.error.code];
}

function texts(items: readonly ThreadItem[]): string[] {
  return items.flatMap((item) => ('content' in item ? JSON.stringify(item.content) : []));
}

const databases = [
  ['memory', 'memory'],
  ['Postgres', postgres.database],
  ['PGlite', pglite.database],
] as const;

describe.each(databases)('F6: Idempotency-Key, in %s', (name, database) => {
  test('one effect for each owner and key, and the same answer again', async () => {
    // Memory has one process, and so has PGlite.
    const servers = [await start(database), ...(name === 'Postgres' ? [await start(database)] : [])];
    try {
      const ada = await signIn(servers[0]!.api, 'ada');
      const clients = servers.map(({ api }) => keyed(chatClient(api, ada.secret)));
      const here: Ask = (key, body) => clients[0]!(key, body);
      const there: Ask = (key, body) => clients.at(-1)!(key, body);

      // A conversation, begun twice.
      const first = readEvents(await (await here('"one"', create('Hi'))).text());
      const again = readEvents(await (await there('one', create('Hi'))).text());
      const done = first.filter(({ type }) => type === 'thread.created' || type === 'thread.item.done');
      expect(again).toEqual(done);
      const [created] = first;
      const threadId = created?.type === 'thread.created' ? created.thread.id : '';
      expect((await ada.ask<{ data: object[] }>('threads.list', {})).data).toHaveLength(1);

      // Another body, and another user's key of the same name.
      expect(await refusal(await there('one', create('Ho')))).toEqual([422, 'idempotency_key_reused']);
      const bob = keyed(await signIn(servers[0]!.api, 'bob'));
      expect(readEvents(await (await bob('one', create('Ho'))).text())).toHaveLength(7);

      // Eight at once: one is answered, the others while it runs are told to wait.
      paused = pausing();
      const eight = Array.from({ length: 8 }, (_, n) => (n % 2 ? here : there)('two', add(threadId, 'Wait')));
      const responses = await Promise.all(eight);
      const refused = responses.filter(({ status }) => status !== 200);
      expect(await Promise.all(refused.map(refusal))).toEqual(
        Array.from({ length: 7 }, () => [409, 'request_in_progress']),
      );
      paused.goOn();
      const answered = responses.find(({ status }) => status === 200)!;
      const done2 = readEvents(await answered.text()).filter(({ type }) => type === 'thread.item.done');
      expect(readEvents(await (await there('two', add(threadId, 'Wait'))).text())).toEqual(done2);
      await here('three', add(threadId, 'Hi')).then((response) => response.text());
      expect(readEvents(await (await there('two', add(threadId, 'Wait'))).text())).toEqual(done2);
      expect(texts(await ada.items(threadId)).filter((text) => text.includes('Wait'))).toHaveLength(1);

      // What was refused has had no effect, and may have it later under the same key.
      expect(await refusal(await here('four', add('thr_none', 'Hi')))).toEqual([404, 'not_found']);
      expect(await refusal(await there('four', add('thr_none', 'Ho')))).toEqual([404, 'not_found']);

      // A document: the same again, and done once. Nothing is done for what only looks.
      const vote = {
        type: 'items.feedback',
        params: { thread_id: threadId, item_ids: [], kind: 'positive' },
      };
      feedback.length = 0;
      for (const ask of [here, there]) expect(await (await ask('five', vote)).json()).toEqual({});
      expect(feedback).toEqual(['positive']);
      const rename = {
        type: 'threads.update',
        params: { thread_id: threadId, title: 'Named \u0001 "so"' },
      };
      const named = await (await here('six', rename)).json();
      expect(named).toMatchObject({ title: 'Named \u0001 "so"' });
      expect(await (await there('six', rename)).json()).toEqual(named);
      const look = { type: 'threads.get_by_id', params: { thread_id: threadId } };
      for (const ask of [here, there]) expect((await ask('six', look)).status).toBe(200);

      // Ours, which comes back to answers, joins the one that runs and has all of the one that is over.
      paused = pausing();
      const rejoin = create('Wait', { chatdock_rejoin: true });
      const running = await here('seven', rejoin);
      const joined = await there('seven', rejoin);
      expect(joined.status).toBe(200);
      paused.goOn();
      const whole = await running.text();
      expect(await joined.text()).toBe(whole);
      expect(await (await there('seven', rejoin)).text()).toBe(whole);

      // What was deleted stays so.
      await ada.ask('threads.delete', { thread_id: threadId });
      expect(await refusal(await there('one', create('Hi')))).toEqual([404, 'not_found']);
      for (const key of ['""', ' ', 'a b', 'a, b', '"a"b', 'x'.repeat(256), 'ü'])
        expect(await refusal(await here(key, create('Hi'))), key).toEqual([400, 'invalid_request']);
    } finally {
      for (const server of servers) await server.close();
    }
  });
});

const owner = { issuer: '', subject: 'eve' };

test('F6: a document whose process died is not made twice; after a day, and with its owner, all is forgotten', async () => {
  const { database } = postgres;
  const presence = () => postgresPresence(database, { logger: logLines(), isBusy: () => true });
  const [dying, living] = [await presence(), await presence()];
  const key = { key: 'a', fingerprint: 'f' };
  await postgresRequests(database, dying)(owner, key).claim();
  const claim = () => postgresRequests(database, living)(owner, key).claim();
  await expect(claim()).rejects.toMatchObject({ earlier: { isRunning: true, answer: null, turn: null } });
  await dying.leave();
  await expect(claim()).rejects.toMatchObject({ earlier: { isRunning: false } });
  // X6: nobody else's, also where the owner is left out of the query.
  const mallory = { issuer: '', subject: 'mallory' };
  await postgresRequests(database, living)(mallory, key).claim();
  const count = async (): Promise<number> => {
    const { rowCount } = await database.query('select from chatdock.requests where owner = $1', [
      ownerKey(owner),
    ]);
    return rowCount;
  };
  await runUpkeep(database, { retentionDays: undefined });
  expect(await count()).toBe(1);
  await database.query(
    `update chatdock.requests set made_at = made_at - interval '25 hours' where owner = $1`,
    [ownerKey(owner)],
  );
  await runUpkeep(database, { retentionDays: undefined });
  expect(await count()).toBe(0);
  await claim();
  await living.leave();
});
