import { describe, expect, test } from 'vitest';
import { streamWidget, type StreamWidgetOptions } from '../../../src/index.ts';
import type { WidgetRoot } from '../../../src/protocol/index.ts';
import { collect, fixedTurn, followed } from './fixed-turn.ts';

async function* states(...all: WidgetRoot[]) {
  yield* all;
}

const card = (value: string): WidgetRoot => ({
  type: 'Card',
  children: [{ type: 'Text', id: 't', value, size: null }],
});
const events = (source: Parameters<typeof streamWidget>[1], options?: StreamWidgetOptions) =>
  collect(streamWidget(fixedTurn(), source, options));

async function* growing() {
  const text = { type: 'Markdown' as const, id: 'm', value: '' };
  const widget: WidgetRoot = { type: 'Card', children: [text] };
  for (const piece of ['a', 'b']) {
    text.value += piece;
    yield widget;
  }
}

/** As it comes from where nothing is typed. */
const unchecked = (widget: object): WidgetRoot => JSON.parse(JSON.stringify(widget));

describe('streamWidget', () => {
  test('one widget is one event, without its nulls', async () => {
    const item = {
      type: 'widget',
      id: 'message_1',
      thread_id: 'thr_1',
      created_at: '2026-02-03T10:00:00.000Z',
      widget: { type: 'Card', children: [{ type: 'Text', id: 't', value: 'x' }] },
    };
    expect(await events(card('x'))).toEqual([{ type: 'thread.item.done', item }]);
    expect(await events(card('x'), { copyText: 'c' })).toEqual([
      { type: 'thread.item.done', item: { ...item, copy_text: 'c' } },
    ]);
    expect(JSON.stringify(await events(card('x')))).not.toContain('null');
  });

  test('of several states the first appears, the next ones change it, the last one stays', async () => {
    const all = await events(states(card('He'), card('Hello'), card('Hello'), { type: 'Basic' }), {
      copyText: 'c',
    });
    expect(all).toMatchObject([
      { type: 'thread.item.added', item: { id: 'message_1', copy_text: 'c' } },
      { type: 'thread.item.updated', update: { component_id: 't', delta: 'llo', done: true } },
      { type: 'thread.item.updated', update: { type: 'widget.root.updated', widget: { type: 'Basic' } } },
      { type: 'thread.item.done', item: { id: 'message_1', widget: { type: 'Basic' }, copy_text: 'c' } },
    ]);
    expect(followed(all)).toEqual(followed(all.slice(0, -1)));
  });

  test('a source may change the widget that it has yielded', async () => {
    expect(await events(growing())).toMatchObject([
      { item: { widget: { children: [{ value: 'a' }] } } },
      { update: { delta: 'b' } },
      { item: { widget: { children: [{ value: 'ab' }] } } },
    ]);
  });

  test('no state, no widget', async () => {
    expect(await events(states())).toEqual([]);
  });

  test('what is no widget fails, and says where', async () => {
    const wrong = (children: object[]) => events(unchecked({ type: 'Card', children }));
    const nested = { type: 'Col', children: [{ type: 'Badge', label: 'x', size: 'canary' }] };
    await expect(wrong([{ type: 'Spacer' }, nested])).rejects.toThrow(
      'The widget is not valid. children.1.children.0.size: must be "sm" or "md" or "lg".',
    );
    await expect(wrong([{ type: 'Text' }])).rejects.toThrow('children.0.value: must be of type string.');
    await expect(events(unchecked({ type: 'Box' }))).rejects.toThrow(
      'type: must be "Card" or "ListView" or "Basic".',
    );
    const deep = Array.from({ length: 300 }).reduce<object>(
      (inner) => ({ type: 'Col', children: inner }),
      {},
    );
    await expect(wrong([deep])).rejects.toThrow('The widget is not valid. It is not valid.');
  });
});
