import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../agent/support/fake-turn.ts';
import { runUpkeep } from '../../src/store/upkeep.ts';
import { cardsIn, cardsShown, noticesIn, press, pressed, removingAgent } from '../support/approvals.ts';
import { chatClient, signIn, type ChatClient } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { userSecret, userToken } from '../support/user-token.ts';
import { askSession, both } from '../support/visitor.ts';

let opened: OpenTestDatabase;
let model: ScriptedModel;
let removed: string[];
let servers: TestServer[] = [];
const auth = [{ secret: userSecret }, { anonymous: true } as const];

beforeAll(async () => {
  opened = await openTestPostgres();
});
beforeEach(() => {
  model = new ScriptedModel();
  removed = [];
});
afterEach(async () => {
  for (const server of servers) await server.close();
  servers = [];
});
afterAll(() => opened.close());

const remove = (what: string) => functionCall('remove', { what }, { callId: `call_${what}` });

const agent = () => removingAgent(model, removed);

async function start(options: Parameters<typeof startServer>[0] = {}): Promise<TestServer> {
  const usual = { database: opened.database, auth, respond: undefined, agent };
  const server = await startServer({ ...usual, ...options });
  servers.push(server);
  return server;
}

/** The same user at another server. */
function through({ api }: TestServer, user: ChatClient): ChatClient {
  return chatClient(api, user.secret);
}

describe('a question outlives', () => {
  test('the server that asked', async () => {
    model.enqueue([remove('the vase')], [assistantMessage('It is gone.')]);
    const first = await start();
    const user = await signIn(first.api, 'ada');
    const { threadId, events } = await user.create('Remove the vase');
    await first.close();
    servers = [];
    const again = await start();
    const answered = await press({ user: through(again, user), threadId }, cardsShown(events)[0], true);
    expect(textOf(answered)).toBe('It is gone.');
    expect(removed).toEqual(['the vase']);
  });

  test('the visitor: whoever signs in can answer it, and the visitor no longer can', async () => {
    model.enqueue([remove('the vase')], [assistantMessage('It is gone.')]);
    const server = await start();
    const visitor = await askSession(server.api);
    const { threadId, events } = await visitor.chat.create('Remove the vase');
    const [card] = cardsShown(events);
    const user = await askSession(server.api, both(await userToken('bea'), visitor.body.visitor));
    const params = { thread_id: threadId, item_id: card!.id, action: pressed(card!, true) };
    expect((await visitor.chat.post({ type: 'threads.custom_action', params })).status).toBe(404);
    expect(removed).toEqual([]);
    expect(textOf(await press({ user: user.chat, threadId }, card, true))).toBe('It is gone.');
    expect(removed).toEqual(['the vase']);
  });
});

describe('A2: answered once', () => {
  test('over two servers on one database, both buttons pressed at once, many times', async () => {
    const [one, two] = [await start(), await start()];
    const user = await signIn(one.api, 'cem');
    for (let round = 0; round < 10; round += 1) {
      const what = `vase ${round}`;
      model.enqueue([remove(what)], [assistantMessage('As you like.')]);
      const { threadId, events } = await user.create('Remove the vase');
      const [card] = cardsShown(events);
      const [yes, no] = await Promise.all(
        [true, false].map((approve, index) => {
          const params = { thread_id: threadId, item_id: card!.id, action: pressed(card!, approve) };
          return through(index === 0 ? one : two, user).post({ type: 'threads.custom_action', params });
        }),
      );
      await Promise.all([yes!.text(), no!.text()]);
      const [ended] = cardsIn(await user.items(threadId));
      expect(ended?.isOpen).toBe(false);
      const wasApproved = ended?.says.at(-1) === 'Approved';
      expect(removed.includes(what)).toBe(wasApproved);
    }
    expect(removed.length).toBe(new Set(removed).size);
    model.assertComplete();
  });

  test('and not after it has expired; what is left of it is deleted', async () => {
    model.enqueue([remove('the vase')], [remove('the lamp')]);
    const server = await start();
    const user = await signIn(server.api, 'dan');
    const asked = [await user.create('Remove the vase'), await user.create('Remove the lamp')];
    await opened.database.query(`update chatdock.paused_runs set expires_at = now() - interval '1 second'`);
    const [card] = cardsShown(asked[0]!.events);
    const late = await press({ user, threadId: asked[0]!.threadId }, card, true);
    expect(noticesIn(late)).toEqual([
      'This was not answered in time, so nothing was done. Please ask again.',
    ]);
    expect(cardsIn(await user.items(asked[0]!.threadId))).toMatchObject([
      { says: ['Remove?', 'what: the vase', 'Not done: this was not answered in time.'] },
    ]);
    await opened.database.query(`update chatdock.paused_runs set expires_at = now() - interval '2 hours'`);
    expect(await pausedRuns()).toBe(1);
    await runUpkeep(opened.database, { retentionDays: undefined });
    expect(await pausedRuns()).toBe(0);
    const [other] = cardsShown(asked[1]!.events);
    const gone = await press({ user, threadId: asked[1]!.threadId }, other, true);
    expect(noticesIn(gone)).toEqual(['This question is no longer open. Please ask again.']);
    expect(removed).toEqual([]);
  });

  test('and not while an answer is given', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    model.enqueue([remove('the vase')], {
      type: 'responder',
      async respond() {
        await promise;
        return [assistantMessage('Slowly.')];
      },
    });
    const server = await start();
    const user = await signIn(server.api, 'eli');
    const { threadId, events } = await user.create('Remove the vase');
    const [card] = cardsShown(events);
    const running = press({ user, threadId }, card, true);
    await expect.poll(() => removed).toEqual(['the vase']);
    const params = { thread_id: threadId, item_id: card!.id, action: pressed(card!, true) };
    const busy = await user.post({ type: 'threads.custom_action', params });
    expect(busy.status).toBe(409);
    resolve();
    expect(textOf(await running)).toBe('Slowly.');
    expect(removed).toEqual(['the vase']);
  });
});

