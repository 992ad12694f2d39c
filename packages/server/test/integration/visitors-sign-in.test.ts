import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, userInput } from '../support/chat-client.ts';
import { attachmentUser, startAttachmentServer } from '../support/attachment-server.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { askedText, echo, pausing } from '../support/responders.ts';
import { samples } from '../support/sample-files.ts';
import { databaseWorld } from '../support/store-world.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { buildMessage } from '../support/thread-builders.ts';
import { userSecret, userToken } from '../support/user-token.ts';
import { userByCookie } from '../support/user-by-cookie.ts';
import { askSession, bearer, both } from '../support/visitor.ts';
import type { Turn } from '../../src/index.ts';

const auth = [{ secret: userSecret }, { anonymous: true } as const];

let opened: OpenTestDatabase;
let server: TestServer;
let twin: TestServer;
let paused = pausing();

/** Echoes, unless it was asked to take its time. */
const respond = (turn: Turn) => (askedText(turn) === 'slowly' ? paused.respond : echo)(turn);

beforeAll(async () => {
  opened = await openTestPostgres();
  const start = () => startServer({ database: opened.database, auth, respond });
  [server, twin] = [await start(), await start()];
});
afterAll(async () => {
  await server.close();
  await twin.close();
  await opened.close();
});

const ask = (headers: Record<string, string> = {}, to = server) => askSession(to.api, headers);

describe('a visitor who signs in', () => {
  test('finds the conversation again, whole, and goes on in it; nothing is left behind', async () => {
    const visitor = await ask();
    const { threadId } = await visitor.chat.create('Hello');
    await visitor.chat.add(threadId, 'And again');
    const items = await visitor.chat.items(threadId);
    const user = await ask(both(await userToken('ada'), visitor.body.visitor));
    expect(user.owner).toBe(' ada');
    expect(Object.keys(user.body)).toEqual(['client_secret', 'expires_at']);
    expect(await user.chat.items(threadId)).toEqual(items);
    await user.chat.add(threadId, 'As myself');
    expect(await user.chat.items(threadId)).toHaveLength(6);
    await expect(visitor.chat.thread(threadId)).rejects.toThrow(/404/u);
    await expect(visitor.chat.add(threadId, 'Me too')).rejects.toThrow(/404/u);
    const again = await ask(bearer(visitor.body.visitor));
    expect(again.owner).toBe(visitor.owner);
    expect(await again.chat.ask('threads.list', {})).toMatchObject({ data: [] });
  });

  test('sent twice, by two at once, through two processes: once', async () => {
    const visitor = await ask();
    const threads = [await visitor.chat.create('One'), await visitor.chat.create('Two')];
    const token = await userToken('bea');
    const sessions = await Promise.all(
      Array.from({ length: 8 }, (_, at) => ask(both(token, visitor.body.visitor), at % 2 ? server : twin)),
    );
    expect(sessions.map(({ status, body }) => [status, body.visitor])).toEqual(
      Array.from({ length: 8 }, () => [201, undefined]),
    );
    const [user] = sessions;
    const list = await user!.chat.ask<{ data: { id: string }[] }>('threads.list', {});
    expect(list.data.map(({ id }) => id).toSorted()).toEqual(
      threads.map(({ threadId }) => threadId).toSorted(),
    );
    for (const { threadId } of threads) expect(await user!.chat.items(threadId)).toHaveLength(2);
  });

  test('two who sign in with the same visitor at once: one of them has it, and all of it', async () => {
    const visitor = await ask();
    const threads = [await visitor.chat.create('One'), await visitor.chat.create('Two')];
    const tokens = [await userToken('cem'), await userToken('dee')];
    const users = await Promise.all(tokens.map((token) => ask(both(token, visitor.body.visitor))));
    const lists = await Promise.all(
      users.map(({ chat }) => chat.ask<{ data: unknown[] }>('threads.list', {})),
    );
    expect(lists.map(({ data }) => data.length).toSorted((a, b) => a - b)).toEqual([0, threads.length]);
  });

  test('with a proof of a visitor that is none: signed in all the same, and told nothing', async () => {
    const token = await userToken('eve');
    const plain = await ask(bearer(token));
    for (const proof of [
      '',
      'cv_a.b.c',
      'nonsense',
      'cv_',
      (await ask()).body.visitor?.replace(/.$/u, '-') ?? '',
    ]) {
      const answer = await ask(both(token, proof));
      expect.soft(answer.status, proof).toBe(201);
      expect.soft(Object.keys(answer.body), proof).toEqual(Object.keys(plain.body));
      expect.soft(answer.owner).toBe(plain.owner);
    }
  });

  test('keeps what they had before, too', async () => {
    const user = await signIn(server.api, 'flo');
    const own = await user.create('Mine');
    const visitor = await ask();
    const { threadId } = await visitor.chat.create('Theirs');
    const { chat } = await ask(both(await userToken('flo'), visitor.body.visitor));
    expect(await chat.items(own.threadId)).toHaveLength(2);
    expect(await chat.items(threadId)).toHaveLength(2);
  });
});

