import { describe, expect, test, vi } from 'vitest';
import { actBeside, actOnPage } from '../../src/renderers/open/widgets/actions/act-beside.ts';
import { type EventStream, type FetchScript, eventStream, events, json, refusal } from './scripted-fetch.ts';
import { failure, idle, setUp, eventually } from './store-set-up.ts';
import { approval, taskList, widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

const action = { type: 'chatdock.approval', payload: { approve: true } };

/** A store with a thread that holds a widget. */
async function withWidget(script: FetchScript, pageAction?: Parameters<typeof setUp>[1]) {
  const set = setUp((request) => {
    if (request.type === 'threads.get_by_id') return json(wire.thread());
    if (request.type === 'items.list')
      return json({ data: [widgetItem(approval()), wire.userItem('Delete it')], has_more: false });
    return script(request);
  }, pageAction);
  await set.store.open('thr_1');
  const widget = () => set.store.state.items.find(({ type }) => type === 'widget');
  return { ...set, widget };
}

describe('an action that is a turn', () => {
  test('is sent with its widget, and what it brings goes where an answer’s does', async () => {
    const settled = approval({ status: { text: 'Approved' }, confirm: undefined, cancel: undefined });
    const { store, requests, names, widget } = await withWidget(() =>
      events(
        wire.streamOptions(),
        wire.replaced(widgetItem(settled)),
        ...wire.wholeAnswer('I have deleted it.'),
      ),
    );
    const over = store.act(action, 'wdg_1');
    expect(store.state).toMatchObject({ responding: true, outgoing: null });
    await over;
    expect(requests.at(-1)).toMatchObject({
      type: 'threads.custom_action',
      params: { thread_id: 'thr_1', item_id: 'wdg_1', action },
    });
    expect(widget()).toMatchObject({ widget: { status: { text: 'Approved' } } });
    expect(store.state.items.at(-1)).toMatchObject({ content: [{ text: 'I have deleted it.' }] });
    expect(names().slice(-2)).toEqual(['response.start', 'response.end']);
  });

  test('is one without a widget, when the page sends it', async () => {
    const { store, requests } = await withWidget(() => events(wire.streamOptions()));
    await store.act({ type: 'page.hello' });
    expect(requests.at(-1)?.params).toEqual({ thread_id: 'thr_1', action: { type: 'page.hello' } });
  });

  test('a turn that says nothing has worked', async () => {
    const { store } = await withWidget(() => events());
    await store.act(action, 'wdg_1');
    expect(store.state).toMatchObject({ responding: false, failure: null });
  });

  test('waits for no other: it is refused while an answer streams, and without a thread', async () => {
    const { store } = await withWidget(({ signal }) => eventStream(signal).response);
    const first = store.act(action, 'wdg_1');
    await expect(store.act(action, 'wdg_1')).rejects.toEqual(failure('busy'));
    store.stop();
    await first;
    await store.open(null);
    await expect(store.act(action)).rejects.toEqual(failure('thread_not_found'));
  });

  test('that the server did not begin can be sent again', async () => {
    let attempts = 0;
    const { store, requests } = await withWidget(() =>
      (attempts += 1) === 1 ? refusal(503, 'Being updated.') : events(wire.streamOptions()),
    );
    await expect(store.act(action, 'wdg_1')).rejects.toEqual(failure('server_failed'));
    expect(store.state.failure).toMatchObject({ message: 'Being updated.', retry: 'action' });
    await store.retry();
    expect(requests.filter(({ type }) => type === 'threads.custom_action')).toHaveLength(2);
    expect(requests.at(-1)?.params).toMatchObject({ item_id: 'wdg_1', action });
    expect(store.state.failure).toBeNull();
  });

  test('that the server has begun is not sent again: what came of it is loaded', async () => {
    const { store, requests } = await withWidget(({ signal }) => {
      const stream = eventStream(signal);
      stream.send(wire.streamOptions());
      setTimeout(() => stream.lose());
      return stream.response;
    });
    await expect(store.act(action, 'wdg_1')).rejects.toEqual(failure('connection_lost'));
    expect(store.state.failure).toMatchObject({ retry: 'load' });
    await store.retry();
    expect(requests.filter(({ type }) => type === 'threads.custom_action')).toHaveLength(1);
    expect(store.state.failure).toBeNull();
  });
});

/** The answer that these are done. */
const checked = (...done: string[]) => json({ updated_item: widgetItem(taskList(...done)) });

describe('an action beside the conversation', () => {
  test('is answered by the widget as it is then, and is no turn', async () => {
    const { store, requests, names, widget } = await withWidget(() => checked('Call mom'));
    const before = names().length;
    await actBeside(store, action, 'wdg_1');
    expect(requests.at(-1)).toMatchObject({
      type: 'threads.sync_custom_action',
      params: { thread_id: 'thr_1', item_id: 'wdg_1', action },
    });
    expect(widget()).toMatchObject({ widget: { type: 'ListView' } });
    expect(names().slice(before)).toEqual([]);
  });

  test('tells the page what the server tells it', async () => {
    const effects = [{ name: 'tasks.changed', data: { task: 1 } }, { name: 'saved' }];
    const { store, announced } = await withWidget(() => json({ effects }));
    await actBeside(store, action, 'wdg_1');
    expect(announced.slice(-2)).toEqual([
      ['chatkit.effect', { name: 'tasks.changed', data: { task: 1 } }],
      ['chatkit.effect', { name: 'saved', data: {} }],
    ]);
  });

  test.each([{}, { updated_item: null }, { updated_item: widgetItem(taskList(), 'stranger') }, []])(
    'an answer like %j changes nothing',
    async (answer) => {
      const { store } = await withWidget(() => json(answer));
      const { items } = store.state;
      await actBeside(store, action, 'wdg_1');
      expect(store.state.items).toBe(items);
    },
  );

  test('works while an answer streams, which goes on', async () => {
    let stream: EventStream | undefined;
    const { store, widget } = await withWidget(({ type, signal }) => {
      if (type === 'threads.sync_custom_action') return checked('Call mom');
      stream = eventStream(signal);
      stream.send(...wire.prologue('Hi', { isNew: false, id: 'u2' }), wire.added(wire.answerItem(null)));
      return stream.response;
    });
    await store.send({ text: 'Hi' });
    await actBeside(store, action, 'wdg_1');
    expect(widget()).toMatchObject({ widget: { type: 'ListView' } });
    expect(store.state.responding).toBe(true);
    stream?.send(wire.delta('Hello'), wire.done(wire.answerItem('Hello')));
    stream?.end();
    await idle(store);
    expect(store.state.items.map(({ type }) => type)).toEqual([
      'user_message',
      'widget',
      'user_message',
      'assistant_message',
    ]);
  });

  test('those of one widget go one after another, also after one that failed', async () => {
    const waiting: PromiseWithResolvers<Response>[] = [];
    const { store, requests, widget } = await withWidget(() => {
      const answer = Promise.withResolvers<Response>();
      waiting.push(answer);
      return answer.promise;
    });
    const sent = () => requests.filter(({ type }) => type === 'threads.sync_custom_action').length;
    const all = [1, 2, 3].map((n) => actBeside(store, { type: `check.${n}` }, 'wdg_1'));
    const results = Promise.allSettled(all);
    await eventually(() => expect(sent()).toBe(1));
    waiting[0]?.resolve(refusal(500, 'No.'));
    await eventually(() => expect(sent()).toBe(2));
    waiting[1]?.resolve(checked('Call mom'));
    await eventually(() => expect(sent()).toBe(3));
    waiting[2]?.resolve(checked('Call mom', 'Book a table'));
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(JSON.stringify(widget())).toContain('"defaultChecked":true');
  });

  test('its trouble is told, and is not the conversation’s', async () => {
    const { store, announced } = await withWidget(() => refusal(403, 'Not yours.'));
    await expect(actBeside(store, action, 'wdg_1')).rejects.toMatchObject({
      code: 'request_refused',
      message: 'Not yours.',
    });
    expect(store.state.failure).toBeNull();
    expect(announced.at(-1)).toMatchObject(['chatkit.error', { error: { code: 'request_refused' } }]);
  });

  test('an answer that comes when another thread is open is dropped', async () => {
    const answer = Promise.withResolvers<Response>();
    const { store } = await withWidget(() => answer.promise);
    const acting = actBeside(store, action, 'wdg_1');
    await store.open(null);
    answer.resolve(checked());
    await acting;
    expect(store.state.items).toEqual([]);
  });
});

test('an action of the page’s is given a copy of the widget, and nothing is sent', async () => {
  const onAction = vi.fn<NonNullable<Parameters<typeof setUp>[1]>>();
  const { store, requests, widget } = await withWidget(() => json({}), onAction);
  const item = widget();
  if (item?.type !== 'widget') throw new Error('no widget');
  const before = requests.length;
  await actOnPage(store, action, item);
  expect(onAction.mock.calls).toEqual([[action, { id: 'wdg_1', widget: item.widget }]]);
  expect(onAction.mock.calls[0]?.[1].widget).not.toBe(item.widget);
  expect(requests).toHaveLength(before);
});

describe('what is a turn of its own and no action', () => {
  test('answers to questions are sent once more by Retry, as they were', async () => {
    let isDown = true;
    const { store, requests } = await withWidget(() => {
      if (isDown) return refusal(503, 'Down.');
      return events(wire.streamOptions(), ...wire.wholeAnswer('Thank you.'));
    });
    const input = { status: 'skipped', answers: {} } as const;
    const params = { thread_id: 'thr_1', item_id: 'ask_1', input };
    await expect(store.perform({ type: 'threads.add_structured_input', params })).rejects.toEqual(
      failure('server_failed'),
    );
    expect(store.state.failure?.retry).toBe('action');
    isDown = false;
    await store.retry();
    expect(requests.at(-1)).toMatchObject({ type: 'threads.add_structured_input', params });
    expect(store.state).toMatchObject({ failure: null, responding: false });
  });

  test('another answer is asked for to the message before the one given, and all after that goes', async () => {
    const { store, requests } = setUp(({ type }) => {
      if (type === 'threads.get_by_id') return json(wire.thread());
      const items = ['a2', 'u2', 'a1', 'u1'].map((id) =>
        id.startsWith('u') ? wire.userItem(id, id) : wire.answerItem(id, id),
      );
      if (type === 'items.list') return json({ data: items, has_more: false });
      return events(wire.streamOptions(), ...wire.wholeAnswer('Otherwise.', 'a3'));
    });
    await store.open('thr_1');
    await store.answerAgain('a1');
    await idle(store);
    expect(requests.at(-1)).toMatchObject({ type: 'threads.retry_after_item', params: { item_id: 'u1' } });
    expect(store.state.items.map(({ id }) => id)).toEqual(['u1', 'a3']);
    await store.answerAgain('u1');
    expect(requests.filter(({ type }) => type === 'threads.retry_after_item')).toHaveLength(1);
  });
});
