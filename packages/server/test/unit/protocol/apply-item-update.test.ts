import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyItemUpdate,
  itemUpdateSchema,
  threadItemSchema,
  type AssistantMessageItem,
  type GeneratedImageItem,
  type ItemUpdate,
  type WidgetItem,
  type WidgetChildren,
  type WidgetRoot,
  type WorkflowItem,
} from '../../../src/protocol/index.ts';
import { items, updates } from './examples.ts';

const common = { id: 'i', thread_id: 't', created_at: '2026-01-01T00:00:00.000Z' };
const annotation = { type: 'annotation', source: { type: 'file', title: 'T', filename: 'f' } } as const;

function widgetItem(): WidgetItem {
  const children: WidgetChildren = [
    { type: 'Title', id: 'title', value: 'T' },
    { type: 'Transition', children: { type: 'Markdown', id: 'deep', value: 'a' } },
  ];
  return { type: 'widget', ...common, widget: { type: 'Card', id: 'root', children } };
}

const task = (title: string) => ({ type: 'custom', status_indicator: 'none', title }) as const;

function after(update: ItemUpdate): unknown {
  const item = widgetItem();
  applyItemUpdate(item, update);
  return item.widget;
}

describe('applyItemUpdate', () => {
  test('a text grows where its id is, also in a single child', () => {
    const type = 'widget.streaming_text.value_delta' as const;
    expect(after({ type, component_id: 'deep', delta: 'b', done: true })).toMatchObject({
      children: [{ value: 'T' }, { children: { value: 'ab' } }],
    });
    expect(after({ type, component_id: 'title', delta: 'b', done: true })).toEqual(widgetItem().widget);
    expect(after({ type, component_id: 'none', delta: 'b', done: true })).toEqual(widgetItem().widget);
  });

  test('a component, or the whole widget, gives way to another', () => {
    const type = 'widget.component.updated' as const;
    const component = { type: 'Spacer' } as const;
    expect(after({ type, component_id: 'title', component })).toMatchObject({ children: [component, {}] });
    expect(after({ type, component_id: 'deep', component })).toMatchObject({
      children: [{}, { type: 'Transition', children: component }],
    });
    expect(after({ type, component_id: 'root', component })).toEqual(widgetItem().widget);
    const widget: WidgetRoot = { type: 'Basic' };
    expect(after({ type: 'widget.root.updated', widget })).toEqual(widget);
    expect(after({ type: 'widget.root.updated', widget })).not.toBe(widget);
  });

  test('a part that ends without sources keeps those it was given', () => {
    const item: AssistantMessageItem = { type: 'assistant_message', ...common, content: [] };
    const place = { content_index: 0 };
    const ended = 'assistant_message.content_part.done';
    applyItemUpdate(item, {
      type: 'assistant_message.content_part.annotation_added',
      ...place,
      annotation_index: 5,
      annotation,
    });
    applyItemUpdate(item, {
      type: ended,
      ...place,
      content: { type: 'output_text', text: 'x', annotations: [] },
    });
    expect(item.content).toEqual([{ type: 'output_text', text: 'x', annotations: [annotation] }]);
  });

  test('a picture comes, and comes again', () => {
    const item: GeneratedImageItem = { type: 'generated_image', ...common };
    for (const id of ['a', 'b'])
      applyItemUpdate(item, { type: 'generated_image.updated', image: { id, url: 'data:,' }, progress: 0.5 });
    expect(item).toEqual({ type: 'generated_image', ...common, image: { id: 'b', url: 'data:,' } });
  });

  test('tasks are put in, behind the others if their place is too far, and replaced', () => {
    const item: WorkflowItem = {
      type: 'workflow',
      ...common,
      workflow: { type: 'custom', tasks: [], expanded: true },
    };
    for (const [task_index, title] of [
      [0, 'b'],
      [9, 'c'],
      [0, 'a'],
    ] as const)
      applyItemUpdate(item, { type: 'workflow.task.added', task_index, task: task(title) });
    for (const task_index of [1, 3])
      applyItemUpdate(item, { type: 'workflow.task.updated', task_index, task: task('new') });
    expect(item.workflow.tasks).toEqual([task('a'), task('new'), task('c')]);
  });

  test('whatever comes for whatever item: it stays an item of its kind, and shares nothing with the update', () => {
    const index = fc.oneof(fc.nat(3), fc.constantFrom(-1, 0.5, NaN, 999, 1_000, 1e9));
    const places = {
      content_index: index,
      task_index: index,
      annotation_index: index,
      component_id: fc.constantFrom('t', 'none', ''),
    };
    const update = fc
      .tuple(fc.constantFrom(...updates), fc.record(places))
      .map(([example, elsewhere]): ItemUpdate => ({ ...itemUpdateSchema.parse(example), ...elsewhere }));
    fc.assert(
      fc.property(fc.constantFrom(...items), fc.array(update, { maxLength: 8 }), (example, changes) => {
        const item = threadItemSchema.parse(example);
        for (const change of changes) {
          const sent = structuredClone(change);
          applyItemUpdate(item, change);
          expect(change).toEqual(sent);
        }
        const kept = structuredClone(item);
        for (const change of changes) for (const part of Object.values(change)) spoil(part);
        expect(item).toEqual(kept);
        expect(threadItemSchema.parse(item)).toEqual(item);
      }),
      { numRuns: 500 },
    );
  });
});

function spoil(part: unknown): void {
  if (typeof part === 'object' && part !== null) Object.assign(part, { type: 'spoiled', text: 5 });
}
