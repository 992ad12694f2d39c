import { expect } from 'vitest';
import type { Page, Thread, ThreadItem } from '../../../src/protocol/index.ts';
import { group } from '../support/scenario.ts';
import { added, answer, done, progress, scriptInput } from '../support/scripts.ts';

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u;

/** Items whose optional fields are all null. */
const nulls = [
  done({ type: 'widget', id: '$id:w', widget: { type: 'Card', children: [] }, copy_text: null }),
  done({ type: 'generated_image', id: '$id:g', image: null }),
  done({
    type: 'client_tool_call',
    id: '$id:tool_call:c',
    call_id: 'c',
    name: 'n',
    arguments: {},
    output: null,
  }),
  done({ type: 'task', id: '$id:task:t', task: { type: 'custom', title: null, icon: null, content: null } }),
  done({
    type: 'workflow',
    id: '$id:workflow:w',
    workflow: { type: 'custom', tasks: [{ type: 'thought', title: null, content: 'x' }], summary: null },
  }),
  done({
    type: 'structured_input',
    id: '$id:s',
    inputs: [{ type: 'freeform', id: 'q', question: 'Why?', description: null, answer: null }],
  }),
  done({
    type: 'assistant_message',
    id: '$id:a',
    content: [
      {
        type: 'output_text',
        text: 'x',
        annotations: [
          {
            type: 'annotation',
            index: null,
            source: {
              type: 'url',
              url: 'https://example.com',
              title: 'T',
              description: null,
              attribution: null,
            },
          },
        ],
      },
    ],
  }),
  { type: 'progress_update', text: 'x', icon: null },
  { type: 'notice', level: 'info', message: 'x', title: null },
];

/** The ways to every null within. */
function nullsIn(value: unknown, at = ''): string[] {
  if (value === null) return [at];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, entry]) => nullsIn(entry, `${at}.${key}`));
}

