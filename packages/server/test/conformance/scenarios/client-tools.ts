import { expect } from 'vitest';
import { group } from '../support/scenario.ts';
import {
  answer,
  begun,
  delta,
  done,
  progress,
  scriptInput,
  seenIn,
  tell,
  typesOf,
} from '../support/scripts.ts';

const call = (id: string, fields: object = {}) =>
  done({
    type: 'client_tool_call',
    id: `$id:tool_call:${id}`,
    call_id: id,
    name: 'locate',
    arguments: { exact: true },
    ...fields,
  });

const output = 'threads.add_client_tool_output';
const result = { place: 'Graz', height: null, list: [null, { deep: null }] };

export const clientTools = group('client tools', (scenario) => {
  scenario(
    ['client-tools.newest-item'],
    'a turn can end with a call, which is the newest item then',
    async (world) => {
      const user = await world.newUser();
      const { threadId, events } = await user.begin([answer('a', 'Let me see.'), call('c')]);
      const [newest] = (await user.ask<{ data: object[] }>('items.list', { thread_id: threadId, limit: 1 }))
        .data;
      expect(newest).toMatchObject({
        type: 'client_tool_call',
        status: 'pending',
        call_id: 'c',
        name: 'locate',
      });
      expect(newest).not.toHaveProperty('output');
      expect(events.at(-1)).toEqual({ type: 'thread.item.done', item: newest });
    },
  );

  scenario(
    ['client-tools.output', 'client-tools.opening'],
    'its output completes it and goes on without a message',
    async (world) => {
      const user = await world.newUser();
      const { threadId, message } = await user.begin([
        call('c'),
        { later: [tell('message', 'cause', 'history'), answer('a', 'There.')] },
      ]);
      const events = await user.stream(output, { thread_id: threadId, result });
      expect(typesOf(events)).toEqual(['stream_options', 'client_effect', 'thread.item.done']);
      const completed = { type: 'client_tool_call', status: 'completed', output: result };
      expect(seenIn(events)).toMatchObject({
        message: null,
        cause: 'client_tool_output',
        history: [message, completed],
      });
      const items = await user.items(threadId);
      expect(typesOf(items)).toEqual(['user_message', 'client_tool_call', 'assistant_message']);
      expect(items[1]).toMatchObject(completed);
    },
  );

  scenario(
    ['client-tools.no-pending-call', 'client-tools.second-output'],
    'an output that nothing waits for is refused and changes nothing',
    async (world) => {
      const user = await world.newUser();
      const hidden = done({ type: 'hidden_context_item', id: '$id:h', content: 'x' });
      const threads = [
        [],
        [answer('a', 'x')],
        [call('c'), answer('a', 'x')],
        [call('c', { status: 'completed' })],
        [call('c'), hidden],
      ];
      for (const script of threads) {
        const { threadId: thread_id } = await user.begin(script);
        const before = await user.history(thread_id);
        const { status, error } = await user.refused(output, { thread_id, result });
        expect.soft([status, error.code]).toEqual([409, 'no_pending_tool_call']);
        expect.soft(await user.history(thread_id)).toEqual(before);
      }
      const { threadId: thread_id } = await user.begin([call('c')]);
      await user.stream(output, { thread_id, result: 'first' });
      const second = await user.refused(output, { thread_id, result: 'second' });
      expect(second.error.code).toBe('no_pending_tool_call');
      expect((await user.items(thread_id)).at(-1)).toMatchObject({ output: 'first' });
    },
  );

  scenario(
    ['client-tools.clean-up'],
    'other pending calls among the newest 20 items are removed',
    async (world) => {
      const user = await world.newUser();
      const fill = Array.from({ length: 17 }, (_, index) => answer(`a${index}`, String(index)));
      const script = [
        call('too far back'),
        call('near'),
        call('done', { status: 'completed' }),
        ...fill,
        call('c'),
      ];
      const { threadId: thread_id } = await user.begin(script);
      // 20 newest: the call, 17 answers, the completed one and the near one.
      await user.stream(output, { thread_id, result });
      const calls = (await user.items(thread_id)).filter(({ type }) => type === 'client_tool_call');
      expect(calls).toMatchObject([
        { call_id: 'too far back', status: 'pending' },
        { call_id: 'done', status: 'completed' },
        { call_id: 'c', status: 'completed' },
      ]);
    },
  );

  scenario(['client-tools.output'], 'a workflow goes on in the same item after a call', async (world) => {
    const user = await world.newUser();
    const thought = { type: 'thought', content: 'Hm' };
    const later = done({
      type: 'workflow',
      id: '$newest:workflow',
      workflow: { type: 'reasoning', tasks: [thought, thought] },
    });
    const first = done({
      type: 'workflow',
      id: '$id:workflow:w',
      workflow: { type: 'reasoning', tasks: [thought] },
    });
    const { threadId } = await user.begin([
      first,
      call('c'),
      { later: [later, begun('a'), delta('a', 'x'), answer('a', 'x')] },
    ]);
    await user.stream(output, { thread_id: threadId, result });
    const items = await user.items(threadId);
    expect(typesOf(items)).toEqual(['user_message', 'workflow', 'client_tool_call', 'assistant_message']);
    expect(items[1]).toMatchObject({ workflow: { tasks: [thought, thought] } });
  });

  scenario(['client-tools.no-pending-call'], 'a message instead of the output goes on too', async (world) => {
    const user = await world.newUser();
    const { threadId: thread_id } = await user.begin([call('c')]);
    await user.stream('threads.add_user_message', { thread_id, input: scriptInput([progress('x')]) });
    expect((await user.refused(output, { thread_id, result })).status).toBe(409);
  });
});