async function pausedRuns(): Promise<number> {
  const { rows } = await opened.database.query<{ count: number }>(
    'select count(*)::int as count from chatdock.paused_runs',
  );
  return rows[0]?.count ?? -1;
}

describe('an agent that has changed since it asked', () => {
  const changes: [string, () => ReturnType<typeof removingAgent>][] = [
    ['has another name', () => removingAgent(model, removed, { name: 'Another' })],
    ['has lost the tool', () => removingAgent(model, removed, { tools: [] })],
  ];
  test.each(changes)('that %s does nothing, and says so', async (_what, changed) => {
    model.enqueue([remove('the vase')]);
    const user = await signIn((await start()).api, 'fin');
    const { threadId, events } = await user.create('Remove the vase');
    const other = await start({ agent: changed });
    const answered = await press({ user: through(other, user), threadId }, cardsShown(events)[0], true);
    expect(answered.at(-1)).toMatchObject({
      type: 'error',
      message: expect.stringContaining('nothing was done'),
      allow_retry: false,
    });
    expect(cardsIn(await user.items(threadId))).toMatchObject([
      { says: ['Remove?', 'what: the vase', 'This can no longer be answered.'] },
    ]);
    expect(removed).toEqual([]);
  });

  test('whose state nobody can read does nothing either', async () => {
    model.enqueue([remove('the vase')]);
    const server = await start();
    const user = await signIn(server.api, 'gil');
    const { threadId, events } = await user.create('Remove the vase');
    await opened.database.query(`update chatdock.paused_runs set state = '{"not":"a state"}'`);
    const answered = await press({ user, threadId }, cardsShown(events)[0], true);
    expect(answered.at(-1)).toMatchObject({ type: 'error', allow_retry: false });
    expect(JSON.stringify(server.log.lines)).not.toContain('the vase');
    expect(removed).toEqual([]);
  });
});

describe('what cannot be asked', () => {
  test('more calls than an answer may have: none is asked about', async () => {
    model.enqueue(Array.from({ length: 30 }, (_, at) => remove(`vase ${at}`)));
    const user = await signIn((await start()).api, 'hal');
    const { events } = await user.create('Remove all');
    expect(events.at(-1)).toMatchObject({ type: 'error', message: expect.stringContaining('more steps') });
    expect(cardsShown(events)).toEqual([]);
    expect(removed).toEqual([]);
  });

  test('a run that is too long to keep', async () => {
    model.enqueue([functionCall('remove', { what: 'x'.repeat(600_000) }, { callId: 'call_long' })]);
    const user = await signIn((await start()).api, 'ida');
    const { events } = await user.create('Remove something long');
    expect(events.at(-1)).toMatchObject({ type: 'error', message: expect.stringContaining('too long') });
    expect(cardsShown(events)).toEqual([]);
  });

  test('long and strange arguments are shown as text, cut where they are too long', async () => {
    const what = `**bold** <b>html</b> ${'long '.repeat(200)}`;
    model.enqueue([functionCall('remove', { what }, { callId: 'call_1' })]);
    const user = await signIn((await start()).api, 'jan');
    const { events } = await user.create('Remove something strange');
    const [title, line] = cardsShown(events)[0]!.says;
    expect(title).toBe('Remove?');
    expect(line).toMatch(/^what: \*\*bold\*\* <b>html<\/b> .*…$/u);
    expect(line!.length).toBeLessThan(520);
  });
});
