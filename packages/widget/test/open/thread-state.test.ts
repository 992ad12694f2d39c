import { describe, expect, test } from 'vitest';
import { loadKinds } from '../../src/renderers/open/load-kinds.ts';
import { readEvent } from '../../src/renderers/open/read-event.ts';
import { prependOlder, replaceNewest } from '../../src/renderers/open/loading/pages.ts';
import { readItems } from '../../src/renderers/open/loading/read-items.ts';
import {
  type ThreadState,
  applyEvent,
  beginTurn,
  dropAfter,
  endTurn,
  isCutOff,
  noThread,
  retryOf,
} from '../../src/renderers/open/thread-state.ts';
import * as wire from './transcripts.ts';

// What streams load on demand.
await loadKinds(['workflow', 'widget', 'client_tool_call'].map((type) => ({ type })));

const items = (...ids: string[]) => readItems(ids.map((id) => wire.answerItem(id, id)));
const ids = (state: ThreadState) => state.items.map(({ id }) => id);

const page = (after: string | undefined, ...names: string[]) => ({
  data: items(...names),
  has_more: after !== undefined,
  after,
});
const tasks = (state: ThreadState) => {
  const [item] = state.items;
  return item?.type === 'workflow' ? item.workflow.tasks : [];
};

function play(state: ThreadState, ...events: object[]): ThreadState {
  return events.reduce((current: ThreadState, event) => {
    const read = readEvent(event);
    return read === null ? current : applyEvent(current, read);
  }, state);
}

const asked = beginTurn(noThread, 'Hi');

describe('a turn', () => {
  test('from the protocol’s example: the message, then the answer as it grows, then the title', () => {
    const begun = play(asked, ...wire.prologue('Hi'), wire.added(wire.answerItem(null)), wire.partAdded());
    expect(begun).toMatchObject({
      threadId: 'thr_1',
      outgoing: null,
      canStop: true,
      unfinished: ['msg_answer'],
    });
    const streaming = play(begun, wire.delta('Hel'), wire.delta('lo'));
    expect(streaming.items.at(-1)).toMatchObject({ content: [{ text: 'Hello' }] });
    const over = play(streaming, wire.done(wire.answerItem('Hello')), wire.updated({ title: 'Greeting' }));
    expect(over).toMatchObject({ title: 'Greeting', unfinished: [] });
    expect(ids(over)).toEqual(['msg_user', 'msg_answer']);
  });

  test('the message counts as sent only when the server says so', () => {
    expect(play(asked, wire.created(), wire.streamOptions()).outgoing).toBe('Hi');
    expect(play(asked, wire.done(wire.userItem('Hi'))).outgoing).toBeNull();
  });

  test('added after done does not double an item, done replaces it in its place', () => {
    const state = play(
      asked,
      ...wire.prologue('Hi'),
      ...wire.wholeAnswer('One', 'a'),
      ...wire.wholeAnswer('Two', 'b'),
      wire.added(wire.answerItem('One', 'a')),
      { type: 'thread.item.replaced', item: wire.answerItem('Uno', 'a') },
    );
    expect(ids(state)).toEqual(['msg_user', 'a', 'b']);
    expect(state.items[1]).toMatchObject({ content: [{ text: 'Uno' }] });
  });

  test('a replacement may change the kind of an item', () => {
    const state = play(asked, wire.done(wire.answerItem('x', 'a')), {
      type: 'thread.item.replaced',
      item: wire.workflowItem({ tasks: [wire.step('Look')] }, 'a'),
    });
    expect(state.items[0]).toMatchObject({ type: 'workflow' });
  });

  test('removed items go, and removing what never was does nothing', () => {
    const state = play(asked, wire.added(wire.answerItem('x', 'a')), {
      type: 'thread.item.removed',
      item_id: 'a',
    });
    expect(state).toMatchObject({ items: [], unfinished: [] });
    expect(play(state, { type: 'thread.item.removed', item_id: 'never' }).items).toEqual([]);
  });

  test('updates of unknown items, unknown events and updates of the wrong kind change nothing', () => {
    const state = play(asked, ...wire.prologue('Hi'), ...wire.wholeAnswer('x'));
    expect(
      play(
        state,
        wire.delta('y', 'nobody'),
        wire.delta('y', 'msg_user'),
        wire.stepUpdated(0, wire.step('Look'), 'msg_answer'),
        { type: 'thread.item.exploded' },
      ),
    ).toEqual(state);
  });

  test.each([
    ...[-1, 0.5, 1e9, '0', null].map((content_index) => ({
      type: 'assistant_message.content_part.text_delta',
      content_index,
      delta: 'x',
    })),
    { type: 'assistant_message.content_part.exploded', content_index: 0 },
    { type: 'toString', content_index: 0 },
    {},
    null,
    'x',
  ])('%j changes nothing', (update) => {
    const state = play(asked, ...wire.prologue('Hi'), ...wire.wholeAnswer('x'));
    const event = { type: 'thread.item.updated', item_id: 'msg_answer', update };
    expect(play(state, event).items.at(-1)).toBe(state.items.at(-1));
  });

  test('parts of one message keep their places', () => {
    const state = play(asked, wire.added(wire.answerItem(null)), {
      type: 'thread.item.updated',
      item_id: 'msg_answer',
      update: { type: 'assistant_message.content_part.text_delta', content_index: 2, delta: 'third' },
    });
    expect(state.items[0]).toMatchObject({ content: [{ text: '' }, { text: '' }, { text: 'third' }] });
  });

  test('the thread’s data is merged and its items stay, whatever page the event carries', () => {
    const state = play(
      asked,
      ...wire.prologue('Hi'),
      wire.updated({ status: { type: 'locked', reason: 'Lunch' }, allowed_image_domains: ['img.example'] }),
    );
    expect(state).toMatchObject({
      status: { type: 'locked', reason: 'Lunch' },
      allowedImageDomains: ['img.example'],
    });
    expect(ids(state)).toEqual(['msg_user']);
  });

  test('what an event does not concern stays the same object', () => {
    const before = play(asked, ...wire.prologue('Hi'), ...wire.wholeAnswer('x', 'a'));
    const after = play(before, wire.added(wire.answerItem(null, 'b')), wire.delta('y', 'b'));
    expect(after.items[0]).toBe(before.items[0]);
    expect(after.items[1]).toBe(before.items[1]);
  });
});

