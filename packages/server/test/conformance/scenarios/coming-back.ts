import { expect } from 'vitest';
import type { NewItem } from '../../../src/chat/user-chats.ts';
import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';
import { gate } from '../support/gate.ts';
import type { LiveStream } from '../support/live-stream.ts';
import { group } from '../support/scenario.ts';
import { answer, begun, delta, progress, scriptInput, typesOf } from '../support/scripts.ts';

const rejoin = { metadata: { chatdock_rejoin: true } };
const join = 'chatdock.turns.join';
const posted: NewItem = {
  type: 'assistant_message',
  content: [{ type: 'output_text', text: 'Posted', annotations: [] }],
};
const eventsOf = (stream: LiveStream): ThreadStreamEvent[] => stream.frames.map(({ event }) => event);
const idsOf = (stream: LiveStream) => stream.frames.map(({ id }) => id);

export const comingBack = group('coming back', (scenario) => {
  scenario(
    ['rejoin.ids'],
    'a client that comes back gets ids with its events, others do not',
    async (world) => {
      const user = await world.newUser();
      const script = [begun('a'), delta('a', 'x'), answer('a', 'x'), { thread: { title: 'T' } }];
      const { stream } = await user.liveThread(script, rejoin);
      await stream.rest();
      const [turn] = stream.frames[0]?.id?.split('/') ?? [];
      expect(idsOf(stream)).toEqual(stream.frames.map((_, index) => `${turn}/${index + 1}`));
      expect(turn).toMatch(/^turn_[\w-]{22,}$/u);
      const other = await user.liveThread(script);
      await other.stream.rest();
      expect(new Set(idsOf(other.stream))).toEqual(new Set([undefined]));
    },
  );

  scenario(
    ['rejoin.survives', 'join.after'],
    'the turn runs on without its client, which comes back for the rest',
    async (world) => {
      const user = await world.newUser();
      const [one, two] = [gate(user), gate(user)];
      const script = [
        begun('a'),
        delta('a', 'one '),
        one.wait,
        delta('a', 'two '),
        two.wait,
        answer('a', 'one two three'),
      ];
      const { threadId, stream } = await user.liveThread(script, rejoin);
      await stream.until('"one "');
      stream.leave();
      await one.open();
      const last = stream.frames.at(-1)?.id;
      const again = await user.live(join, { thread_id: threadId, after: last });
      await again.until('"two "');
      again.leave();
      await two.open();
      const end = await user.live(join, { thread_id: threadId, after: again.frames.at(-1)?.id });
      await end.rest();
      const all = [stream, again, end].flatMap(eventsOf);
      expect(typesOf(all)).toEqual([
        'thread.created',
        'thread.item.done',
        'stream_options',
        'thread.item.added',
        'thread.item.updated',
        'thread.item.updated',
        'thread.item.done',
      ]);
      const ids = [stream, again, end].flatMap(idsOf);
      const turn = ids[0]?.split('/')[0];
      expect(ids).toEqual(ids.map((_, index) => `${turn}/${index + 1}`));
      const items = await user.history(threadId);
      expect(typesOf(items)).toEqual(['user_message', 'assistant_message']);
      expect(items[1]).toMatchObject({ content: [{ text: 'one two three' }] });
    },
  );

  scenario(
    ['join.from-the-beginning'],
    'joined without an id, a running turn is told from its beginning',
    async (world) => {
      const user = await world.newUser();
      const held = gate(user);
      const { threadId, stream } = await user.liveThread(
        [progress('one'), held.wait, progress('two')],
        rejoin,
      );
      await stream.until('"one"');
      const joined = await user.live(join, { thread_id: threadId });
      await joined.until('"one"');
      expect(joined.frames).toEqual(stream.frames);
      await held.open();
      expect(await joined.rest()).toEqual([progress('two')]);
      expect(await stream.rest()).toEqual([progress('two')]);
      expect(joined.frames).toEqual(stream.frames);
    },
  );

  scenario(['join.ended'], 'a turn that has ended is told to its end', async (world) => {
    const user = await world.newUser();
    const { threadId, stream } = await user.liveThread([progress('one'), answer('a', 'x')], rejoin);
    await stream.rest();
    for (const [index, { id }] of stream.frames.entries()) {
      const joined = await user.live(join, { thread_id: threadId, after: id });
      await joined.rest();
      expect.soft(joined.frames).toEqual(stream.frames.slice(index + 1));
    }
  });

  scenario(
    ['join.nothing-runs', 'join.gone'],
    'where nothing runs there is nothing to tell',
    async (world) => {
      const user = await world.newUser();
      const { threadId: thread_id, message } = await user.begin([]);
      expect(await user.stream(join, { thread_id })).toEqual([]);
      expect((await user.refused(join, { thread_id, after: 'turn_gone/3' })).status).toBe(404);
      expect((await user.refused(join, { thread_id, after: message.id })).status).toBe(400);
    },
  );

  scenario(
    ['stop.ends', 'cancelling.partial-kept'],
    'a stop ends the turn and keeps what was said',
    async (world) => {
      const user = await world.newUser();
      const held = gate(user);
      const script = [begun('a'), delta('a', 'so far'), held.wait, answer('a', 'canary')];
      const { threadId, stream } = await user.liveThread(script, rejoin);
      await stream.until('so far');
      expect(await user.ask('chatdock.turns.stop', { thread_id: threadId })).toEqual({ stopped: true });
      await stream.rest();
      expect(JSON.stringify(eventsOf(stream).slice(2))).not.toContain('canary');
      const items = await user.history(threadId);
      expect(typesOf(items)).toEqual(['user_message', 'assistant_message', 'sdk_hidden_context']);
      expect(items[1]).toMatchObject({ content: [{ text: 'so far' }] });
      await held.open();
      await user.send(threadId, [answer('b', 'next')]);
      expect(await user.history(threadId)).toHaveLength(5);
    },
  );

  scenario(['stop.nothing-runs'], 'a stop where nothing runs says so', async (world) => {
    const user = await world.newUser();
    const { threadId: thread_id } = await user.begin([answer('a', 'x')]);
    expect(await user.ask('chatdock.turns.stop', { thread_id })).toEqual({ stopped: false });
    expect(typesOf(await user.history(thread_id))).toEqual(['user_message', 'assistant_message']);
  });

  scenario(
    ['watch.events'],
    'a thread that is watched tells what happens in it, whoever begins it',
    async (world) => {
      const user = await world.newUser();
      const { threadId } = await user.begin([]);
      const watched = await user.live('chatdock.threads.watch', { thread_id: threadId });
      const held = gate(user);
      const rest = [answer('a', 'x'), { thread: { title: 'T' } }, progress('last')];
      const input = scriptInput([begun('a'), delta('a', 'x'), held.wait, ...rest]);
      const sent = await user.live('threads.add_user_message', { thread_id: threadId, input });
      await watched.until('text_delta');
      await held.open();
      await sent.rest();
      await watched.until('"title":"T"');
      for (const event of eventsOf(sent).filter(({ type }) => type !== 'stream_options'))
        expect.soft(eventsOf(watched)).toContainEqual(event);
      const chat = await world.chat.user({ issuer: '', subject: user.subject });
      await chat.post(threadId, posted);
      expect(await watched.until('Posted')).toMatchObject({ item: { type: 'assistant_message' } });
      watched.leave();
      // Who only watches stops nothing.
      await user.send(threadId, [answer('b', 'y')]);
      expect(await user.items(threadId)).toHaveLength(6);
    },
  );

  scenario(
    ['application.post', 'application.turn'],
    'what the application says is like anything else',
    async (world) => {
      const user = await world.newUser();
      const { threadId } = await user.begin([]);
      const chat = await world.chat.user({ issuer: '', subject: user.subject });
      const item = await chat.post(threadId, posted);
      expect(item).toMatchObject({ thread_id: threadId, ...posted });
      expect((await user.items(threadId))[1]).toEqual(item);
      const turn = await chat.startTurn(threadId, { context: 'Say hello.' });
      await turn.settled;
      expect(typesOf(await user.history(threadId))).toEqual([
        'user_message',
        'assistant_message',
        'hidden_context_item',
      ]);
      expect(typesOf(await user.send(threadId, [answer('a', 'z')]))).toContain('thread.item.done');
      const going = await chat.startTurn(threadId, {
        async *respond(self) {
          yield { type: 'progress_update', text: self.cause };
          await new Promise((resolve) => self.signal.addEventListener('abort', resolve));
        },
      });
      const joined = await user.live(join, { thread_id: threadId });
      await joined.until('"application"');
      expect(await user.ask('chatdock.turns.stop', { thread_id: threadId })).toEqual({ stopped: true });
      await going.settled;
      expect((await user.history(threadId)).at(-1)?.type).toBe('sdk_hidden_context');
    },
  );
});
