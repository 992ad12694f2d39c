import { expect } from 'vitest';
import { group } from '../support/scenario.ts';
import { answer, done, typesOf } from '../support/scripts.ts';

const hidden = done({ type: 'hidden_context_item', id: '$id:h', content: 'x' });

export const retry = group('retry', (scenario) => {
  scenario(
    ['retry.removes-newer', 'retry.opening', 'retry.earlier-turns', 'retry.replaces'],
    'asked again: what is newer goes, what is older stays, the message is answered anew',
    async (world) => {
      const user = await world.newUser();
      const { threadId } = await user.begin([answer('a', 'zero'), hidden]);
      const [message] = await user.send(threadId, [answer('a', 'one'), hidden]);
      await user.send(threadId, [answer('a', 'two'), hidden]);
      const before = await user.history(threadId);
      const item_id = message?.type === 'thread.item.done' ? message.item.id : '';
      const events = await user.stream('threads.retry_after_item', { thread_id: threadId, item_id });
      expect(typesOf(events)).toEqual(['stream_options', 'thread.item.done']);
      const after = await user.history(threadId);
      expect(after.slice(0, 4)).toEqual(before.slice(0, 4));
      expect(typesOf(after.slice(4))).toEqual(['assistant_message', 'hidden_context_item']);
      expect(after[4]).toMatchObject({ content: [{ text: 'one' }] });
      expect(after[4]?.id).not.toBe(before[4]?.id);
    },
  );

  scenario(['retry.removes-newer'], 'the responder gets that very message', async (world) => {
    const user = await world.newUser();
    const told = {
      type: 'client_effect',
      name: 'seen',
      data: { message: '$seen:message', history: '$seen:history' },
    };
    const { threadId, message } = await user.begin([told, answer('a', 'x')]);
    await user.add(threadId, 'More');
    const params = { thread_id: threadId, item_id: message.id };
    const events = await user.stream('threads.retry_after_item', params);
    expect(events[1]).toMatchObject({ data: { message, history: [message] } });
  });

  scenario(
    ['retry.not-a-message', 'retry.unknown-item'],
    'asked for anything else: refused, and nothing is gone',
    async (world) => {
      const user = await world.newUser();
      const { threadId: thread_id } = await user.begin([answer('a', 'x'), hidden, answer('b', 'y')]);
      const other = await user.begin([]);
      const before = await user.history(thread_id);
      for (const item of before.slice(1)) {
        const { status, error } = await user.refused('threads.retry_after_item', {
          thread_id,
          item_id: item.id,
        });
        // That there is a hidden item is nobody's business.
        expect.soft([400, 404], item.type).toContain(status);
        if (item.type === 'assistant_message') expect.soft(error.message).toContain('params.item_id');
      }
      for (const item_id of ['msg_unknown', other.message.id])
        expect
          .soft((await user.refused('threads.retry_after_item', { thread_id, item_id })).status)
          .toBe(404);
      expect(await user.history(thread_id)).toEqual(before);
    },
  );

  scenario(['retry.beyond-a-page'], 'the message may be far back', async (world) => {
    const user = await world.newUser();
    const answers = Array.from({ length: 45 }, (_, index) => answer(`a${index}`, String(index)));
    const { threadId, message } = await user.begin(answers);
    await user.add(threadId, 'More');
    const events = await user.stream('threads.retry_after_item', {
      thread_id: threadId,
      item_id: message.id,
    });
    expect(events).toHaveLength(46);
    const items = await user.items(threadId);
    expect(items).toHaveLength(46);
    expect(items[0]).toEqual(message);
  });
});
