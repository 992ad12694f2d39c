import { expect } from 'vitest';
import type { Page, Thread } from '../../../src/protocol/index.ts';
import { userInput } from '../../support/chat-client.ts';
import { gate } from '../support/gate.ts';
import { group } from '../support/scenario.ts';
import { answer, done, opening, scriptInput, seenIn, tell, typesOf } from '../support/scripts.ts';

export const creating = group('creating', (scenario) => {
  scenario(
    ['creating.opening', 'creating.fresh-thread'],
    'a new thread is told of first, then the message, then the stream options',
    async (world) => {
      const user = await world.newUser();
      const { threadId, events } = await user.begin([answer('a', 'Hi')]);
      expect(typesOf(events)).toEqual(['thread.created', ...opening, 'thread.item.done']);
      expect(events[0]).toEqual({
        type: 'thread.created',
        thread: {
          id: threadId,
          created_at: expect.any(String),
          status: { type: 'active' },
          metadata: {},
          items: { data: [], has_more: false },
        },
      });
      expect(events[2]).toEqual({ type: 'stream_options', stream_options: { allow_cancel: true } });
    },
  );

  scenario(
    ['creating.echo'],
    'the message is as it was sent, with ids and time of the server',
    async (world) => {
      const user = await world.newUser();
      const tag = { type: 'input_tag', id: 't', text: 'Tag', data: { a: 1 }, group: 'g', interactive: true };
      const input = {
        content: [{ type: 'input_text', text: 'Hi ' }, tag],
        attachments: [],
        quoted_text: 'a quote',
        inference_options: { model: 'm', tool_choice: { id: 't' } },
      };
      const [created, message] = await user.stream('threads.create', { input });
      const threadId = created?.type === 'thread.created' ? created.thread.id : '';
      expect(message).toEqual({
        type: 'thread.item.done',
        item: {
          type: 'user_message',
          id: expect.any(String),
          thread_id: threadId,
          created_at: expect.any(String),
          ...input,
        },
      });
      expect((await user.items(threadId))[0]).toEqual(message?.type === 'thread.item.done' && message.item);
    },
  );

  scenario(['creating.continuing'], 'a message in a thread opens without thread.created', async (world) => {
    const user = await world.newUser();
    const { threadId } = await user.begin([answer('a', 'Hi')]);
    const events = await user.send(threadId, [answer('b', 'Ho')]);
    expect(typesOf(events)).toEqual([...opening, 'thread.item.done']);
    expect(events[0]).toMatchObject({ item: { type: 'user_message', thread_id: threadId } });
    expect(typesOf(await user.items(threadId))).toEqual([
      'user_message',
      'assistant_message',
      'user_message',
      'assistant_message',
    ]);
  });

  scenario(
    ['creating.inference-options'],
    'the responder sees which tool and model were chosen',
    async (world) => {
      const user = await world.newUser();
      const inference_options = { model: 'large', tool_choice: { id: 'search' } };
      const { threadId, events } = await user.begin([tell('message')], { inference_options });
      expect(seenIn(events)).toMatchObject({ message: { inference_options } });
      const more = await user.send(threadId, [tell('message')], { inference_options: { model: 'small' } });
      expect(seenIn(more)).toMatchObject({ message: { inference_options: { model: 'small' } } });
    },
  );

  scenario(['creating.context'], 'the responder and the hooks know who asks', async (world) => {
    const user = await world.newUser('ada');
    const owner = { issuer: '', subject: user.subject };
    const { threadId, message, events } = await user.begin([tell('owner', 'cause')]);
    expect(seenIn(events)).toEqual({ owner, cause: 'message' });
    expect(seenIn(await user.act(threadId, [tell('owner', 'cause')]))).toEqual({ owner, cause: 'action' });
    const retry = { thread_id: threadId, item_id: message.id };
    const again = await user.stream('threads.retry_after_item', retry);
    expect(seenIn(again)).toEqual({ owner, cause: 'retry' });
    await user.ask('items.feedback', { thread_id: threadId, item_ids: [message.id], kind: 'positive' });
    expect(world.feedback).toContainEqual(expect.objectContaining({ owner }));
    await user.ask('input.transcribe', { audio_base64: 'aGk=', mime_type: 'audio/mp4' });
    expect(world.recordings).toContainEqual(expect.objectContaining({ owner }));
  });

  scenario(['creating.ids-are-ours'], 'ids that a client sends are not taken', async (world) => {
    const user = await world.newUser();
    const mine = {
      id: 'msg_mine',
      thread_id: 'thr_mine',
      created_at: '2001-01-01T00:00:00Z',
      type: 'widget',
    };
    const params = { ...mine, thread: mine, input: { ...userInput('x'), ...mine } };
    const events = await user.stream('threads.create', params);
    expect(JSON.stringify(events)).not.toMatch(/_mine|2001/u);
  });

  scenario(
    ['creating.id-prefixes', 'creating.id-bits'],
    'ids tell what they are of, and cannot be guessed',
    async (world) => {
      const user = await world.newUser();
      const names = ['message', 'tool_call', 'workflow', 'task', 'hidden_context'];
      const ids = Object.fromEntries(names.map((name) => [name, `$id:${name}:x`]));
      const { threadId, message, events } = await user.begin([
        { type: 'client_effect', name: 'seen', data: ids },
      ]);
      const made = seenIn(events);
      const prefixes = {
        message: 'msg',
        tool_call: 'tc',
        workflow: 'wf',
        task: 'tsk',
        hidden_context: 'shcx',
      };
      // 22 of 64 signs: 132 bits.
      for (const [name, prefix] of Object.entries(prefixes))
        expect.soft(made[name], name).toMatch(new RegExp(`^${prefix}_[\\w-]{22,}$`, 'u'));
      expect(threadId).toMatch(/^thr_[\w-]{22,}$/u);
      expect(message.id).toMatch(/^msg_[\w-]{22,}$/u);
    },
  );

  scenario(
    ['creating.no-events'],
    'a responder that says nothing: the opening and a clean end',
    async (world) => {
      const user = await world.newUser();
      const { threadId, events } = await user.begin([]);
      expect(typesOf(events)).toEqual(['thread.created', ...opening]);
      expect(await user.items(threadId)).toHaveLength(1);
      expect(typesOf(await user.send(threadId, []))).toEqual(opening);
    },
  );

  scenario(['creating.atomic'], 'a refused message leaves neither a thread nor an item', async (world) => {
    const user = await world.newUser();
    const input = { ...scriptInput([]), attachments: ['atc_unknown'] };
    expect((await user.refused('threads.create', { input })).status).toBe(404);
    expect((await user.ask<Page<Thread>>('threads.list', {})).data).toEqual([]);
    const { threadId: thread_id } = await user.begin([]);
    expect((await user.refused('threads.add_user_message', { thread_id, input })).status).toBe(404);
    expect(await user.items(thread_id)).toHaveLength(1);
    expect(typesOf(await user.send(thread_id, []))).toEqual(opening);
  });

  scenario(
    ['creating.message-first'],
    'the message is there before the stream options are',
    async (world) => {
      const user = await world.newUser();
      const held = gate(user);
      const { threadId, stream } = await user.liveThread([
        held.wait,
        done({ type: 'end_of_turn', id: '$id:e' }),
      ]);
      const told = await stream.next();
      expect(await user.items(threadId)).toEqual([told.type === 'thread.item.done' && told.item]);
      await stream.until('stream_options');
      await held.open();
      await stream.rest();
    },
  );
});