export const serialization = group('serialization', (scenario) => {
  scenario(
    ['serialization.no-null-fields', 'serialization.absent-fields'],
    'no field goes out as null, in events or in reads',
    async (world) => {
      const user = await world.newUser();
      const input = scriptInput([{ thread: { title: 'T' } }, ...nulls], { quoted_text: null });
      const events = await user.stream('threads.create', { input });
      expect(nullsIn(events)).toEqual([]);
      const [created] = events;
      expect(created).toMatchObject({ type: 'thread.created' });
      expect(JSON.stringify(created)).not.toMatch(/title|allowed_image_domains/u);
      const threadId = created?.type === 'thread.created' ? created.thread.id : '';
      expect(nullsIn(await user.thread(threadId))).toEqual([]);
      expect(nullsIn(await user.items(threadId))).toEqual([]);
      expect(nullsIn(await user.ask('threads.list', {}))).toEqual([]);
      const updated = events.find(({ type }) => type === 'thread.updated');
      expect(JSON.stringify(updated)).not.toContain('allowed_image_domains');
    },
  );

  scenario(['serialization.free-form-nulls'], 'data of the application keeps its nulls', async (world) => {
    const user = await world.newUser();
    const data = { kept: null, deep: { list: [null, { also: null }] } };
    const call = {
      type: 'client_tool_call',
      id: '$id:tool_call:c',
      call_id: 'c',
      name: 'n',
      arguments: data,
    };
    const source = { type: 'entity', id: 'e', title: 'E', data };
    const content = [{ type: 'output_text', text: 'x', annotations: [{ type: 'annotation', source }] }];
    const script = [
      { type: 'client_effect', name: 'n', data },
      done({ type: 'assistant_message', id: '$id:a', content }),
      done(call),
    ];
    const tag = { type: 'input_tag', id: 't', text: 'T', data };
    const text = { type: 'input_text', text: JSON.stringify(script) };
    const { threadId, message, events } = await user.begin(script, { content: [text, tag] });
    expect(message.content[1]).toMatchObject({ data });
    expect(events[3]).toEqual({ type: 'client_effect', name: 'n', data });
    expect(events[4]).toMatchObject({ item: { content: [{ annotations: [{ source: { data } }] }] } });
    expect(events[5]).toMatchObject({ item: { arguments: data } });
    await user.stream('threads.add_client_tool_output', { thread_id: threadId, result: data });
    const items = await user.items(threadId);
    expect(items[0]).toEqual(message);
    expect(items[1]).toMatchObject({ content: [{ annotations: [{ source: { data } }] }] });
    expect(items[2]).toMatchObject({ arguments: data, output: data });
  });

  scenario(['serialization.widget-nulls'], 'widgets lose their nulls at every depth', async (world) => {
    const user = await world.newUser();
    const action = { type: 'go', payload: { a: null, b: [null, 1] } };
    const button = { type: 'Button', label: 'Go', iconStart: null, onClickAction: action };
    const children = [button, null, { type: 'Row', children: [{ type: 'Text', value: 'x', color: null }] }];
    const widget = { type: 'Card', size: null, children };
    const clean = {
      type: 'Card',
      children: [
        { type: 'Button', label: 'Go', onClickAction: { type: 'go', payload: { b: [1] } } },
        { type: 'Row', children: [{ type: 'Text', value: 'x' }] },
      ],
    };
    const root = {
      type: 'thread.item.updated',
      item_id: '$id:w',
      update: { type: 'widget.root.updated', widget },
    };
    const script = [
      added({ type: 'widget', id: '$id:w', widget }),
      root,
      done({ type: 'widget', id: '$id:w', widget }),
    ];
    const { threadId, events } = await user.begin(script);
    expect(nullsIn(events)).toEqual([]);
    expect(events[3]).toMatchObject({ item: { widget: clean } });
    expect(events[4]).toMatchObject({ update: { widget: clean } });
    expect(events[5]).toMatchObject({ item: { widget: clean } });
    const stored = (await user.items(threadId)).at(-1);
    expect(stored).toMatchObject({ widget: clean });
    expect(nullsIn(stored)).toEqual([]);
  });

  scenario(
    ['serialization.thread-metadata'],
    'a thread’s metadata never leaves the server',
    async (world) => {
      const user = await world.newUser();
      const script = [{ thread: { title: 'T', metadata: { canary: 'secret' } } }, progress('x')];
      const { threadId, events } = await user.begin(script);
      const thread = await user.thread(threadId);
      const list = await user.ask<Page<Thread>>('threads.list', {});
      const renamed = await user.ask<Thread>('threads.update', { thread_id: threadId, title: 'U' });
      for (const seen of [events, thread, list, renamed])
        expect.soft(JSON.stringify(seen).replace(/\[\{\\"thread.*?\}\]/gu, '')).not.toContain('"canary"');
      for (const seen of [thread, list.data[0], renamed]) expect.soft(seen).toMatchObject({ metadata: {} });
      const told = await user.act(threadId, [
        { type: 'client_effect', name: 'seen', data: { thread: '$seen:thread' } },
      ]);
      expect(told.at(-1)).toMatchObject({ data: { thread: { metadata: { canary: 'secret' } } } });
    },
  );

  scenario(['serialization.times', 'serialization.times-utc'], 'times are ISO 8601 in UTC', async (world) => {
    const user = await world.newUser();
    const before = Date.now();
    const { threadId, message } = await user.begin([answer('a', 'x')]);
    const thread = await user.thread(threadId);
    for (const time of [
      thread.created_at,
      message.created_at,
      ...thread.items.data.map((item) => item.created_at),
    ]) {
      expect.soft(time).toMatch(iso);
      expect.soft(Math.abs(Date.parse(time) - before)).toBeLessThan(30_000);
    }
  });

  scenario(
    ['serialization.defaults', 'serialization.empty-values'],
    'defaults and empty values are sent',
    async (world) => {
      const user = await world.newUser();
      const script = [
        { type: 'client_effect', name: 'n' },
        { type: 'error' },
        { type: 'progress_update', text: '' },
        done({ type: 'assistant_message', id: '$id:a', content: [{ type: 'output_text', text: '' }] }),
        done({ type: 'client_tool_call', id: '$id:tool_call:c', call_id: 'c', name: 'n', arguments: {} }),
        done({
          type: 'workflow',
          id: '$id:workflow:w',
          workflow: { type: 'custom', tasks: [{ type: 'web_search' }] },
        }),
        done({ type: 'task', id: '$id:task:t', task: { type: 'file' } }),
        done({
          type: 'structured_input',
          id: '$id:s',
          inputs: [{ type: 'multiple_choice', id: 'q', question: '', options: [], answer: {} }],
        }),
      ];
      const { threadId, events } = await user.begin(script);
      const items = await user.items(threadId);
      const done5 = [
        { type: 'assistant_message', content: [{ type: 'output_text', text: '', annotations: [] }] },
        { type: 'client_tool_call', status: 'pending', arguments: {} },
        {
          workflow: {
            type: 'custom',
            expanded: false,
            tasks: [{ type: 'web_search', status_indicator: 'none', queries: [], sources: [] }],
          },
        },
        { type: 'task', task: { type: 'file', status_indicator: 'none', sources: [] } },
        {
          type: 'structured_input',
          status: 'pending',
          inputs: [{ multiple: false, options: [], question: '', answer: { values: [], skipped: false } }],
        },
      ];
      expect(events.slice(3)).toMatchObject([
        { type: 'client_effect', name: 'n', data: {} },
        { type: 'error', code: 'custom', allow_retry: false },
        { type: 'progress_update', text: '' },
        ...done5.map((item) => ({ item })),
      ]);
      expect(items.slice(1)).toMatchObject(done5);
      expect(items[0]).toMatchObject({ attachments: [], inference_options: {} });
      expect((await user.thread(threadId)).items).toMatchObject({ has_more: false });
      const page = await user.ask<Page<ThreadItem>>('items.list', { thread_id: threadId, limit: 1 });
      expect(page.has_more).toBe(true);
    },
  );
});
