import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWidgets } from '../../../src/index.ts';
import { applyItemUpdate, widgetRootSchema } from '../../../src/protocol/index.ts';
import type { WidgetComponent, WidgetItem, WidgetRoot } from '../../../src/protocol/index.ts';

const card = (...children: WidgetComponent[]): WidgetRoot => ({ type: 'Card', children });
const text = (value: string, rest: object = {}): WidgetComponent => ({
  type: 'Text',
  id: 't',
  value,
  ...rest,
});
const delta = (component_id: string, tail: string, done: boolean) => ({
  type: 'widget.streaming_text.value_delta',
  component_id,
  delta: tail,
  done,
});

const three = (a: string, b: string, c: string): WidgetRoot =>
  card(
    { type: 'Transition', children: { type: 'Markdown', id: 'a', value: a } },
    { type: 'Row', children: [{ type: 'Col', children: [text(b)] }] },
    { type: 'Text', id: 'c', value: c },
  );

describe('diffWidgets', () => {
  test('text with an id that grows is sent as what it grew by', () => {
    expect(diffWidgets(card(text('He')), card(text('Hello')))).toEqual([delta('t', 'llo', true)]);
    const streaming = { streaming: true };
    expect(diffWidgets(card(text('He', streaming)), card(text('Hello', streaming)))).toEqual([
      delta('t', 'llo', false),
    ]);
    const finished = { streaming: false };
    expect(diffWidgets(card(text('He', finished)), card(text('Hello', finished)))).toEqual([
      delta('t', 'llo', true),
    ]);
  });

  test('several at once, in the order of the widget, single children and lists alike', () => {
    expect(diffWidgets(three('', 'x', ''), three('1', 'x', '3'))).toEqual([
      delta('a', '1', true),
      delta('c', '3', true),
    ]);
  });

  test('no change is no update, whatever the order of props', () => {
    expect(diffWidgets(card(text('x', { size: 'sm' })), card(text('x', { size: 'sm' })))).toEqual([]);
    expect(diffWidgets(card(), { children: [], type: 'Card' })).toEqual([]);
    expect(diffWidgets(card(text('x', { size: undefined })), card(text('x')))).toEqual([]);
    const action = { type: 'a', payload: { a: [1] } };
    const button = (): WidgetComponent => ({ type: 'Button', onClickAction: structuredClone(action) });
    expect(diffWidgets(card(button()), card(button()))).toEqual([]);
  });

  test.each<[string, WidgetRoot, WidgetRoot]>([
    ['text that is another', card(text('He')), card(text('Hi'))],
    ['text that shrank', card(text('Hello')), card(text('He'))],
    ['text without an id', card(text('He', { id: undefined })), card(text('Hello', { id: undefined }))],
    ['text whose id another component has', card(text('a'), text('b')), card(text('a'), text('bc'))],
    [
      'text that stops streaming',
      card(text('He', { streaming: true })),
      card(text('Hello', { streaming: false })),
    ],
    ['a title', card({ type: 'Title', id: 't', value: 'a' }), card({ type: 'Title', id: 't', value: 'ab' })],
    ['another id', card(text('a')), card(text('a', { id: 'u' }))],
    ['another key', card(text('a')), card(text('a', { key: 'k' }))],
    ['another kind', card(text('a')), card({ type: 'Markdown', id: 't', value: 'a' })],
    ['a child more', card(text('a')), card(text('a'), text('b', { id: 'u' }))],
    ['a child less', card(text('a')), card()],
    [
      'a child in place of a list',
      { type: 'Card', children: [text('a')] },
      { type: 'Card', children: text('a') },
    ],
    ['a prop on one side only', card(text('a')), card(text('a', { glow: true }))],
    ['another prop', card(text('a', { size: 'sm' })), card(text('ab', { size: 'md' }))],
    ['another root', card(), { type: 'Basic', children: [] }],
    [
      'an action',
      card({ type: 'Button', onClickAction: { type: 'a', payload: { a: 1 } } }),
      card({ type: 'Button', onClickAction: { type: 'a', payload: { a: 2 } } }),
    ],
  ])('%s is the whole widget, once', (_, before, after) => {
    expect(diffWidgets(before, after)).toEqual([{ type: 'widget.root.updated', widget: after }]);
  });

  test('what it answers makes the one of the other, whatever they are', () => {
    const id = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined });
    const value = fc.constantFrom('', 'x', 'xy', 'xyz', 'z');
    const { component } = fc.letrec<{ component: object }>((tie) => ({
      component: fc.oneof(
        { maxDepth: 3 },
        fc.record({ type: fc.constantFrom('Text', 'Markdown'), id, value, streaming: fc.boolean() }),
        fc.record({
          type: fc.constantFrom('Row', 'Other'),
          id,
          children: fc.array(tie('component'), { maxLength: 3 }),
        }),
        fc.record({ type: fc.constant('Transition'), id, children: tie('component') }),
      ),
    }));
    const widget = fc.array(component, { maxLength: 3 }).map((children) => ({ type: 'Card', children }));
    const grown = fc.tuple(widget, value).map(([before, tail]) => [before, grow(before, tail)] as const);
    let small = 0;
    const check = (first: unknown, second: unknown) => {
      const before = widgetRootSchema.parse(first);
      const after = widgetRootSchema.parse(second);
      const updates = diffWidgets(before, after);
      if (updates.length > 0 && updates[0]?.type !== 'widget.root.updated') small += 1;
      const item: WidgetItem = {
        type: 'widget',
        id: 'i',
        thread_id: 't',
        created_at: '2026-01-01T00:00:00.000Z',
        widget: structuredClone(before),
      };
      for (const update of updates) applyItemUpdate(item, update);
      expect(item.widget).toEqual(after);
    };
    fc.assert(fc.property(widget, widget, check));
    fc.assert(
      fc.property(grown, ([before, after]) => check(before, after)),
      { numRuns: 500 },
    );
    expect(small).toBeGreaterThan(10);
  });
});

/** The same with every text longer. */
function grow(value: unknown, tail: string): unknown {
  if (Array.isArray(value)) return value.map((entry) => grow(entry, tail));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]: [string, unknown]) => [
      key,
      key === 'value' ? `${String(entry)}${tail}` : key === 'children' ? grow(entry, tail) : entry,
    ]),
  );
}
