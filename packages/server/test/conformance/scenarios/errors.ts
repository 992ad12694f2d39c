import { expect } from 'vitest';
import { untilFree } from '../support/user.ts';
import { gate } from '../support/gate.ts';
import { group } from '../support/scenario.ts';
import { answer, begun, delta, progress, scriptInput, typesOf } from '../support/scripts.ts';

export const errors = group('errors', (scenario) => {
  scenario(
    ['errors.exception', 'errors.nothing-leaks'],
    'a responder that throws gives one error without its words, and a clean end',
    async (world) => {
      const user = await world.newUser();
      const { events } = await user.begin([
        progress('x'),
        { throw: 'canary: password=hunter2' },
        progress('y'),
      ]);
      expect(events.slice(3)).toEqual([
        progress('x'),
        { type: 'error', code: 'stream.error', allow_retry: true },
      ]);
      expect(world.log.join('\n')).not.toContain('hunter2');
      const early = await user.begin([{ throw: 'canary' }]);
      expect(early.events.slice(3)).toEqual([{ type: 'error', code: 'stream.error', allow_retry: true }]);
    },
  );

  scenario(['errors.custom'], 'an error with words is told in them', async (world) => {
    const user = await world.newUser();
    const told = async (failure: object) => (await user.begin([{ throw: failure }])).events.at(-1);
    const message = 'Not on Sundays.';
    expect(await told({ message })).toEqual({ type: 'error', code: 'custom', message, allow_retry: false });
    expect(await told({ message, allow_retry: true })).toEqual({
      type: 'error',
      code: 'custom',
      message,
      allow_retry: true,
    });
  });

  scenario(['errors.coded'], 'an error with a code is told by it', async (world) => {
    const user = await world.newUser();
    const told = async (failure: object) => (await user.begin([{ throw: failure }])).events.at(-1);
    expect(await told({ code: 'stream.error' })).toEqual({
      type: 'error',
      code: 'stream.error',
      allow_retry: true,
    });
    expect(await told({ code: 'stream.error', allow_retry: false })).toMatchObject({ allow_retry: false });
    expect(await told({ code: 'rate_limited', allow_retry: true })).toEqual({
      type: 'error',
      code: 'rate_limited',
      allow_retry: true,
    });
  });

  scenario(
    ['errors.late-change'],
    'a change before the failure is saved, and told after the error',
    async (world) => {
      const user = await world.newUser();
      const script = [progress('x'), { thread: { title: 'Before' } }, { throw: 'x' }];
      const { threadId, events } = await user.begin(script);
      expect(typesOf(events.slice(3))).toEqual(['progress_update', 'error', 'thread.updated']);
      expect((await user.thread(threadId)).title).toBe('Before');
    },
  );

  scenario(
    ['errors.message-stays'],
    'the message of a failed turn stays, and is answered when asked again',
    async (world) => {
      const user = await world.newUser();
      const mended = gate(user);
      const script = [answer('a', 'half'), { throw: 'x', unless: mended.go.go }, answer('b', 'whole')];
      const { threadId, message, events } = await user.begin(script);
      expect(events.at(-1)).toMatchObject({ type: 'error', allow_retry: true });
      expect((await user.items(threadId))[0]).toEqual(message);
      await mended.open();
      const params = { thread_id: threadId, item_id: message.id };
      const again = await user.stream('threads.retry_after_item', params);
      expect(typesOf(again)).toEqual(['stream_options', 'thread.item.done', 'thread.item.done']);
      const items = await user.items(threadId);
      expect(items).toMatchObject([
        message,
        { content: [{ text: 'half' }] },
        { content: [{ text: 'whole' }] },
      ]);
    },
  );

  scenario(
    ['errors.store-failure', 'cancelling.deleted-stays'],
    'an item that cannot be stored is not told: the turn ends with an error',
    async (world) => {
      const user = await world.newUser();
      const held = gate(user);
      const script = [begun('a'), delta('a', 'x'), held.wait, answer('a', 'canary'), progress('y')];
      const { threadId, stream } = await user.liveThread(script);
      await stream.until('text_delta');
      await user.ask('threads.delete', { thread_id: threadId });
      await held.open();
      const rest = await stream.rest();
      expect(typesOf(rest)).toEqual(['error']);
      expect(JSON.stringify(rest)).not.toContain('canary');
      expect((await user.refused('threads.get_by_id', { thread_id: threadId })).status).toBe(404);
      expect((await user.refused('items.list', { thread_id: threadId })).status).toBe(404);
    },
  );

  scenario(
    ['errors.missing-thread'],
    'a stream that cannot begin is refused before it begins',
    async (world) => {
      const user = await world.newUser();
      const { threadId } = await user.begin([]);
      const missing = { thread_id: 'thr_missing' };
      const requests: [type: string, params: object][] = [
        ['threads.add_user_message', { ...missing, input: scriptInput([]) }],
        ['threads.add_client_tool_output', { ...missing, result: 1 }],
        ['threads.add_structured_input', { ...missing, item_id: 'x', input: {} }],
        ['threads.custom_action', { ...missing, action: { type: 'a' } }],
        ['threads.retry_after_item', { ...missing, item_id: 'x' }],
        ['threads.retry_after_item', { thread_id: threadId, item_id: 'msg_missing' }],
        ['threads.add_structured_input', { thread_id: threadId, item_id: 'msg_missing', input: {} }],
        ['threads.custom_action', { thread_id: threadId, item_id: 'msg_missing', action: { type: 'a' } }],
        ['chatdock.turns.join', missing],
        ['chatdock.threads.watch', missing],
      ];
      for (const [type, params] of requests) {
        const { status, error } = await user.refused(type, params);
        expect.soft([status, error.code], type).toEqual([404, 'not_found']);
      }
      // None of them has left the thread busy.
      const post = {
        type: 'threads.add_user_message',
        params: { thread_id: threadId, input: scriptInput([]) },
      };
      expect((await untilFree(() => user.post(post))).status).toBe(200);
    },
  );
});
