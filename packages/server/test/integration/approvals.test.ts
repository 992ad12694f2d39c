import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stepsOf, textOf } from '../agent/support/fake-turn.ts';
import { cardsIn, cardsShown, noticesIn, press, pressed, removingAgent } from '../support/approvals.ts';
import { signIn, type ChatClient } from '../support/chat-client.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

let model: ScriptedModel;
let removed: string[];

const lastInput = (): string => JSON.stringify(model.lastCall?.request.input);

const agent = () => removingAgent(model, removed);

const inMemory = async (): Promise<OpenTestDatabase | null> => null;

async function exported(chats: Awaited<ReturnType<TestServer['chat']['user']>>) {
  const records = [];
  for await (const record of chats.export()) records.push(record);
  return records;
}

/** The model's call of the tool that asks. */
const remove = (what: string, callId = `call_${what}`) => functionCall('remove', { what }, { callId });

describe.each([
  ['Postgres', openTestPostgres],
  ['PGlite', openTestPGlite],
  ['memory', inMemory],
])('a tool that needs approval, on %s', (_name, open) => {
  let opened: OpenTestDatabase | null;
  let server: TestServer;
  let user: ChatClient;
  beforeAll(async () => {
    opened = await open();
    server = await startServer({ database: opened?.database ?? 'memory', respond: undefined, agent });
    user = await signIn(server.api, 'ada');
  });
  beforeEach(() => {
    model = new ScriptedModel();
    removed = [];
  });
  afterAll(async () => {
    await server.close();
    await opened?.close();
  });

  test('shows what would happen, and does nothing yet', async () => {
    model.enqueue([remove('the vase')]);
    const { threadId, events } = await user.create('Remove the vase');
    expect(removed).toEqual([]);
    expect(stepsOf(events)).toEqual([['Remove', 'none', 'Waiting for your approval.']]);
    const [card, ...others] = cardsShown(events);
    expect(others).toEqual([]);
    expect(card).toMatchObject({ says: ['Remove?', 'what: the vase'], isOpen: true });
    expect(cardsIn(await user.items(threadId))).toEqual([card]);
    expect((await user.items(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'workflow',
      'widget',
    ]);
    model.assertComplete();
  });

  test('approved: it is done once, in the step that waited, and the answer goes on', async () => {
    model.enqueue([remove('the vase')], [assistantMessage('It is gone.')]);
    const { threadId, events } = await user.create('Remove the vase');
    const [card] = cardsShown(events);
    const answered = await press({ user, threadId }, card, true);
    expect(removed).toEqual(['the vase']);
    expect(textOf(answered)).toBe('It is gone.');
    expect(cardsShown(answered)).toMatchObject([
      { id: card!.id, says: ['Remove?', 'what: the vase', 'Approved'], isOpen: false },
    ]);
    const items = await user.items(threadId);
    expect(items.map(({ type }) => type)).toEqual([
      'user_message',
      'workflow',
      'widget',
      'assistant_message',
    ]);
    expect(items[1]).toMatchObject({
      workflow: { tasks: [{ title: 'Remove', status_indicator: 'complete' }] },
    });
    expect(lastInput()).toContain('Removed the vase.');
    model.assertComplete();
  });

  test('rejected: it is not done, and the model is told', async () => {
    model.enqueue([remove('the vase')], [assistantMessage('I left it.')]);
    const { threadId, events } = await user.create('Remove the vase');
    const answered = await press({ user, threadId }, cardsShown(events)[0], false);
    expect(removed).toEqual([]);
    expect(textOf(answered)).toBe('I left it.');
    expect(cardsIn(await user.items(threadId))).toMatchObject([
      { says: ['Remove?', 'what: the vase', 'Rejected'] },
    ]);
    expect((await user.items(threadId))[1]).toMatchObject({
      workflow: { tasks: [{ title: 'Remove', status_indicator: 'none', content: 'Declined.' }] },
    });
    expect(lastInput()).toContain(String.raw`\"code\":\"declined\"`);
    model.assertComplete();
  });

  test('two calls of one answer: it goes on when both are answered, each as it was', async () => {
    model.enqueue([remove('the vase'), remove('the lamp')], [assistantMessage('The lamp is gone.')]);
    const { threadId, events } = await user.create('Remove both');
    const [vase, lamp] = cardsShown(events);
    const first = await press({ user, threadId }, lamp, true);
    expect(removed).toEqual([]);
    expect(textOf(first)).toBe('');
    expect(cardsIn(await user.items(threadId)).map(({ isOpen }) => isOpen)).toEqual([true, false]);
    expect(textOf(await press({ user, threadId }, vase, false))).toBe('The lamp is gone.');
    expect(removed).toEqual(['the lamp']);
    const [, workflow] = await user.items(threadId);
    expect(workflow).toMatchObject({
      workflow: { tasks: [{ content: 'Declined.' }, { status_indicator: 'complete' }] },
    });
  });

  test('one that asks again after the first answer pauses again', async () => {
    model.enqueue([remove('the vase')], [remove('the lamp')], [assistantMessage('Both are gone.')]);
    const { threadId, events } = await user.create('Remove both, one by one');
    const second = await press({ user, threadId }, cardsShown(events)[0], true);
    expect(removed).toEqual(['the vase']);
    const lamp = cardsShown(second).find(({ isOpen }) => isOpen);
    expect(lamp?.says).toEqual(['Remove?', 'what: the lamp']);
    expect(textOf(await press({ user, threadId }, lamp, true))).toBe('Both are gone.');
    expect(removed).toEqual(['the vase', 'the lamp']);
    expect((await user.items(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'workflow',
      'widget',
      'workflow',
      'widget',
      'assistant_message',
    ]);
  });

  test('A2: pressed again, or the other button: nothing more happens, and it is said', async () => {
    model.enqueue([remove('the vase')], [assistantMessage('It is gone.')]);
    const { threadId, events } = await user.create('Remove the vase');
    const [card] = cardsShown(events);
    await press({ user, threadId }, card, true);
    for (const approve of [true, false]) {
      const again = await press({ user, threadId }, card, approve);
      expect(noticesIn(again)).toEqual(['This has been answered already.']);
      expect(cardsShown(again)).toMatchObject([{ says: ['Remove?', 'what: the vase', 'Approved'] }]);
    }
    expect(removed).toEqual(['the vase']);
  });

  test('A2: clicks at the same time have one effect; the others are refused or told', async () => {
    model.enqueue([remove('the vase')], [assistantMessage('It is gone.')]);
    const { threadId, events } = await user.create('Remove the vase');
    const [card] = cardsShown(events);
    const body = {
      type: 'threads.custom_action',
      params: { thread_id: threadId, item_id: card!.id, action: pressed(card!, true) },
    };
    const answers = await Promise.all(Array.from({ length: 8 }, () => user.post(body)));
    for (const answer of answers) {
      expect([200, 409]).toContain(answer.status);
      await answer.text();
    }
    expect(removed).toEqual(['the vase']);
    model.assertComplete();
  });

  test('A2: an answer that the card does not give is refused: other arguments, another call, another run, another item', async () => {
    model.enqueue([remove('the vase')]);
    const { threadId, events } = await user.create('Remove the vase');
    const [card] = cardsShown(events);
    const { type, payload } = pressed(card!, true);
    const whole: object = typeof payload === 'object' && payload !== null ? payload : {};
    const [message] = await user.items(threadId);
    const forgeries: [object, string | undefined][] = [
      [{ ...whole, call: 'call_lamp' }, card!.id],
      [{ ...whole, approval: 'apr_other' }, card!.id],
      [{ ...whole, arguments: '{"what":"the lamp"}' }, card!.id],
      [{ ...whole, approve: 'yes' }, card!.id],
      [{}, card!.id],
      [whole, undefined],
    ];
    for (const [forged, item_id] of forgeries) {
      const answer = await user.stream('threads.custom_action', {
        thread_id: threadId,
        ...(item_id !== undefined && { item_id }),
        action: { type, payload: forged },
      });
      expect(answer.at(-1)).toMatchObject({ type: 'error', allow_retry: false });
    }
    const fromMessage = { thread_id: threadId, item_id: message!.id, action: { type, payload: whole } };
    expect((await user.stream('threads.custom_action', fromMessage)).at(-1)).toMatchObject({ type: 'error' });
    expect(removed).toEqual([]);
    expect(cardsIn(await user.items(threadId))[0]?.isOpen).toBe(true);
  });

  test('A2: somebody else’s question is one that does not exist', async () => {
    model.enqueue([remove('the vase')], [assistantMessage('Hello.')]);
    const { threadId, events } = await user.create('Remove the vase');
    const [card] = cardsShown(events);
    const eve = await signIn(server.api, 'eve');
    const action = pressed(card!, true);
    const params = { thread_id: threadId, item_id: card!.id, action };
    expect((await eve.post({ type: 'threads.custom_action', params })).status).toBe(404);
    const own = await eve.create('Hello');
    const there = { ...params, thread_id: own.threadId };
    expect((await eve.post({ type: 'threads.custom_action', params: there })).status).toBe(404);
    expect(removed).toEqual([]);
    expect(cardsIn(await user.items(threadId))[0]?.isOpen).toBe(true);
  });

  test('a message instead of an answer: it is not done, the card says so, and the model knows', async () => {
    model.enqueue([remove('the vase')], [assistantMessage('Hello.')], [assistantMessage('Fine.')]);
    const { threadId, events } = await user.create('Remove the vase');
    const [card] = cardsShown(events);
    await user.add(threadId, 'How are you?');
    expect(cardsIn(await user.items(threadId))).toMatchObject([
      { says: ['Remove?', 'what: the vase', 'Not done: you went on.'], isOpen: false },
    ]);
    expect((await user.items(threadId))[1]).toMatchObject({
      workflow: { tasks: [{ content: 'Not done.' }] },
    });
    expect(lastInput()).toContain('was not done: the person wrote something else');
    expect(lastInput().indexOf('was not done')).toBeLessThan(lastInput().indexOf('How are you?'));
    const late = await press({ user, threadId }, card, true);
    expect(noticesIn(late)).toEqual(['This has been answered already.']);
    expect(removed).toEqual([]);
    await user.add(threadId, 'Good');
    expect(lastInput()).toContain('was not done');
  });

  test('the message is asked again: the question goes with what it came from', async () => {
    model.enqueue([remove('the vase')], [assistantMessage('Better not.')]);
    const { threadId, events } = await user.create('Remove the vase');
    const [card] = cardsShown(events);
    const [message] = await user.items(threadId);
    await user.stream('threads.retry_after_item', { thread_id: threadId, item_id: message!.id });
    expect((await user.items(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'assistant_message',
    ]);
    const params = { thread_id: threadId, item_id: card!.id, action: pressed(card!, true) };
    expect((await user.post({ type: 'threads.custom_action', params })).status).toBe(404);
    expect(removed).toEqual([]);
    expect(lastInput()).not.toContain('approval');
  });

  test('X8: the thread is deleted: so is the question', async () => {
    model.enqueue([remove('the vase')]);
    const { threadId, events } = await user.create('Remove the vase');
    const [card] = cardsShown(events);
    await user.ask('threads.delete', { thread_id: threadId });
    const params = { thread_id: threadId, item_id: card!.id, action: pressed(card!, true) };
    expect((await user.post({ type: 'threads.custom_action', params })).status).toBe(404);
    expect(removed).toEqual([]);
  });

  test('what is kept of a user has the runs that wait, and all of it can be deleted', async () => {
    model.enqueue([remove('the vase')]);
    const fay = await signIn(server.api, 'fay');
    const { threadId } = await fay.create('Remove the vase');
    const chats = await server.chat.user({ issuer: '', subject: 'fay' });
    const records = await exported(chats);
    expect(records.filter(({ kind }) => kind === 'paused_run')).toMatchObject([
      { threadId, state: expect.stringContaining('the vase') },
    ]);
    await chats.deleteEverything();
    expect(await exported(chats)).toEqual([]);
  });
});