describe('while the visitor is being answered', () => {
  test.each(['the same process', 'another process'])(
    'the answer is stopped, kept and moved: %s',
    async (where) => {
      paused = pausing();
      const visitor = await ask();
      const request = {
        type: 'threads.create',
        params: { input: userInput('slowly') },
        metadata: { chatdock_rejoin: true },
      };
      const stream = await visitor.chat.post(request);
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      while (!text.includes('The beginning')) text += (await reader.read()).value ?? '';
      const threadId = /"id":"(thr_[\w-]+)"/u.exec(text)?.[1] ?? '';
      const to = where === 'the same process' ? server : twin;
      const user = await ask(both(await userToken('gus'), visitor.body.visitor), to);
      expect(user.body).not.toHaveProperty('visitor');
      await paused.stopped;
      const items = await user.chat.items(threadId);
      expect(items.slice(0, 2)).toMatchObject([
        { type: 'user_message' },
        { type: 'assistant_message', content: [{ text: 'The beginning' }] },
      ]);
      paused.goOn();
      await user.chat.add(threadId, 'Go on');
      await expect(visitor.chat.thread(threadId)).rejects.toThrow(/404/u);
      await reader.cancel();
    },
  );
});

test('an answer that does not end stays with the visitor, who is to be sent again, and goes the next time', async () => {
  const visitor = await ask();
  const [issuer = '', subject = ''] = visitor.owner.split(' ');
  const { threadId } = await visitor.chat.create('Hello');
  const rest = await visitor.chat.create('At rest');
  // A living process that hears of nothing.
  const { stores, die } = await (await databaseWorld(opened.database)).mortal();
  const opening = await stores
    .of({ issuer, subject })
    .openTurnWith(threadId, 'turn_x', buildMessage(threadId));
  expect(opening.state).toBe('open');
  const headers = both(await userToken('ivy'), visitor.body.visitor);
  const user = await ask(headers);
  expect(user.owner).toBe(' ivy');
  expect(user.body.visitor).toBe(visitor.body.visitor);
  expect(await user.chat.items(rest.threadId)).toHaveLength(2);
  await expect(user.chat.thread(threadId)).rejects.toThrow(/404/u);
  expect(await visitor.chat.items(threadId)).toHaveLength(3);
  await die();
  const later = await ask(headers);
  expect(later.body).not.toHaveProperty('visitor');
  expect(await later.chat.thread(threadId)).toMatchObject({ id: threadId });
});

test('what cannot be moved now costs nobody their session, and is in the log', async () => {
  const visitor = await ask();
  const { threadId } = await visitor.chat.create('Hello');
  await opened.database.query('alter table chatdock.signals rename to signals_elsewhere');
  const headers = both(await userToken('jon'), visitor.body.visitor);
  const user = await ask(headers);
  await opened.database.query('alter table chatdock.signals_elsewhere rename to signals');
  expect([user.status, user.owner, user.body.visitor]).toEqual([201, ' jon', visitor.body.visitor]);
  expect(server.log.lines.join('\n')).toContain('what a visitor had could not be given');
  expect(await visitor.chat.items(threadId)).toHaveLength(2);
  const later = await ask(headers);
  expect(later.body).not.toHaveProperty('visitor');
  expect(await later.chat.items(threadId)).toHaveLength(2);
});

