import { expect } from 'vitest';
import { everyRequest } from '../support/every-request.ts';
import { group } from '../support/scenario.ts';
import { answer, card, done, scriptInput } from '../support/scripts.ts';
import type { User } from '../support/user.ts';

/** What a request was answered with, but for its ids. */
async function answerTo(user: User, type: string, params: object): Promise<string> {
  const response = await user.post({ type, params });
  const kind = response.headers.get('content-type');
  return `${response.status} ${kind} ${await response.text()}`;
}

/** Requests about a thread and its items, whoever they belong to. */
function requestsAbout(thread_id: string, item_id: string): [type: string, params: object][] {
  return [
    ['threads.get_by_id', { thread_id }],
    ['items.list', { thread_id }],
    ['threads.update', { thread_id, title: 'Mine now' }],
    ['threads.delete', { thread_id }],
    ['threads.add_user_message', { thread_id, input: scriptInput([answer('a', 'Mine now')]) }],
    ['threads.add_client_tool_output', { thread_id, result: 1 }],
    ['threads.add_structured_input', { thread_id, item_id, input: {} }],
    ['threads.custom_action', { thread_id, item_id, action: { type: 'a' } }],
    ['threads.custom_action', { thread_id, action: { type: 'a' } }],
    ['threads.sync_custom_action', { thread_id, item_id, action: { type: 'a' } }],
    ['threads.sync_custom_action', { thread_id, action: { type: 'a' } }],
    ['threads.retry_after_item', { thread_id, item_id }],
    ['items.feedback', { thread_id, item_ids: [item_id], kind: 'positive' }],
    ['chatdock.turns.join', { thread_id }],
    ['chatdock.turns.join', { thread_id, after: 'turn_x/1' }],
    ['chatdock.turns.stop', { thread_id }],
    ['chatdock.threads.watch', { thread_id }],
  ];
}

export const isolation = group('isolation', (scenario) => {
  scenario(
    [
      'isolation.reads',
      'isolation.changes',
      'isolation.like-missing',
      'join.foreign',
      'stop.foreign',
      'watch.foreign',
    ],
    'what belongs to another looks like what is missing, and stays as it is',
    async (world) => {
      const [ada, eve] = [await world.newUser('ada'), await world.newUser('eve')];
      const { threadId } = await ada.begin([done(card('w')), answer('a', 'secret')]);
      const before = [await ada.thread(threadId), await ada.history(threadId)];
      const widget = (await ada.items(threadId))[1]!;
      // Ids of the same length: they may be told apart by nothing else.
      const missing = requestsAbout(threadId.replace(/.{4}$/u, '0000'), widget.id.replace(/.{4}$/u, '0000'));
      for (const [index, [type, params]] of requestsAbout(threadId, widget.id).entries()) {
        const foreign = await answerTo(eve, type, params);
        expect.soft(foreign, type).toMatch(/^404 application\/json/u);
        expect.soft(foreign, type).toBe(await answerTo(eve, type, missing[index]![1]));
      }
      expect([await ada.thread(threadId), await ada.history(threadId)]).toEqual(before);
      expect(await eve.ask('threads.list', {})).toEqual({ data: [], has_more: false });
    },
  );

  scenario(
    ['isolation.like-missing'],
    'items and cursors of others, used in a thread of one’s own, are missing',
    async (world) => {
      const [ada, eve] = [await world.newUser('ada'), await world.newUser('eve')];
      const hers = await ada.begin([done(card('w'))]);
      const widget = (await ada.items(hers.threadId))[1]!;
      const { threadId: thread_id } = await eve.begin([]);
      const requests: [string, object][] = [
        ['items.list', { thread_id, after: widget.id }],
        ['threads.list', { after: hers.threadId }],
        ['threads.retry_after_item', { thread_id, item_id: hers.message.id }],
        ['threads.custom_action', { thread_id, item_id: widget.id, action: { type: 'a' } }],
        ['items.feedback', { thread_id, item_ids: [widget.id], kind: 'positive' }],
      ];
      for (const [type, params] of requests)
        expect.soft((await eve.refused(type, params)).status, type).toBe(404);
    },
  );

  scenario(['isolation.no-other-way'], 'no field says who asks', async (world) => {
    const [ada, eve] = [await world.newUser('ada'), await world.newUser('eve')];
    const { threadId } = await ada.begin([]);
    const claims = {
      owner: ada.subject,
      user: ada.subject,
      user_id: ada.subject,
      sub: ada.subject,
      subject: ada.subject,
    };
    for (const { type, params } of await everyRequest(eve)) {
      if (!('thread_id' in params)) continue;
      const claimed = { ...params, thread_id: threadId, ...claims };
      const response = await eve.post({ type, params: claimed, metadata: claims, ...claims });
      expect.soft(response.status, `${type}: ${await response.text()}`).toBe(404);
    }
    const hers = await eve.stream('threads.create', { ...claims, input: { ...scriptInput([]), ...claims } });
    expect(hers[0]).toMatchObject({ type: 'thread.created' });
    expect(await ada.ask('threads.list', {})).toMatchObject({ data: [{ id: threadId }], has_more: false });
  });
});
