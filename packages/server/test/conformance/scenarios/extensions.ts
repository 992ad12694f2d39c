import { expect } from 'vitest';
import { gate } from '../support/gate.ts';
import { group } from '../support/scenario.ts';
import { answer, done, progress, scriptAction, scriptInput, typesOf } from '../support/scripts.ts';

/** Everything that would begin a turn in this thread. */
function beginnings(thread_id: string, item_id: string): [type: string, params: object][] {
  return [
    ['threads.add_user_message', { thread_id, input: scriptInput([]) }],
    ['threads.add_client_tool_output', { thread_id, result: 1 }],
    ['threads.add_structured_input', { thread_id, item_id, input: {} }],
    ['threads.custom_action', { thread_id, action: scriptAction([]) }],
    ['threads.retry_after_item', { thread_id, item_id }],
  ];
}

const questions = [{ type: 'freeform', id: 'q', question: 'Why?' }];

export const extensions = group('one turn at a time, locked threads', (scenario) => {
  scenario(
    ['turns.one-at-a-time', 'turns.other-threads', 'turns.free-at-the-end'],
    'while a turn runs its thread takes no other, and other threads do',
    async (world) => {
      const user = await world.newUser();
      const held = gate(user);
      const { threadId, stream } = await user.liveThread([progress('waiting'), held.wait, answer('a', 'x')]);
      await stream.until('waiting');
      const before = await user.items(threadId);
      for (const [type, params] of beginnings(threadId, before[0]!.id)) {
        const { status, error } = await user.refused(type, params);
        expect.soft([status, error.code], type).toEqual([409, 'turn_in_progress']);
      }
      const many = Array.from({ length: 5 }, () => user.refused(...beginnings(threadId, '')[0]!));
      expect((await Promise.all(many)).map(({ status }) => status)).toEqual([409, 409, 409, 409, 409]);
      await user.begin([answer('a', 'elsewhere')]);
      expect(await user.items(threadId)).toEqual(before);
      expect(typesOf(await user.items(threadId))).toEqual(['user_message']);
      await held.open();
      await stream.rest();
      for (let index = 0; index < 5; index += 1) await user.send(threadId, []);
      expect(await user.items(threadId)).toHaveLength(7);
    },
  );

  scenario(
    ['turns.one-at-a-time'],
    'of many messages at once one is answered, the rest leave nothing',
    async (world) => {
      const user = await world.newUser();
      const { threadId: thread_id } = await user.begin([]);
      const held = gate(user);
      const posts = Array.from({ length: 8 }, () =>
        user.post({
          type: 'threads.add_user_message',
          params: { thread_id, input: scriptInput([held.wait]) },
        }),
      );
      const responses = await Promise.all(posts);
      await held.open();
      await Promise.all(responses.map((response) => response.text()));
      expect(responses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
        200,
        ...Array<number>(7).fill(409),
      ]);
      expect(await user.items(thread_id)).toHaveLength(2);
    },
  );

  scenario(
    ['locked.refused', 'locked.closed', 'locked.readable'],
    'locked and closed threads take nothing from users',
    async (world) => {
      const user = await world.newUser();
      for (const type of ['locked', 'closed']) {
        const asked = done({ type: 'structured_input', id: '$id:s', inputs: questions });
        const status = { type, reason: 'Back on Monday.' };
        const { threadId, message } = await user.begin([answer('a', 'x'), asked, { thread: { status } }]);
        const before = await user.items(threadId);
        const requests: [string, object][] = [
          ['threads.add_user_message', { thread_id: threadId, input: scriptInput([]) }],
          ['threads.retry_after_item', { thread_id: threadId, item_id: message.id }],
          ['threads.add_structured_input', { thread_id: threadId, item_id: before[2]!.id, input: {} }],
        ];
        for (const [request, params] of requests) {
          const refused = await user.refused(request, params);
          expect
            .soft(refused, request)
            .toEqual({ status: 409, error: { code: `thread_${type}`, message: 'Back on Monday.' } });
        }
        expect(await user.items(threadId)).toEqual(before);
        expect((await user.thread(threadId)).status).toEqual(status);
        const list = await user.ask<{ data: { id: string }[] }>('threads.list', {});
        expect(list.data[0]?.id).toBe(threadId);
        await user.act(threadId, [{ thread: { status: { type: 'active' } } }]);
        expect(typesOf(await user.send(threadId, [answer('b', 'y')]))).toContain('thread.item.done');
      }
    },
  );

  scenario(['locked.refused'], 'without a reason the server says why', async (world) => {
    const user = await world.newUser();
    const { threadId: thread_id } = await user.begin([{ thread: { status: { type: 'locked' } } }]);
    const { error } = await user.refused('threads.add_user_message', { thread_id, input: scriptInput([]) });
    expect(error.message).toMatch(/\w+ \w+/u);
  });
});
