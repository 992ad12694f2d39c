import { expect } from 'vitest';
import { group } from '../support/scenario.ts';
import { added, begun, card, done, part, progress } from '../support/scripts.ts';

const sources = {
  url: { type: 'url', title: 'A page', url: 'https://example.com/a?b=c', attribution: 'Example', group: 'g' },
  file: { type: 'file', title: 'A file', filename: 'a.pdf', description: 'd', timestamp: '2026-01-02' },
  entity: {
    type: 'entity',
    title: 'A thing',
    id: 'e1',
    icon: 'lucide:box',
    label: 'Thing',
    inline_label: 'thing',
    interactive: true,
    data: { x: [1] },
  },
};

const annotations = Object.values(sources).map((source, index) => ({ type: 'annotation', source, index }));

/** Every kind of item that users see, with every field. */
const items = {
  assistant_message: { content: [{ type: 'output_text', text: '**Hi**', annotations }, part('more')] },
  client_tool_call: {
    status: 'pending',
    call_id: 'call_1',
    name: 'get_location',
    arguments: { exact: true },
  },
  widget: {
    widget: { type: 'ListView', children: [{ type: 'ListViewItem', children: [] }] },
    copy_text: 'copied',
  },
  generated_image: { image: { id: 'ig_1', url: 'https://images.example/1.png' } },
  structured_input: {
    status: 'pending',
    inputs: [
      { type: 'multiple_choice', id: 'a', question: 'Which?', options: [{ value: 'x' }], multiple: true },
      { type: 'freeform', id: 'b', question: 'Why?', description: 'Say it' },
    ],
  },
  task: { task: { type: 'custom', status_indicator: 'complete', title: 'T', icon: 'check', content: 'c' } },
  workflow: {
    workflow: {
      type: 'reasoning',
      expanded: true,
      summary: { duration: 3 },
      tasks: [
        { type: 'thought', status_indicator: 'none', title: 'Hm', content: 'I think' },
        {
          type: 'web_search',
          status_indicator: 'loading',
          title: 'S',
          title_query: 'q',
          queries: ['q'],
          sources: [sources.url],
        },
        { type: 'file', status_indicator: 'none', title: 'F', sources: [sources.file] },
        { type: 'image', status_indicator: 'none', title: 'I' },
      ],
    },
  },
  end_of_turn: {},
};

const message = 'assistant_message.content_part';
const task = { type: 'custom', title: 'T', status_indicator: 'loading' };

/** Every kind of update, by the item that it is about. */
const updates = {
  a: [
    { type: `${message}.added`, content_index: 0, content: part('') },
    { type: `${message}.text_delta`, content_index: 0, delta: 'Hi' },
    {
      type: `${message}.annotation_added`,
      content_index: 0,
      annotation_index: 0,
      annotation: annotations[0],
    },
    { type: `${message}.done`, content_index: 0, content: part('Hi') },
  ],
  w: [
    { type: 'widget.streaming_text.value_delta', component_id: 't', delta: 'x', done: false },
    { type: 'widget.component.updated', component_id: 't', component: { type: 'Text', id: 't', value: 'y' } },
    { type: 'widget.root.updated', widget: { type: 'Card', children: [] } },
  ],
  'workflow:f': [
    { type: 'workflow.task.added', task_index: 0, task },
    { type: 'workflow.task.updated', task_index: 0, task: { ...task, status_indicator: 'complete' } },
  ],
  g: [
    {
      type: 'generated_image.updated',
      image: { id: 'ig_1', url: 'https://images.example/p.png' },
      progress: 0.5,
    },
  ],
};

export const itemKinds = group('items', (scenario) => {
  scenario(['pipeline.item-kinds'], 'every kind of item is told and kept as it was said', async (world) => {
    const user = await world.newUser();
    const script = Object.entries(items).map(([type, fields]) =>
      done({ type, id: `$id:${type}`, ...fields }),
    );
    const { threadId, events } = await user.begin(script);
    const expected = Object.entries(items).map(([type, fields]) => ({
      type,
      id: expect.any(String),
      thread_id: threadId,
      created_at: expect.any(String),
      ...fields,
    }));
    expect(events.slice(3)).toEqual(expected.map((item) => ({ type: 'thread.item.done', item })));
    expect((await user.items(threadId)).slice(1)).toEqual(expected);
  });

  scenario(['pipeline.update-kinds'], 'every kind of update is told as it was said', async (world) => {
    const user = await world.newUser();
    const workflow = { type: 'workflow', id: '$id:workflow:f', workflow: { type: 'custom', tasks: [] } };
    const script = [
      begun('a'),
      added(card('w', { type: 'Text', id: 't', value: '' })),
      added(workflow),
      added({ type: 'generated_image', id: '$id:g' }),
      ...Object.entries(updates).flatMap(([name, list]) =>
        list.map((update) => ({ type: 'thread.item.updated', item_id: `$id:${name}`, update })),
      ),
    ];
    const { events } = await user.begin(script);
    const told = events.flatMap((event) => (event.type === 'thread.item.updated' ? [event.update] : []));
    expect(told).toEqual(Object.values(updates).flat());
  });

  scenario(['icons.names'], 'icons are of the set, or say whose they are', async (world) => {
    const user = await world.newUser();
    for (const icon of ['bolt', 'write-alt2', 'vendor:logo', 'lucide:box']) {
      const { events } = await user.begin([{ type: 'progress_update', text: 'x', icon }]);
      expect.soft(events.at(-1)).toEqual({ type: 'progress_update', text: 'x', icon });
    }
    for (const icon of ['Bolt', 'unknown', 'toString', 'vendor:', 'other:x']) {
      const { events } = await user.begin([{ type: 'progress_update', text: 'x', icon }, progress('y')]);
      expect
        .soft(events.slice(3), icon)
        .toEqual([{ type: 'error', code: 'stream.error', allow_retry: true }]);
    }
  });
});