describe('progress', () => {
  const looking = play(asked, ...wire.prologue('Hi'), { type: 'progress_update', text: 'Looking' });

  test('is replaced by the next, and goes when the answer’s text begins or the turn ends', () => {
    expect(looking.progress).toBe('Looking');
    expect(play(looking, { type: 'progress_update', text: 'Reading' }).progress).toBe('Reading');
    expect(play(looking, wire.added(wire.answerItem(null)), wire.partAdded()).progress).toBe('Looking');
    expect(play(looking, wire.added(wire.answerItem(null)), wire.delta('W')).progress).toBeNull();
    expect(endTurn(looking, null).progress).toBeNull();
  });
});

describe('workflows', () => {
  const loading = play(asked, wire.added(wire.workflowItem({ tasks: [wire.step('Look', 'loading')] })));

  test('tasks are added at their place and replaced whole', () => {
    const state = play(
      loading,
      wire.stepAdded(1, wire.step('Read', 'loading')),
      wire.stepUpdated(0, wire.step('Looked')),
    );
    expect(tasks(state).map(({ title }) => title)).toEqual(['Looked', 'Read']);
  });

  test('a task that stops loading without completing has failed, and still has when the item is done', () => {
    const failed = play(loading, wire.stepUpdated(0, wire.step('Look', 'none')));
    expect(tasks(failed)[0]?.failed).toBe(true);
    const over = play(failed, wire.done(wire.workflowItem({ tasks: [wire.step('Look', 'none')] })));
    expect(tasks(over)[0]?.failed).toBe(true);
    const retried = play(failed, wire.stepUpdated(0, wire.step('Look', 'complete')));
    expect(tasks(retried)[0]?.failed).toBeUndefined();
  });

  test('nor has one failed that has an icon: it waits', () => {
    const waiting = { ...wire.step('Look', 'none'), icon: 'clock' };
    const paused = play(loading, wire.stepUpdated(0, waiting));
    expect(
      tasks(play(paused, wire.done(wire.workflowItem({ tasks: [waiting] }))))[0]?.failed,
    ).toBeUndefined();
  });

  test('a task that never loaded has not failed', () => {
    expect(
      tasks(play(asked, wire.done(wire.workflowItem({ tasks: [wire.step('Look', 'none')] }))))[0]?.failed,
    ).toBe(undefined);
  });
});

