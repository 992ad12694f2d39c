import { describe, expect, test } from 'vitest';
import { type FetchScript, events, json, refusal } from './scripted-fetch.ts';
import { failure, idle, midAnswer, setUp, text } from './store-set-up.ts';
import * as wire from './transcripts.ts';

describe('trouble', () => {
  test('a connection lost in mid-answer: the text stays, Retry asks for the answer again', async () => {
    const { store, stream, requests } = await midAnswer();
    stream.lose();
    await idle(store);
    expect(text(store)).toEqual(['Hi', 'Well, ']);
    expect(store.state.failure).toMatchObject({ code: 'connection_lost', retry: 'answer' });
    await store.retry();
    await idle(store);
    expect(requests[1]).toMatchObject({
      type: 'threads.retry_after_item',
      params: { thread_id: 'thr_1', item_id: 'msg_user' },
    });
    expect(text(store)).toEqual(['Hi', 'Again']);
    expect(store.state.failure).toBeNull();
  });

  test('a stream that ends cleanly in mid-answer was cut as well', async () => {
    const { store, stream } = await midAnswer();
    stream.end();
    await idle(store);
    expect(store.state.failure).toMatchObject({ code: 'connection_lost', retry: 'answer' });
  });

  test('a message the server never confirmed stays visible and is sent again', async () => {
    let attempts = 0;
    const { store, requests } = setUp(() =>
      (attempts += 1) === 1
        ? Promise.reject(new TypeError('Failed to fetch'))
        : events(...wire.prologue('Hi'), ...wire.wholeAnswer('Hello')),
    );
    await expect(store.send({ text: 'Hi' })).rejects.toEqual(failure('server_unreachable'));
    expect(store.state).toMatchObject({ outgoing: 'Hi', failure: { retry: 'send' } });
    await store.retry();
    await idle(store);
    expect(requests.map(({ type }) => type)).toEqual(['threads.create', 'threads.create']);
    expect(text(store)).toEqual(['Hi', 'Hello']);
  });

  test('a message is sent again as it was, with all that came with it', async () => {
    let attempts = 0;
    const { store, requests } = setUp(() =>
      (attempts += 1) === 1
        ? Promise.reject(new TypeError('Failed to fetch'))
        : events(...wire.prologue('Ask Ada'), ...wire.wholeAnswer('Hello')),
    );
    const message = {
      content: [
        { type: 'input_text' as const, text: 'Ask ' },
        { type: 'input_tag' as const, id: 'ada', text: 'Ada' },
      ],
      attachments: [{ type: 'file' as const, id: 'file_1', name: 'a.pdf', mime_type: 'application/pdf' }],
      reply: 'What she said',
      toolChoice: { id: 'search' },
      model: 'small',
    };
    await expect(store.send(message)).rejects.toEqual(failure('server_unreachable'));
    await store.retry();
    await idle(store);
    expect(requests[1]?.params).toEqual(requests[0]?.params);
    expect(requests[1]?.params).toEqual({
      input: {
        content: message.content,
        attachments: ['file_1'],
        quoted_text: 'What she said',
        inference_options: { tool_choice: { id: 'search' }, model: 'small' },
      },
    });
  });

  test('a refusal is said in the server’s words', async () => {
    const { store, announced } = setUp(() => refusal(413, 'This message is too long.'));
    await expect(store.send({ text: 'Hi' })).rejects.toEqual(failure('request_refused'));
    expect(store.state.failure?.message).toBe('This message is too long.');
    expect(announced.map(([name]) => name)).toEqual([
      'chatkit.response.start',
      'chatkit.error',
      'chatkit.response.end',
    ]);
  });

  test('a message for a thread that is gone goes to a new one', async () => {
    const { store, requests } = setUp(({ type }) => {
      if (type === 'threads.get_by_id') return json(wire.thread());
      if (type === 'items.list') return json({ data: [wire.userItem('Old', 'u0')], has_more: false });
      return type === 'threads.create' ? events(...wire.prologue('Hi')) : refusal(404, 'Not found.');
    });
    await store.open('thr_1');
    await expect(store.send({ text: 'Hi' })).rejects.toEqual(failure('thread_not_found'));
    await store.retry();
    expect(requests.at(-1)?.type).toBe('threads.create');
    expect(text(store)).toEqual(['Hi']);
  });

  test('an error event offers what it allows, and is told to the page', async () => {
    const { store, announced } = setUp(() =>
      events(...wire.prologue('Hi'), {
        type: 'error',
        code: 'custom',
        message: 'Out of credit.',
        allow_retry: false,
      }),
    );
    await store.send({ text: 'Hi' });
    await idle(store);
    expect(store.state.failure).toMatchObject({ message: 'Out of credit.', retry: null });
    expect(announced).toContainEqual([
      'chatkit.error',
      { error: expect.objectContaining({ code: 'server_failed', message: 'Out of credit.' }) },
    ]);
  });
});

