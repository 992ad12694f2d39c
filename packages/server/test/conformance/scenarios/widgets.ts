import { expect } from 'vitest';
import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';
import { group } from '../support/scenario.ts';
import { typesOf } from '../support/scripts.ts';
import type { User } from '../support/user.ts';

type Component = Record<string, unknown>;

const card = (...children: readonly (Component | null)[]): Component => ({ type: 'Card', children });
const text = (value: string, rest: Component = {}): Component => ({ type: 'Text', id: 't', value, ...rest });

/** Streams a widget of these states; what its stream says of it. */
async function streamed(user: User, ...states: readonly Component[]): Promise<ThreadStreamEvent[]> {
  const { events } = await user.begin([{ stream_widget: states }]);
  return events.slice(3);
}

/** How a change from one state to the next is told. */
async function change(user: User, before: Component, after: Component): Promise<object[]> {
  const events = await streamed(user, before, after);
  return events.flatMap((event) => (event.type === 'thread.item.updated' ? [event.update] : []));
}

const delta = (component_id: string, grown: string, isDone: boolean) => ({
  type: 'widget.streaming_text.value_delta',
  component_id,
  delta: grown,
  done: isDone,
});
const root = (widget: Component) => ({ type: 'widget.root.updated', widget });

export const widgets = group('widgets', (scenario) => {
  scenario(
    ['widgets.stream'],
    'a widget of several states: added with the first, done with the last',
    async (world) => {
      const user = await world.newUser();
      const states = [card(text('a')), card(text('ab')), card({ type: 'Divider' })];
      const { threadId, events } = await user.begin([{ stream_widget: states, copy_text: 'copied' }]);
      const told = events.slice(3);
      expect(typesOf(told)).toEqual([
        'thread.item.added',
        'thread.item.updated',
        'thread.item.updated',
        'thread.item.done',
      ]);
      const [, stored] = await user.items(threadId);
      expect(told.at(-1)).toEqual({ type: 'thread.item.done', item: stored });
      expect(stored).toMatchObject({ type: 'widget', widget: states[2], copy_text: 'copied' });
      expect(told[0]).toEqual({ type: 'thread.item.added', item: { ...stored, widget: states[0] } });
      expect(told.slice(1, 3)).toMatchObject([{ item_id: stored?.id }, { item_id: stored?.id }]);
    },
  );

  scenario(
    ['widgets.stream'],
    'a widget of one state is there at once; one of none is not there',
    async (world) => {
      const user = await world.newUser();
      const { events } = await user.begin([{ stream_widget: card(text('x')) }]);
      expect(typesOf(events.slice(3))).toEqual(['thread.item.done']);
      expect(await streamed(user)).toEqual([]);
    },
  );

  scenario(['widgets.diff'], 'text that grows is told by what it grew by', async (world) => {
    const user = await world.newUser();
    const streaming = { streaming: true };
    expect(await change(user, card(text('He')), card(text('Hello')))).toEqual([delta('t', 'llo', true)]);
    expect(await change(user, card(text('', streaming)), card(text('Hi', streaming)))).toEqual([
      delta('t', 'Hi', false),
    ]);
    const markdown = { type: 'Markdown', id: 'm', value: '*' };
    const both = await change(
      user,
      card(text('a'), markdown),
      card(text('ab'), { ...markdown, value: '*x*' }),
    );
    expect(both).toEqual([delta('t', 'b', true), delta('m', 'x*', true)]);
    const deep = (value: string) =>
      card({ type: 'Row', children: [{ type: 'Col', children: [text(value)] }] });
    expect(await change(user, deep('a'), deep('ab'))).toEqual([delta('t', 'b', true)]);
  });

  scenario(
    ['widgets.diff'],
    'anything else is told by the whole widget, nothing by nothing',
    async (world) => {
      const user = await world.newUser();
      const same = card(text('a'), {
        type: 'Button',
        label: 'Go',
        onClickAction: { type: 'go', payload: { b: [1] } },
      });
      expect(await change(user, same, structuredClone(same))).toEqual([]);
      const changes: [Component, Component][] = [
        [card(text('Hello')), card(text('Hullo'))],
        [card(text('Hello')), card(text('Hell'))],
        [card(text('a')), card(text('ab', { color: 'danger' }))],
        [card(text('a', { streaming: true })), card(text('ab', { streaming: false }))],
        [card(text('a')), card(text('a'), { type: 'Divider' })],
        [card(text('a'), { type: 'Divider' }), card(text('a'))],
        [card(text('a')), card({ ...text('a'), id: 'u' })],
        [card(text('a', { key: 'k' })), card(text('a', { key: 'l' }))],
        [card(text('a')), card({ type: 'Markdown', id: 't', value: 'ab' })],
        [card({ type: 'Title', id: 't', value: 'a' }), card({ type: 'Title', id: 't', value: 'ab' })],
        [card(text('a')), { type: 'Basic', children: [text('ab')] }],
        [card({ type: 'Text', value: 'a' }), card({ type: 'Text', value: 'a', size: 'sm' })],
      ];
      for (const [before, after] of changes)
        expect
          .soft(await change(user, before, after), JSON.stringify([before, after]))
          .toEqual([root(after)]);
    },
  );

  scenario(
    ['widgets.diff-repairs'],
    'text without an id, and text in a single child, is told too',
    async (world) => {
      const user = await world.newUser();
      const [before, after] = ['a', 'ab'].map((value) => card({ type: 'Text', value }));
      expect(await change(user, before!, after!)).toEqual([root(after!)]);
      const [less, more] = ['a', 'ab'].map((value) => card({ type: 'Transition', children: text(value) }));
      expect(await change(user, less!, more!)).toEqual([delta('t', 'b', true)]);
    },
  );

  scenario(
    ['widgets.unknown-parts'],
    'components and props that nobody knows pass through',
    async (world) => {
      const user = await world.newUser();
      const widget = card(
        { type: 'Sparkline', points: [1, 2, { x: 3 }], 'data-x': 'y', children: text('inside') },
        text('a', { futureProp: { deep: [true] } }),
      );
      const { threadId, events } = await user.begin([{ stream_widget: widget }]);
      expect(events.at(-1)).toMatchObject({ item: { widget } });
      expect((await user.items(threadId))[1]).toMatchObject({ widget });
    },
  );

  scenario(['widgets.unknown-parts'], 'what is no root is no widget', async (world) => {
    const user = await world.newUser();
    for (const widget of [text('a'), { type: 'Unknown', children: [] }, { children: [] }]) {
      const item = { type: 'widget', id: '$id:w', widget };
      const { threadId, events } = await user.begin([{ type: 'thread.item.done', item }]);
      expect.soft(events.at(-1)).toEqual({ type: 'error', code: 'stream.error', allow_retry: true });
      expect.soft(await user.items(threadId)).toHaveLength(1);
    }
  });
});
