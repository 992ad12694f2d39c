import { expect } from 'vitest';
import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';
import { gate } from '../support/gate.ts';
import { group } from '../support/scenario.ts';
import { added, answer, begun, card, delta, done, part, progress, typesOf } from '../support/scripts.ts';

/** What follows the opening of a new thread's stream. */
function answered(events: readonly ThreadStreamEvent[]): ThreadStreamEvent[] {
  return events.slice(3);
}

const removed = (id: string) => ({ type: 'thread.item.removed', item_id: id });
const replaced = (item: object) => ({ type: 'thread.item.replaced', item });

export const pipeline = group('pipeline', (scenario) => {
  scenario(
    ['pipeline.stored-first', 'pipeline.added-stores-nothing'],
    'what a client has been told to be final is read at once',
    async (world) => {
      const user = await world.newUser();
      const [one, two, three, four] = [gate(user), gate(user), gate(user), gate(user)];
      const { threadId, stream } = await user.liveThread([
        begun('a'),
        delta('a', 'Hel'),
        progress('said'),
        one.wait,
        answer('a', 'Hello'),
        two.wait,
        replaced({ type: 'assistant_message', id: '$id:a', content: [part('Bye')] }),
        three.wait,
        removed('$id:a'),
        four.wait,
      ]);
      const stored = async () => (await user.items(threadId)).slice(1);
      await stream.until('said');
      expect(await stored()).toEqual([]);
      await one.open();
      await stream.until('thread.item.done');
      expect(await stored()).toMatchObject([{ content: [{ text: 'Hello' }] }]);
      await two.open();
      await stream.until('thread.item.replaced');
      expect(await stored()).toMatchObject([{ content: [{ text: 'Bye' }] }]);
      await three.open();
      await stream.until('thread.item.removed');
      expect(await stored()).toEqual([]);
      await four.open();
      expect(await stream.rest()).toEqual([]);
    },
  );

  scenario(
    ['pipeline.replacement-type', 'pipeline.replacement-place'],
    'a replacement may be of another type, and stands where the item stood',
    async (world) => {
      const user = await world.newUser();
      const { threadId, events } = await user.begin([
        answer('a', 'first'),
        answer('b', 'second'),
        replaced(card('a')),
      ]);
      const last = events.at(-1);
      const items = await user.items(threadId);
      expect(typesOf(items)).toEqual(['user_message', 'widget', 'assistant_message']);
      expect(last).toEqual({ type: 'thread.item.replaced', item: items[1] });
      expect((await user.thread(threadId)).items.data[1]).toEqual(items[1]);
    },
  );

  scenario(
    ['pipeline.removed', 'pipeline.remove-unknown'],
    'what is removed is gone, if it ever was there',
    async (world) => {
      const user = await world.newUser();
      const script = [
        answer('a', 'x'),
        removed('$id:a'),
        removed('msg_never'),
        begun('b'),
        removed('$id:b'),
        answer('c', 'y'),
      ];
      const { threadId, events } = await user.begin(script);
      expect(typesOf(answered(events))).toEqual([
        'thread.item.done',
        'thread.item.removed',
        'thread.item.removed',
        'thread.item.added',
        'thread.item.removed',
        'thread.item.done',
      ]);
      expect((await user.items(threadId)).slice(1)).toMatchObject([{ content: [{ text: 'y' }] }]);
    },
  );

  scenario(
    ['pipeline.done-twice'],
    'an item that is done twice is there once, in this turn or a later one',
    async (world) => {
      const user = await world.newUser();
      const [first, second] = ['1', '2'].map((title) => ({ type: 'custom', title }));
      const workflow = { type: 'custom', tasks: [first] };
      const { threadId } = await user.begin([
        answer('a', 'one'),
        answer('a', 'two'),
        done({ type: 'workflow', id: '$id:workflow:w', workflow }),
      ]);
      await user.send(threadId, [
        done({ type: 'workflow', id: '$newest:workflow', workflow: { ...workflow, tasks: [first, second] } }),
      ]);
      const items = await user.items(threadId);
      expect(typesOf(items)).toEqual(['user_message', 'assistant_message', 'workflow', 'user_message']);
      expect(items[1]).toMatchObject({ content: [{ text: 'two' }] });
      expect(items[2]).toMatchObject({ workflow: { tasks: [{ title: '1' }, { title: '2' }] } });
    },
  );

  scenario(['pipeline.title', 'pipeline.update-items'], 'a title is saved, and told last', async (world) => {
    const user = await world.newUser();
    const { threadId, events } = await user.begin([answer('a', 'x'), { thread: { title: 'Greeting' } }]);
    expect(typesOf(answered(events))).toEqual(['thread.item.done', 'thread.updated']);
    const thread = await user.thread(threadId);
    expect(thread.title).toBe('Greeting');
    expect(events.at(-1)).toEqual({
      type: 'thread.updated',
      thread: { ...thread, items: { data: [], has_more: false } },
    });
  });

  scenario(
    ['pipeline.metadata'],
    'metadata changed in place is saved, and told without being shown',
    async (world) => {
      const user = await world.newUser();
      const { threadId, events } = await user.begin([{ thread: { metadata: { seen: { times: 1 } } } }]);
      expect(answered(events)).toMatchObject([{ type: 'thread.updated', thread: { metadata: {} } }]);
      const told = await user.act(threadId, [
        { type: 'client_effect', name: 'seen', data: { thread: '$seen:thread' } },
      ]);
      expect(told.at(-1)).toMatchObject({ data: { thread: { metadata: { seen: { times: 1 } } } } });
    },
  );

  scenario(['pipeline.locked'], 'a status with its reason is saved and told', async (world) => {
    const user = await world.newUser();
    const status = { type: 'locked', reason: 'Closed for today' };
    const { threadId, events } = await user.begin([{ thread: { status } }]);
    expect(answered(events)).toMatchObject([{ type: 'thread.updated', thread: { status } }]);
    expect((await user.thread(threadId)).status).toEqual(status);
    await user.act(threadId, [{ thread: { status: { type: 'active' } } }]);
    expect((await user.thread(threadId)).status).toEqual({ type: 'active' });
  });

  scenario(['pipeline.image-domains'], 'image domains are saved and told', async (world) => {
    const user = await world.newUser();
    const allowed_image_domains = ['images.example'];
    const { threadId, events } = await user.begin([{ thread: { allowed_image_domains } }]);
    expect(answered(events)).toMatchObject([{ type: 'thread.updated', thread: { allowed_image_domains } }]);
    expect((await user.thread(threadId)).allowed_image_domains).toEqual(allowed_image_domains);
  });

  scenario(
    ['pipeline.update-between', 'pipeline.one-update-each'],
    'a change is told right after the next event, once, and the stream goes on',
    async (world) => {
      const user = await world.newUser();
      const { events } = await user.begin([
        progress('1'),
        { thread: { title: 'A' } },
        progress('2'),
        progress('3'),
        { thread: { title: 'A' } },
        progress('4'),
        { thread: { title: 'B' } },
        { thread: { title: 'C' } },
        progress('5'),
        progress('6'),
      ]);
      const said = answered(events).map((event) => {
        if (event.type === 'thread.updated') return event.thread.title;
        return event.type === 'progress_update' ? event.text : event.type;
      });
      expect(said).toEqual(['1', '2', 'A', '3', '4', '5', 'C', '6']);
    },
  );

  scenario(
    ['pipeline.no-doubling'],
    'texts and tasks are there once when their item is done',
    async (world) => {
      const user = await world.newUser();
      const task = { type: 'custom', title: 'Look' };
      const id = '$id:workflow:w';
      const { threadId } = await user.begin([
        begun('a'),
        delta('a', 'Hel'),
        delta('a', 'lo'),
        answer('a', 'Hello'),
        added({ type: 'workflow', id, workflow: { type: 'custom', tasks: [] } }),
        {
          type: 'thread.item.updated',
          item_id: id,
          update: { type: 'workflow.task.added', task_index: 0, task },
        },
        done({ type: 'workflow', id, workflow: { type: 'custom', tasks: [task] } }),
      ]);
      const items = await user.items(threadId);
      expect(items[1]).toMatchObject({ content: [{ text: 'Hello' }] });
      expect(items[2]).toMatchObject({ workflow: { tasks: [task] } });
    },
  );

  scenario(
    ['pipeline.transient'],
    'progress, effects and notices pass in order and leave nothing',
    async (world) => {
      const user = await world.newUser();
      const script = [
        { type: 'progress_update', text: 'Working', icon: 'bolt' },
        { type: 'client_effect', name: 'tasks.changed', data: { id: 1 } },
        { type: 'notice', level: 'warning', message: '**Careful**', title: 'Notice' },
        { type: 'stream_options', stream_options: { allow_cancel: false } },
      ];
      const { threadId, events } = await user.begin(script);
      expect(answered(events)).toEqual(script);
      expect(await user.history(threadId)).toHaveLength(1);
    },
  );

  scenario(['pipeline.stream-options'], 'the responder’s stream options are sent', async (world) => {
    const user = await world.newUser();
    const { events } = await user.begin([{ allow_cancel: false }, progress('x')]);
    expect(events.slice(2)).toEqual([
      { type: 'stream_options', stream_options: { allow_cancel: false } },
      progress('x'),
    ]);
  });

  scenario(['pipeline.thread-events-are-ours'], 'a responder cannot say what a thread is', async (world) => {
    const user = await world.newUser();
    const thread = {
      id: '$thread',
      created_at: '$now',
      status: { type: 'active' },
      metadata: {},
      title: 'Forged',
    };
    const items = { data: [], has_more: false };
    const script = ['thread.created', 'thread.updated'].map((type) => ({
      type,
      thread: { ...thread, items },
    }));
    const { threadId, events } = await user.begin([...script, progress('x')]);
    expect(answered(events)).toEqual([progress('x')]);
    expect(await user.thread(threadId)).not.toHaveProperty('title');
  });

  scenario(['pipeline.foreign-item'], 'an item for another thread ends the turn', async (world) => {
    const user = await world.newUser();
    const other = await user.begin([]);
    const item = { type: 'assistant_message', id: '$id:a', thread_id: other.threadId, content: [part('x')] };
    const { threadId, events } = await user.begin([done(item), answer('b', 'y')]);
    expect(answered(events)).toEqual([{ type: 'error', code: 'stream.error', allow_retry: true }]);
    expect(await user.items(threadId)).toHaveLength(1);
    expect(await user.items(other.threadId)).toHaveLength(1);
  });

  scenario(
    ['pipeline.title-hook'],
    'a hook names a thread after its first message, and no second time',
    async (world) => {
      const named: string[] = [];
      const { scriptedResponder } = await import('../../../src/conformance/index.ts');
      const place = await world.start({
        respond: scriptedResponder(),
        hooks: {
          title({ thread, message }) {
            named.push(thread.id);
            return `About ${message.quoted_text}`;
          },
        },
      });
      const user = await place.newUser();
      const { threadId, events } = await user.begin([answer('a', 'x')], { quoted_text: 'roses' });
      expect(events.at(-1)).toMatchObject({ type: 'thread.updated', thread: { title: 'About roses' } });
      expect((await user.thread(threadId)).title).toBe('About roses');
      await user.send(threadId, [answer('b', 'y')], { quoted_text: 'tulips' });
      expect((await user.thread(threadId)).title).toBe('About roses');
      expect(named).toEqual([threadId]);
    },
  );
});
