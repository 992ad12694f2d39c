import { openDatabase } from '@chatdock/mcp-tasks/database';
import { createTestDatabase, freePort } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatdock } from '../../src/index.ts';
import { readEvents, signIn, userInput } from '../support/chat-client.ts';
import { logLines } from '../support/log-lines.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { echo, pausing } from '../support/responders.ts';
import { startServer } from '../support/test-server.ts';
import { userSecret } from '../support/user-token.ts';

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());

const create = { type: 'threads.create', params: { input: userInput('Tell me') } };

describe('closing', () => {
  test('an answer that can finish in time finishes; meanwhile nothing new is taken', async () => {
    const paused = pausing();
    const server = await startServer({ database: opened.database, respond: paused.respond });
    const ada = await signIn(server.api, 'ada');
    const response = await ada.post(create);
    const closed = server.chat.close({ graceMs: 60_000 });
    for (const refused of [
      await ada.post(create),
      await fetch(`${server.api}/session`, { method: 'POST' }),
      await fetch(`${server.api}/readyz`),
    ]) {
      expect(refused.status).toBe(503);
    }
    expect((await fetch(`${server.api}/healthz`)).status).toBe(200);
    paused.goOn();
    const events = readEvents(await response.text());
    expect(events.at(-1)).toMatchObject({ item: { content: [{ text: 'The beginning and the end' }] } });
    await closed;
    await server.close();
  });

  test('one that cannot is settled: its text is kept and announced, the client may retry, the stream ends', async () => {
    const paused = pausing();
    const server = await startServer({ database: opened.database, respond: paused.respond });
    const ada = await signIn(server.api, 'ada');
    const response = await ada.post(create);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('The beginning')) text += (await reader.read()).value ?? '';
    const closed = server.chat.close({ graceMs: 0 });
    for (let step = await reader.read(); !step.done; step = await reader.read()) text += step.value;
    await closed;
    await paused.stopped;
    const events = readEvents(text);
    expect(events.slice(-3)).toMatchObject([
      { type: 'thread.item.done', item: { content: [{ text: 'The beginning' }] } },
      { type: 'thread.item.done', item: { task: { title: 'This answer was interrupted' } } },
      { type: 'error', code: 'stream.error', allow_retry: true },
    ]);
    await server.close();

    const next = await startServer({ database: opened.database, respond: echo });
    const again = await signIn(next.api, 'ada');
    const [first] = events;
    if (first?.type !== 'thread.created') throw new Error('The stream does not begin with the thread.');
    const { id } = first.thread;
    expect(await again.items(id)).toMatchObject([
      { type: 'user_message' },
      { content: [{ text: 'The beginning' }] },
      { type: 'task', task: { title: 'This answer was interrupted' } },
    ]);
    const { rows } = await opened.database.query(
      `select body->>'content' as note from chatdock.thread_items where thread_id = $1 and type = 'sdk_hidden_context'`,
      [id],
    );
    expect(rows).toEqual([{ note: expect.stringMatching(/interrupted by the server/u) }]);
    await again.add(id, 'Go on');
    await next.close();
  });

  test('it closes what it opened, and leaves open what it was given', async () => {
    const given = await startServer({ database: opened.database });
    await given.close();
    expect((await opened.database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);

    const { url, ...created } = await createTestDatabase();
    const own = await startServer({ database: url });
    const watch = await openDatabase({ url });
    const others = async () =>
      (
        await watch.query(
          'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
      ).rows;
    expect(await others()).not.toEqual([]);
    await Promise.all([own.close(), own.close()]);
    await expect.poll(others).toEqual([]);
    await watch.close();
    await created.drop();
  });

  test('a pool that is handed in is used and stays open', async () => {
    const server = await startServer({ database: opened.database.pool });
    await (await signIn(server.api, 'ada')).create('Hi');
    await server.close();
    expect((await opened.database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('starting', () => {
  test('a database that does not answer: ready rejects with a code, requests are answered 503, the process stays', async () => {
    const port = await freePort();
    const log = logLines();
    const database = `postgres://user:hunter2@127.0.0.1:${port}/app`;
    const chat = chatdock({ auth: { secret: userSecret }, database, respond: echo, logger: log }, {});
    await expect(chat.ready).rejects.toMatchObject({
      code: 'database_unreachable',
      message: expect.stringContaining(`127.0.0.1:${port}`),
    });
    await expect(chat.ready).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') });
    await chat.close();
    expect(log.lines.join('\n')).not.toContain('hunter2');
  });

  test('DATABASE_URL stands in for the option', async () => {
    const created = await createTestDatabase();
    const server = await startServer({ env: { DATABASE_URL: created.url } });
    const { events } = await (await signIn(server.api, 'ada')).create('Hi');
    expect(events.at(-1)?.type).toBe('thread.item.done');
    expect(server.log.lines.join('\n')).toContain(new URL(created.url).pathname);
    await server.close();
    await created.drop();
  });

  test('servers that start at once on an empty database all come up', async () => {
    const created = await createTestDatabase();
    const servers = await Promise.all(
      Array.from({ length: 4 }, () => startServer({ database: created.url })),
    );
    for (const server of servers) {
      const { events } = await (await signIn(server.api, 'ada')).create('Hi');
      expect(events.at(-1)?.type).toBe('thread.item.done');
    }
    await Promise.all(servers.map((server) => server.close()));
    await created.drop();
  });

  test('an option that does not exist is a mistake worth telling', () => {
    // @ts-expect-error JavaScript callers have no compiler to tell them
    expect(() => chatdock({ auth: { secret: userSecret }, databse: 'x' }, {})).toThrow(
      /There is no option "databse"\. There are: auth, database/u,
    );
    // @ts-expect-error JavaScript callers have no compiler to tell them
    expect(() => chatdock({ auth: { secret: userSecret }, respond: 'x' }, {})).toThrow(/respond must be/u);
  });
});