describe('by cookie', () => {
  test('the same, with the visitor in its own header or as bearer', async () => {
    const app = await startServer({
      database: opened.database,
      auth: [{ authenticate: userByCookie }, { anonymous: true }],
      respond,
    });
    for (const [at, proof] of [(token: string) => ({ 'chatdock-visitor': token }), bearer].entries()) {
      const visitor = await ask({}, app);
      const { threadId } = await visitor.chat.create('Hello');
      const headers = { cookie: `user=cookie${at}`, ...proof(visitor.body.visitor ?? '') };
      const user = await ask(headers, app);
      expect(user.owner).toBe(`app cookie${at}`);
      expect(user.body).not.toHaveProperty('visitor');
      expect(await user.chat.items(threadId)).toHaveLength(2);
    }
    // D2: another page cannot have a visitor adopted in someone’s name.
    const visitor = await ask({}, app);
    const { threadId } = await visitor.chat.create('Hello');
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const headers = { cookie: 'user=victim', 'chatdock-visitor': visitor.body.visitor ?? '', ...foreign };
    expect((await ask(headers, app)).status).toBe(403);
    expect(await visitor.chat.items(threadId)).toHaveLength(2);
    await app.close();
  });
});

describe.each([
  ['Postgres', openTestPostgres],
  ['PGlite', openTestPGlite],
])('with the tasks assistant, on %s', (_name, open) => {
  test('tasks come along with the conversation', async () => {
    const own = await open();
    const app = await startServer({ database: own.database, auth, respond: undefined });
    const visitor = await ask({}, app);
    await visitor.chat.create('Add a task to feed the walrus');
    const before = await signIn(app.api, 'ada');
    await before.create('Add a task to buy milk');
    const user = await ask(both(await userToken('ada'), visitor.body.visitor), app);
    const { events } = await user.chat.create('Show me all my tasks');
    expect(JSON.stringify(events)).toMatch(/milk/iu);
    expect(JSON.stringify(events)).toMatch(/walrus/iu);
    const left = await visitor.chat.create('Show me all my tasks');
    expect(JSON.stringify(left.events)).not.toMatch(/walrus/iu);
    await app.close();
    await own.close();
  });
});

test('files: sent or only uploaded, they can be downloaded by the user, and by the visitor no more', async () => {
  const files = await startAttachmentServer({ database: opened.database, auth, respond });
  const session = await ask({}, files);
  const visitor = attachmentUser(files.api, session.chat);
  const pdf = { name: 'report.pdf', type: 'application/pdf', bytes: samples.pdf };
  const png = { name: 'cat.png', type: 'image/png', bytes: samples.png };
  const [sent, loose] = [await visitor.attach(png), await visitor.attach(pdf)];
  const { threadId } = await visitor.createWith([sent.id]);
  const signedIn = await ask(both(await userToken('hal'), session.body.visitor), files);
  const user = attachmentUser(files.api, signedIn.chat);
  const download = (id: string, headers: Record<string, string>) =>
    fetch(`${files.api}/attachments/${id}/content`, { headers });
  for (const [id, { bytes }] of [
    [sent.id, png],
    [loose.id, pdf],
  ] as const) {
    const response = await download(id, user.bearer);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(bytes));
    expect((await download(id, visitor.bearer)).status).toBe(404);
  }
  const [message] = await user.items(threadId);
  const [attachment] = message?.type === 'user_message' ? message.attachments : [];
  const preview = attachment?.type === 'image' ? attachment.preview_url : '';
  expect((await fetch(files.reach(preview))).status).toBe(200);
  const used = await user.send([loose.id], threadId);
  expect(used.status).toBe(200);
  await used.text();
  await files.close();
});

test('in memory: the conversation comes along', async () => {
  const app = await startServer({ database: 'memory', auth, respond });
  const visitor = await ask({}, app);
  const { threadId } = await visitor.chat.create('Hello');
  const user = await ask(both(await userToken('ada'), visitor.body.visitor), app);
  expect(await user.chat.items(threadId)).toHaveLength(2);
  await expect(visitor.chat.thread(threadId)).rejects.toThrow(/404/u);
  await app.close();
});
