import { describe, expect, test, vi } from 'vitest';
import type { PageTool } from '../../src/renderers/open/steps/client-tools.ts';
import { eventStream, events, json } from './scripted-fetch.ts';
import { idle, setUp, text, eventually } from './store-set-up.ts';
import * as wire from './transcripts.ts';

const call = (fields: object = {}): object => ({
  type: 'client_tool_call',
  id: 'tc_1',
  thread_id: 'thr_1',
  created_at: '2026-02-03T10:00:00Z',
  status: 'pending',
  call_id: 'call_1',
  name: 'pick_color',
  arguments: { among: ['red', null] },
  ...fields,
});

/** A server that asks the page for something and answers with what came of it. */
function asking(tool?: PageTool) {
  return setUp(
    ({ type }) =>
      type === 'threads.create'
        ? events(
            ...wire.prologue('Pick a colour'),
            { type: 'progress_update', text: 'Picking' },
            wire.done(call()),
          )
        : events(wire.streamOptions(), ...wire.wholeAnswer('Thank you.')),
    undefined,
    tool,
  );
}

const outputs = (requests: { type: string; params: Record<string, unknown> }[]) =>
  requests.filter(({ type }) => type === 'threads.add_client_tool_output').map(({ params }) => params);

describe('a tool of the page', () => {
  test('is run when a turn ends with its call, and the turn goes on with what it answers', async () => {
    const work = Promise.withResolvers<object>();
    const tool = vi.fn<PageTool>(() => work.promise);
    const { store, requests, names } = asking(tool);
    await store.send({ text: 'Pick a colour' });
    await eventually(() => expect(tool).toHaveBeenCalled());
    expect(tool.mock.calls).toEqual([[{ name: 'pick_color', params: { among: ['red', null] } }]]);
    expect(store.state).toMatchObject({ responding: true, progress: 'Picking' });
    work.resolve({ color: 'red', shade: null });
    await idle(store);
    expect(outputs(requests)).toEqual([{ thread_id: 'thr_1', result: { color: 'red', shade: null } }]);
    expect(text(store)).toEqual(['Pick a colour', 'client_tool_call', 'Thank you.']);
    expect(names().filter((name) => name.startsWith('response'))).toEqual(['response.start', 'response.end']);
  });

  test.each<[string, PageTool | undefined, unknown]>([
    ['nothing', () => undefined, null],
    ['null', () => null, null],
    ['a text', () => 'red', 'red'],
    ['an error', () => Promise.reject(new Error('private')), { error: { code: 'tool_failed' } }],
    [
      'an exception',
      () => {
        throw new Error('private');
      },
      { error: { code: 'tool_failed' } },
    ],
    ['what is no JSON', () => () => 0, { error: { code: 'tool_failed' } }],
    ['what cannot be sent', () => 1n, { error: { code: 'tool_failed' } }],
    ['no such function', undefined, { error: { code: 'unknown_tool' } }],
  ])('%s is a result as well', async (_, tool, result) => {
    const { store, requests } = asking(tool);
    await store.send({ text: 'Pick a colour' });
    await idle(store);
    expect(outputs(requests)).toMatchObject([{ result }]);
    expect(JSON.stringify(outputs(requests))).not.toContain('private');
    expect(text(store).at(-1)).toBe('Thank you.');
  });

  test('that fails is told to the page, with its own error as the cause', async () => {
    const cause = new Error('a bug of the page');
    const { store, announced } = asking(() => Promise.reject(cause));
    await store.send({ text: 'Pick a colour' });
    await idle(store);
    expect(announced).toContainEqual([
      'chatkit.error',
      { error: expect.objectContaining({ code: 'renderer_failed', cause }) },
    ]);
  });

  test('is waited for until somebody stops it; nothing is sent then', async () => {
    const { store, requests } = asking(() => new Promise(() => {}));
    await store.send({ text: 'Pick a colour' });
    await eventually(() => expect(store.state.items.at(-1)?.type).toBe('client_tool_call'));
    store.stop();
    await idle(store);
    expect(outputs(requests)).toEqual([]);
    expect(store.state.failure).toBeNull();
  });

  test('is not run for a call that is not the newest, is done, or comes with an error', async () => {
    const tool = vi.fn<PageTool>();
    for (const more of [
      [wire.done(call()), ...wire.wholeAnswer('No need.')],
      [wire.done(call({ status: 'completed' }))],
      [wire.done(call()), { type: 'error', allow_retry: false }],
    ]) {
      const { store } = setUp(() => events(...wire.prologue('Hi'), ...more), undefined, tool);
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await store.send({ text: 'Hi' });
      // oxlint-disable-next-line no-await-in-loop
      await idle(store);
    }
    expect(tool).not.toHaveBeenCalled();
  });

  test('is run when a thread is opened that waits for it', async () => {
    const tool = vi.fn<PageTool>(() => 'red');
    const { store, requests } = setUp(
      ({ type, signal }) => {
        if (type === 'threads.get_by_id') return json(wire.thread());
        if (type === 'items.list')
          return json({ data: [call(), wire.userItem('Pick a colour')], has_more: false });
        return type === 'threads.add_client_tool_output'
          ? events(wire.streamOptions(), ...wire.wholeAnswer('Thank you.'))
          : eventStream(signal).response;
      },
      undefined,
      tool,
    );
    await store.open('thr_1');
    await eventually(() => expect(text(store).at(-1)).toBe('Thank you.'));
    await idle(store);
    expect(outputs(requests)).toEqual([{ thread_id: 'thr_1', result: 'red' }]);
    expect(tool).toHaveBeenCalledTimes(1);
  });
});