/** Knows one thread of two pages. */
const server: FetchScript = ({ type, params }) => {
  if (params['thread_id'] !== 'thr_1') return refusal(404, 'Not found.');
  if (type === 'threads.get_by_id') return json(wire.thread({ title: 'Old' }));
  return params['after'] === undefined
    ? json({ data: [wire.answerItem('4', 'd'), wire.userItem('3', 'c')], has_more: true, after: 'c' })
    : json({ data: [wire.answerItem('2', 'b'), wire.userItem('1', 'a')], has_more: false });
};

describe('opening', () => {
  test('shows the newest items, and older ones on demand', async () => {
    const { store, announced, requests } = setUp(server);
    await store.open('thr_1');
    expect(text(store)).toEqual(['3', '4']);
    expect(store.state).toMatchObject({ title: 'Old', older: 'c', loading: null });
    await store.loadOlder();
    expect(text(store)).toEqual(['1', '2', '3', '4']);
    const asked = requests.length;
    await store.loadOlder();
    expect(requests).toHaveLength(asked);
    expect(announced).toEqual([
      ['chatkit.thread.change', { threadId: 'thr_1' }],
      ['chatkit.thread.load.start', { threadId: 'thr_1' }],
      ['chatkit.thread.load.end', { threadId: 'thr_1' }],
    ]);
  });

  test('a thread the server does not know gives the new-thread view, and no failure', async () => {
    const { store, announced } = setUp(server);
    await expect(store.open('thr_gone')).rejects.toEqual(failure('thread_not_found'));
    expect(store.state).toMatchObject({ threadId: null, items: [], failure: null, loading: null });
    expect(announced).toContainEqual(['chatkit.thread.change', { threadId: null }]);
  });

  test('a load that fails otherwise can be tried again, and keeps the thread', async () => {
    let isDown = true;
    const { store } = setUp((request) => (isDown ? refusal(503, 'Starting up.') : server(request)));
    await expect(store.open('thr_1')).rejects.toEqual(failure('server_failed'));
    expect(store.state).toMatchObject({
      threadId: 'thr_1',
      loading: null,
      failure: { message: 'Starting up.', retry: 'load' },
    });
    isDown = false;
    await store.retry();
    expect(text(store)).toEqual(['3', '4']);
  });

  test('the latest wins: an answer for the thread before is dropped', async () => {
    const slow = Promise.withResolvers<Response>();
    const { store } = setUp((request) =>
      request.type === 'threads.get_by_id' && request.params['thread_id'] === 'slow'
        ? slow.promise
        : server(request),
    );
    const first = store.open('slow');
    first.catch(() => {});
    await store.open('thr_1');
    slow.resolve(json(wire.thread({ id: 'slow' })));
    await expect(first).rejects.toEqual(failure('busy'));
    expect(store.state.threadId).toBe('thr_1');
  });

  test('a new chat in mid-answer ends the answer and is not disturbed by it', async () => {
    const { store, requests } = await midAnswer();
    await store.open(null);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(requests[0]?.signal.aborted).toBe(true);
    expect(store.state).toMatchObject({ threadId: null, items: [], responding: false, failure: null });
  });

  test('older items that cannot be had leave everything as it was', async () => {
    const { store } = setUp((request) => (request.params['after'] ? refusal(500, 'No.') : server(request)));
    await store.open('thr_1');
    await expect(store.loadOlder()).rejects.toEqual(failure('server_failed'));
    expect(store.state).toMatchObject({ older: 'c', loading: null, failure: null });
  });

  test('refreshing adds what is new and drops an answer that came too late', async () => {
    let isFresh = false;
    const { store } = setUp((request) =>
      isFresh && request.type === 'items.list'
        ? json({ data: [wire.answerItem('5', 'e'), wire.answerItem('4', 'd')], has_more: true, after: 'd' })
        : server(request),
    );
    await store.open('thr_1');
    isFresh = true;
    await store.refresh();
    expect(text(store)).toEqual(['3', '4', '5']);
  });
});