describe('trouble', () => {
  test('an error event says what it says, and what Retry would do', () => {
    const before = play(asked, { type: 'error', code: 'custom', message: 'No.', allow_retry: true });
    expect(before.failure).toEqual({ code: 'server_failed', message: 'No.', retry: 'send' });
    const after = play(asked, ...wire.prologue('Hi'), {
      type: 'error',
      code: 'stream.error',
      allow_retry: true,
    });
    expect(after.failure).toMatchObject({ message: expect.stringMatching(/wrong/), retry: 'answer' });
    expect(play(asked, { type: 'error', allow_retry: false }).failure?.retry).toBeNull();
  });

  test('the failure an event named is kept over that of the connection', () => {
    const state = play(asked, { type: 'error', message: 'First.', allow_retry: false });
    const later = { code: 'connection_lost', message: 'Later.', retry: 'answer' } as const;
    expect(endTurn(state, later).failure?.message).toBe('First.');
  });

  test('a message without its answer’s end, or without confirmation, is cut off', () => {
    expect(isCutOff(asked)).toBe(true);
    const confirmed = play(asked, ...wire.prologue('Hi'));
    expect(isCutOff(confirmed)).toBe(false);
    expect(isCutOff(play(confirmed, wire.added(wire.answerItem(null))))).toBe(true);
    expect(isCutOff(play(confirmed, wire.added(wire.workflowItem({}))))).toBe(false);
    expect(isCutOff(play(confirmed, ...wire.wholeAnswer('x')))).toBe(false);
  });

  test('what can be retried: the message, else the last answer, else nothing', () => {
    expect(retryOf(asked)).toBe('send');
    expect(retryOf(play(asked, ...wire.prologue('Hi')))).toBe('answer');
    expect(retryOf(noThread)).toBeNull();
  });

  test('a new turn clears what the last one left', () => {
    const state = endTurn(
      play(asked, { type: 'notice', level: 'info', message: 'x' }, { type: 'error' }),
      null,
    );
    expect(beginTurn(state, 'Again')).toMatchObject({ notices: [], failure: null, outgoing: 'Again' });
  });
});

describe('pages', () => {
  test('older items go in front, once', () => {
    const state = replaceNewest(noThread, page('c', 'c', 'd'));
    expect(state.older).toBe('c');
    const longer = prependOlder(state, page(undefined, 'a', 'b', 'c'));
    expect(ids(longer)).toEqual(['a', 'b', 'c', 'd']);
    expect(longer.older).toBeNull();
  });

  test('a newest page that joins on keeps the older ones; one that does not replaces all', () => {
    const state = prependOlder(replaceNewest(noThread, page('c', 'c', 'd')), page('a', 'a', 'b'));
    const joined = replaceNewest(state, page('d', 'd', 'e'));
    expect(ids(joined)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(joined.older).toBe('a');
    const apart = replaceNewest(state, page('x', 'x', 'y'));
    expect(ids(apart)).toEqual(['x', 'y']);
    expect(apart.older).toBe('x');
  });

  test('dropAfter keeps the item itself, and everything when there is no such item', () => {
    const state = replaceNewest(noThread, page(undefined, 'a', 'b', 'c'));
    expect(ids(dropAfter(state, 'b'))).toEqual(['a', 'b']);
    expect(dropAfter(state, 'z')).toBe(state);
  });
});
