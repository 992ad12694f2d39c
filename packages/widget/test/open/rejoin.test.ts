import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type EventStream,
  type FetchedRequest,
  eventStream,
  events,
  json,
  refusal,
} from './scripted-fetch.ts';
import { failure, idle, setUp, text, eventually } from './store-set-up.ts';
import * as wire from './transcripts.ts';

// A clock that a test moves does not wait for files.
beforeAll(async () => {
  await import('../../src/renderers/open/trouble.ts');
  await import('../../src/renderers/open/loading/load-thread.ts');
});

afterEach(() => {
  vi.useRealTimers();
});

type Answer = (request: FetchedRequest) => Response;

/** A store in the middle of an answer that the server keeps; `joined` answers who comes back. */
async function midKept(joined: Answer, others: Answer = () => json({})) {
  const open: EventStream[] = [];
  const set = setUp((request) => {
    if (request.type === 'chatdock.turns.join') return joined(request);
    if (request.type !== 'threads.create') return others(request);
    const stream = eventStream(request.signal);
    open.push(stream);
    return stream.response;
  });
  const sent = set.store.send({ text: 'Hi' });
  await eventually(() => expect(open).toHaveLength(1));
  open[0]?.sendKept(1, ...wire.prologue('Hi'), wire.added(wire.answerItem(null)), wire.delta('Well, '));
  await sent;
  await eventually(() => expect(text(set.store)).toEqual(['Hi', 'Well, ']));
  const asked = (type: string) => set.requests.filter((request) => request.type === type);
  return { ...set, asked, lose: () => open[0]?.lose() };
}

const rest = (from: number, ...more: object[]): Response => {
  const stream = eventStream();
  stream.sendKept(from, ...more);
  stream.end();
  return stream.response;
};
const lastWords = [wire.delta('there.'), wire.done(wire.answerItem('Well, there.'))];

describe('a turn that the server keeps, when its connection is lost', () => {
  test('goes on where it was: nothing twice, nothing lost, and nobody is bothered', async () => {
    const { store, asked, lose, names, requests } = await midKept(() => rest(6, ...lastWords));
    lose();
    await idle(store);
    expect(text(store)).toEqual(['Hi', 'Well, there.']);
    expect(store.state).toMatchObject({ failure: null, progress: null, unfinished: [] });
    expect(asked('chatdock.turns.join').map(({ params }) => params)).toEqual([
      { thread_id: 'thr_1', after: 'turn_1/5' },
    ]);
    expect(requests.map(({ metadata }) => metadata)).toEqual([
      { chatdock_rejoin: true },
      { chatdock_rejoin: true },
    ]);
    expect(names()).toEqual(['response.start', 'thread.change', 'response.end']);
  });

  test('is come back to again and again, from the last event that arrived', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let turns = 0;
    const broken: Answer = () => {
      turns += 1;
      if (turns === 1) return refusal(503, 'Not now.');
      if (turns === 2) {
        const stream = eventStream();
        stream.sendKept(6, wire.delta('over '));
        setTimeout(() => stream.lose(), 10);
        return stream.response;
      }
      return rest(7, wire.delta('there.'), wire.done(wire.answerItem('Well, over there.')));
    };
    const { store, asked, lose } = await midKept(broken);
    lose();
    await eventually(() => expect(store.state.progress).toContain('Reconnecting'));
    await vi.advanceTimersByTimeAsync(3000);
    await idle(store);
    expect(text(store)).toEqual(['Hi', 'Well, over there.']);
    expect(asked('chatdock.turns.join').map(({ params }) => params['after'])).toEqual([
      'turn_1/5',
      'turn_1/5',
      'turn_1/6',
    ]);
  });

  test('that is over and no longer kept is there once the thread is loaded', async () => {
    const { store, lose } = await midKept(
      () => refusal(404, 'Gone.'),
      ({ type }) =>
        type === 'threads.get_by_id'
          ? json(wire.thread({ title: 'Named' }))
          : json({ data: [wire.answerItem('Well, it was.'), wire.userItem('Hi')], has_more: false }),
    );
    lose();
    await idle(store);
    expect(text(store)).toEqual(['Hi', 'Well, it was.']);
    expect(store.state).toMatchObject({ failure: null, title: 'Named', outgoing: null });
  });

  test('that cannot be come back to for a minute is offered to be loaded', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { store, lose, asked } = await midKept(() => refusal(502, 'Bad gateway.'));
    lose();
    await vi.advanceTimersByTimeAsync(54_000);
    expect(store.state.responding).toBe(true);
    await vi.advanceTimersByTimeAsync(3000);
    await idle(store);
    expect(text(store)).toEqual(['Hi', 'Well, ']);
    expect(store.state.failure).toMatchObject({ retry: 'load' });
    expect(asked('chatdock.turns.join')).toHaveLength(11);
  });

  test('is stopped where it runs, and not come back to', async () => {
    const { store, asked, requests } = await midKept(() => rest(6));
    store.stop();
    await idle(store);
    expect(requests[0]?.signal.aborted).toBe(true);
    expect(asked('chatdock.turns.stop').map(({ params }) => params)).toEqual([{ thread_id: 'thr_1' }]);
    expect(asked('chatdock.turns.join')).toEqual([]);
    expect(store.state).toMatchObject({ failure: null });
  });
});

test('a new thread that is stopped before it has a name is stopped by that', async () => {
  let stream: EventStream | undefined;
  const { store, requests } = setUp(({ type, signal }) =>
    type === 'threads.create' ? (stream = eventStream(signal)).response : json({}),
  );
  store.options.client.isOurs = true;
  const sent = store.send({ text: 'Hi' });
  store.stop();
  await eventually(() => expect(requests).toHaveLength(1));
  stream?.sendKept(1, ...wire.prologue('Hi'));
  await sent;
  await idle(store);
  expect(requests.at(-1)).toMatchObject({ type: 'chatdock.turns.stop', params: { thread_id: 'thr_1' } });
});

const library =
  (join: () => Response): Answer =>
  ({ type }) => {
    if (type === 'chatdock.turns.join') return join();
    return type === 'threads.get_by_id'
      ? json(wire.thread())
      : json({ data: [wire.userItem('Hi')], has_more: false });
  };

describe('a thread that is opened', () => {
  test('goes on with the turn that runs in it', async () => {
    const { store, names } = setUp(
      library(() => rest(1, ...wire.prologue('Hi'), ...wire.wholeAnswer('It goes on.'))),
    );
    store.options.client.isOurs = true;
    await store.open('thr_1');
    await eventually(() => expect(text(store)).toEqual(['Hi', 'It goes on.']));
    await idle(store);
    expect(store.state.failure).toBeNull();
    expect(names().filter((name) => name.startsWith('response'))).toEqual(['response.start', 'response.end']);
  });

  test.each([
    ['none runs', () => events()],
    ['the server has none', () => refusal(400, 'No such request.')],
  ])('says what is missing when %s', async (_, join) => {
    const { store } = setUp(library(join));
    store.options.client.isOurs = true;
    await store.open('thr_1');
    await eventually(() => expect(store.state.failure).toMatchObject({ retry: 'answer' }));
    expect(store.isBusy).toBe(false);
  });

  test('asks no other server for one', async () => {
    const { store, requests } = setUp(library(() => events()));
    await store.open('thr_1');
    expect(store.state.failure).toMatchObject({ retry: 'answer' });
    expect(requests.map(({ type }) => type)).toEqual(['threads.get_by_id', 'items.list']);
    await expect(store.act({ type: 'x' })).rejects.toEqual(failure('malformed_answer'));
  });
});
