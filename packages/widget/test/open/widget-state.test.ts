import { describe, expect, test } from 'vitest';
import { loadKinds } from '../../src/renderers/open/load-kinds.ts';
import { readEvent } from '../../src/renderers/open/read-event.ts';
import { readItem } from '../../src/renderers/open/read-item.ts';
import { readComponent } from '../../src/renderers/open/widgets/item/read-widget.ts';
import { type ThreadState, applyEvent, isCutOff, noThread } from '../../src/renderers/open/thread-state.ts';
import { widgetText } from '../../src/renderers/open/widgets/item/widget-text.ts';
import type { WidgetComponent } from '../../src/renderers/open/wire.ts';
import { approval, widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

// What streams load on demand.
await loadKinds([{ type: 'widget' }]);

function play(state: ThreadState, ...events: object[]): ThreadState {
  return events.reduce((current: ThreadState, event) => {
    const read = readEvent(event);
    return read === null ? current : applyEvent(current, read);
  }, state);
}

const widgetOf = ({ items }: ThreadState): WidgetComponent => {
  const item = items.find(({ type }) => type === 'widget');
  if (item?.type !== 'widget') throw new Error('There is no widget.');
  return item.widget;
};

const card = (...children: object[]): object => ({ type: 'Card', children });
const shown = (widget: object): ThreadState => play(noThread, wire.done(widgetItem(widget)));
const grow = (component_id: string, delta: string, done = false): object =>
  wire.update('wdg_1', { type: 'widget.streaming_text.value_delta', component_id, delta, done });

/** A component inside so many others. */
const nested = (depth: number): object => {
  let component: object = { type: 'Text', value: 'innermost' };
  for (let level = 0; level < depth; level += 1) component = { type: 'Box', children: [component] };
  return component;
};

const depthOf = (component: WidgetComponent): number => 1 + Math.max(0, ...component.children.map(depthOf));
const sizeOf = (component: WidgetComponent): number =>
  component.children.reduce((sum, child) => sum + sizeOf(child), 1);

describe('reading a widget', () => {
  test('keeps props as they are and puts what is held into a list', () => {
    expect(readComponent({ type: 'Box', gap: 2, children: { type: 'Text', value: 'Hi' } })).toEqual({
      type: 'Box',
      gap: 2,
      children: [{ type: 'Text', value: 'Hi', children: [] }],
    });
  });

  test('keeps kinds and props that are not known', () => {
    const component = { type: 'Hologram', shine: { a: 1 }, children: [] };
    expect(readComponent(component)).toEqual(component);
  });

  test.each([null, undefined, 1, 'Card', [], {}, { type: 7 }, { children: [] }])('%j is none', (value) => {
    expect(readComponent(value)).toBeNull();
  });

  test('children that are none are left out', () => {
    const children = [null, 'text', 7, [], {}, { type: 'Divider' }];
    expect(readComponent({ type: 'Row', children })?.children).toEqual([{ type: 'Divider', children: [] }]);
  });

  test('has a bound for depth and for size', () => {
    const deep = readComponent(nested(50_000));
    expect(deep && depthOf(deep)).toBe(65);
    const wide = readComponent(card(...Array.from({ length: 50_000 }, () => ({ type: 'Divider' }))));
    expect(wide && sizeOf(wide)).toBe(3000);
  });

  test('an item without a widget is kept by its id', () => {
    expect(readItem({ type: 'widget', id: 'wdg_1', widget: { children: [] } })).toEqual({
      type: 'other',
      id: 'wdg_1',
    });
  });

  test('names of the language’s own objects are plain props', () => {
    const widget = readComponent(JSON.parse('{"type":"Card","__proto__":{"polluted":true},"children":[]}'));
    expect(widget).not.toHaveProperty('polluted');
    expect(Object.getPrototypeOf(widget)).toBe(Object.prototype);
  });
});

describe('a widget that changes', () => {
  const text = { type: 'Text', id: 't', value: 'He', streaming: true };

  test('grows by text, also of markdown and also deep inside', () => {
    const markdown = { type: 'Markdown', id: 'm', value: '*a' };
    const inside = { type: 'Transition', children: { type: 'Row', children: [text, markdown] } };
    const widget = widgetOf(play(shown(card(inside)), grow('t', 'l'), grow('t', 'lo', true), grow('m', '*')));
    expect(widget.children[0]?.children[0]?.children).toMatchObject([
      { value: 'Hello', streaming: false },
      { value: '*a*', streaming: true },
    ]);
  });

  test('what does not change stays the same object', () => {
    const before = shown(card({ type: 'Row', children: [text] }, { type: 'Col', children: [] }));
    const after = play(before, grow('t', 'y'));
    expect(widgetOf(after).children[0]).not.toBe(widgetOf(before).children[0]);
    expect(widgetOf(after).children[1]).toBe(widgetOf(before).children[1]);
  });

  test('only texts grow; what is not there changes nothing', () => {
    const before = shown(card({ type: 'Title', id: 'title', value: 'A' }, text));
    for (const id of ['title', 'nothing', '']) {
      const after = play(before, grow(id, 'x'));
      expect(after.items[0]).toBe(before.items[0]);
    }
    expect(play(before, { ...grow('t', 'x'), item_id: 'other' }).items[0]).toBe(before.items[0]);
  });

  test('has one component replaced, or all of it', () => {
    const component = { type: 'Badge', id: 't', label: 'Done' };
    const before = shown(card(text));
    const replaced = play(
      before,
      wire.update('wdg_1', { type: 'widget.component.updated', component_id: 't', component }),
    );
    expect(widgetOf(replaced).children).toMatchObject([component]);
    const widget = { type: 'ListView', children: [] };
    const other = play(before, wire.update('wdg_1', { type: 'widget.root.updated', widget }));
    expect(widgetOf(other)).toEqual(widget);
  });

  test('cannot grow without bound by component after component', () => {
    const part = { type: 'Box', children: [nested(40), { type: 'Box', id: 'next', children: [] }] };
    const updates = Array.from({ length: 40 }, () =>
      wire.update('wdg_1', { type: 'widget.component.updated', component_id: 'next', component: part }),
    );
    const state = play(shown(card({ type: 'Box', id: 'next', children: [] })), ...updates);
    expect(depthOf(widgetOf(state))).toBeLessThanOrEqual(65);
  });

  test('is left as it is by updates for other kinds of items, and leaves those alone', () => {
    const before = play(shown(card(text)), wire.done(wire.answerItem('Hi')));
    const after = play(before, wire.delta('x', 'wdg_1'), {
      ...grow('t', 'x'),
      item_id: 'msg_answer',
    });
    expect(after.items).toEqual(before.items);
  });

  test('is replaced where it stands', () => {
    const before = play(shown(approval()), wire.done(wire.answerItem('Hi')));
    const after = play(before, wire.replaced(widgetItem(card(text))));
    expect(after.items.map(({ id }) => id)).toEqual(['wdg_1', 'msg_answer']);
    expect(widgetOf(after).children).toMatchObject([text]);
  });
});

describe('a turn with a widget', () => {
  test('has made progress visible', () => {
    const state = play(noThread, { type: 'progress_update', text: 'Looking' });
    expect(play(state, wire.added(widgetItem(approval()))).progress).toBeNull();
  });

  test('is cut off when its widget has begun and not ended', () => {
    const begun = play(noThread, wire.added(widgetItem(approval())));
    expect(isCutOff(begun)).toBe(true);
    expect(isCutOff(play(begun, wire.done(widgetItem(approval()))))).toBe(false);
  });
});

test('the words of a widget, in order', () => {
  const widget = readComponent(approval());
  expect(widget && widgetText(widget)).toEqual([
    'Needs your approval',
    'Delete “Buy groceries”?',
    'This cannot be undone.',
    'Approve',
    'Reject',
  ]);
});
