import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventStream, events, json, refusal } from './scripted-fetch.ts';
import { failure, idle, midAnswer, setUp, text, eventually } from './store-set-up.ts';
import * as wire from './transcripts.ts';

// A clock that a test moves does not wait for files.
beforeAll(async () => void (await import('../../src/renderers/open/trouble.ts')));

afterEach(() => {
  vi.useRealTimers();
});

describe('sending', () => {
  test('creates a thread, then adds to it', async () => {
    const { store, requests, names } = setUp(({ type }) =>
      type === 'threads.create'
        ? events(...wire.prologue('Hi'), ...wire.wholeAnswer('Hello', 'a1'))
        : events(...wire.prologue('More', { isNew: false, id: 'u2' }), ...wire.wholeAnswer('Sure', 'a2')),
    );
    await store.send({ text: 'Hi' });
    await idle(store);
    await store.send({ text: 'More' });
    await idle(store);
    expect(text(store)).toEqual(['Hi', 'Hello', 'More', 'Sure']);
    const input = { content: [{ type: 'input_text', text: 'More' }], attachments: [], inference_options: {} };
    expect(requests[1]).toMatchObject({
      type: 'threads.add_user_message',
      params: { thread_id: 'thr_1', input },
    });
    expect(names()).toEqual([
      'response.start',
      'thread.change',
      'response.end',
      'response.start',
      'response.end',
    ]);
  });

  test('shows the message before the server has it, and resolves when it has', async () => {
    const stream = eventStream();
    const { store } = setUp(() => stream.response);
    let isTaken = false;
    const sent = store.send({ text: 'Hi' }).then(() => (isTaken = true));
    expect(store.state).toMatchObject({ outgoing: 'Hi', responding: true });
    stream.send(wire.created());
    await eventually(() => expect(store.state.threadId).toBe('thr_1'));
    expect(isTaken).toBe(false);
    stream.send(wire.done(wire.userItem('Hi')));
    await sent;
    expect(store.state).toMatchObject({ outgoing: null, responding: true });
    stream.end();
    await idle(store);
  });

  test('is refused while an answer streams or a thread loads', async () => {
    const { store } = await midAnswer();
    await expect(store.send({ text: 'More' })).rejects.toEqual(failure('busy'));
    await expect(store.refresh()).rejects.toEqual(failure('busy'));
    const loading = setUp(() => new Promise<Response>(() => {}));
    void loading.store.open('thr_1');
    await expect(loading.store.send({ text: 'Hi' })).rejects.toEqual(failure('busy'));
  });

  test('a new thread can be asked for while another is open', async () => {
    const { store, requests } = setUp(({ type }) => {
      if (type === 'threads.create')
        return events(wire.created({ id: 'thr_2' }), wire.done(wire.userItem('Hi')));
      return type === 'threads.get_by_id' ? json(wire.thread()) : json({ data: [], has_more: false });
    });
    await store.open('thr_1');
    await store.send({ text: 'Hi', newThread: true });
    expect(requests.at(-1)?.type).toBe('threads.create');
    expect(store.state.threadId).toBe('thr_2');
  });

  test('passes effects and the names of unknown events on, never their text', async () => {
    const { store, announced } = setUp(() =>
      events(
        ...wire.prologue('Hi'),
        { type: 'client_effect', name: 'tasks.changed', data: { n: null } },
        { type: 'future.event', text: 'private' },
      ),
    );
    await store.send({ text: 'Hi' });
    await idle(store);
    expect(announced).toContainEqual(['chatkit.effect', { name: 'tasks.changed', data: { n: null } }]);
    expect(announced).toContainEqual([
      'chatkit.log',
      { name: 'event.ignored', data: { type: 'future.event' } },
    ]);
    expect(JSON.stringify(announced)).not.toContain('private');
  });
});

describe('stopping', () => {
  test('ends the request, keeps the text, and is no failure', async () => {
    const { store, requests, names } = await midAnswer();
    store.stop();
    await idle(store);
    expect(requests[0]?.signal.aborted).toBe(true);
    expect(text(store)).toEqual(['Hi', 'Well, ']);
    expect(store.state.failure).toBeNull();
    expect(names().at(-1)).toBe('response.end');
    expect(names()).not.toContain('error');
  });

  test('before the server has the message: it stays, can be sent again or taken back', async () => {
    const { store } = setUp(({ signal }) => eventStream(signal).response);
    const sent = store.send({ text: 'Hi' });
    store.stop();
    await expect(sent).rejects.toEqual(failure('connection_lost'));
    expect(store.state).toMatchObject({ outgoing: 'Hi', failure: { retry: 'send' }, responding: false });
    expect(store.takeBack()).toBe('Hi');
    expect(store.state).toMatchObject({ outgoing: null, failure: null });
  });

  test('the next message waits while the server is still ending the turn', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let refusals = 2;
    const { store, requests } = setUp(() =>
      refusals-- > 0 ? refusal(409, 'A turn is running.') : events(...wire.prologue('Hi')),
    );
    const sent = store.send({ text: 'Hi' });
    await vi.advanceTimersByTimeAsync(800);
    await sent;
    expect(requests).toHaveLength(3);
    expect(store.state.failure).toBeNull();
  });

  test('but not for ever, and not after a stop', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { store, requests } = setUp(() => refusal(409, 'A turn is running.'));
    const sent = store.send({ text: 'Hi' });
    sent.catch(() => {});
    await vi.advanceTimersByTimeAsync(5000);
    await expect(sent).rejects.toEqual(failure('busy'));
    expect(requests).toHaveLength(4);
    expect(store.state.failure).toMatchObject({ message: 'A turn is running.', retry: 'send' });
    const again = store.retry();
    await vi.advanceTimersByTimeAsync(100);
    store.stop();
    await expect(again).rejects.toEqual(failure('connection_lost'));
    expect(requests).toHaveLength(5);
  });
});

test('dispose ends the answer and leaves a store that can go on', async () => {
  const { store, requests } = await midAnswer();
  store.dispose();
  expect(store.state).toMatchObject({ responding: false });
  expect(requests[0]?.signal.aborted).toBe(true);
  expect(text(store)).toEqual(['Hi', 'Well, ']);
});
