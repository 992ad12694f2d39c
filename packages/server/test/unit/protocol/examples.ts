import type { RequestType } from '../../../src/protocol/index.ts';

// One of each kind, with every optional field said, as it travels.

const tag = {
  type: 'input_tag',
  id: 'cust_1',
  text: 'Ada',
  data: { a: null },
  group: 'g',
  interactive: true,
};

const input = {
  content: [{ type: 'input_text', text: 'Hi' }, tag],
  attachments: ['atc_1'],
  quoted_text: 'quote',
  inference_options: { tool_choice: { id: 't' }, model: 'm' },
};

const inThread = { thread_id: 'thr_1' };
const action = { type: 'todo.done', payload: { id: 7, note: null } };
const submission = {
  status: 'answered',
  answers: { when: { values: ['now'], skipped: false }, why: { values: [], skipped: true } },
};

/** The params of one request of each kind. */
export const params: Record<RequestType, Record<string, unknown>> = {
  'threads.create': { input },
  'threads.add_user_message': { ...inThread, input },
  'threads.add_client_tool_output': { ...inThread, result: { ok: null } },
  'threads.add_structured_input': { ...inThread, item_id: 'msg_1', input: submission },
  'threads.custom_action': { ...inThread, item_id: 'msg_1', action },
  'threads.sync_custom_action': { ...inThread, item_id: 'msg_1', action },
  'threads.retry_after_item': { ...inThread, item_id: 'msg_1' },
  'threads.get_by_id': inThread,
  'threads.list': { limit: 5, order: 'asc', after: 'thr_0' },
  'threads.update': { ...inThread, title: 'Title' },
  'threads.delete': inThread,
  'items.list': { ...inThread, limit: 5, order: 'desc', after: 'msg_0' },
  'items.feedback': { ...inThread, item_ids: ['msg_1'], kind: 'positive' },
  'attachments.create': { name: 'a.png', size: 12, mime_type: 'image/png' },
  'attachments.delete': { attachment_id: 'atc_1' },
  'input.transcribe': { audio_base64: 'AAAA', mime_type: 'audio/webm;codecs=opus' },
  'chatdock.turns.join': { ...inThread, after: 'turn_1/12' },
  'chatdock.turns.stop': inThread,
  'chatdock.threads.watch': inThread,
  'chatdock.threads.search': { query: 'tasks', limit: 5, after: 'cursor' },
};

/** One whole request of each kind. */
export const requests = Object.entries(params).map(([type, value]) => ({
  type,
  params: value,
  metadata: { any: null },
}));

export const common = { id: 'i_1', thread_id: 'thr_1', created_at: '2026-02-03T10:00:00.000Z' };

const urlSource = {
  type: 'url',
  title: 'T',
  description: 'd',
  timestamp: 't',
  group: 'g',
  url: 'https://example.com',
  attribution: 'a',
};
const fileSource = { type: 'file', title: 'T', filename: 'f.pdf' };
const entitySource = {
  type: 'entity',
  title: 'T',
  id: 'e',
  icon: 'bolt',
  label: 'l',
  inline_label: 'i',
  interactive: true,
  data: { kept: null },
};

export const annotations = [
  { type: 'annotation', source: urlSource, index: 3 },
  { type: 'annotation', source: fileSource },
  { type: 'annotation', source: entitySource, index: 0 },
];

export const tasks = [
  { type: 'custom', status_indicator: 'loading', title: 't', icon: 'vendor:x', content: 'c' },
  {
    type: 'web_search',
    status_indicator: 'complete',
    title: 't',
    title_query: 'q',
    queries: ['q'],
    sources: [urlSource],
  },
  { type: 'thought', status_indicator: 'none', title: 't', content: 'c' },
  { type: 'file', status_indicator: 'none', title: 't', sources: [fileSource] },
  { type: 'image', status_indicator: 'none', title: 't' },
];

export const attachments = [
  {
    type: 'file',
    id: 'atc_1',
    name: 'a.txt',
    mime_type: 'text/plain',
    thread_id: 'thr_1',
    upload_descriptor: { url: 'https://example.com/up', method: 'PUT', headers: { 'x-a': 'b' } },
  },
  {
    type: 'image',
    id: 'atc_2',
    name: 'a.png',
    mime_type: 'image/png',
    preview_url: 'data:image/png;base64,A',
  },
];

export const widget = {
  type: 'Card',
  children: [
    { type: 'Text', id: 't', value: 'x', streaming: true },
    { type: 'Newer', shape: 'round', children: { type: 'Spacer' } },
  ],
};

const answered = { values: ['a'], skipped: false };

/** One item of each kind. */
export const items = [
  { type: 'user_message', ...common, ...input, attachments },
  {
    type: 'assistant_message',
    ...common,
    content: [{ type: 'output_text', text: 'Hello', annotations }],
  },
  {
    type: 'client_tool_call',
    ...common,
    status: 'completed',
    call_id: 'c',
    name: 'n',
    arguments: { a: null, b: [null] },
    output: { c: null },
  },
  { type: 'widget', ...common, widget, copy_text: 'x' },
  { type: 'generated_image', ...common, image: { id: 'i', url: 'https://example.com/i.png' } },
  {
    type: 'structured_input',
    ...common,
    status: 'answered',
    inputs: [
      {
        type: 'multiple_choice',
        id: 'q',
        question: '?',
        options: [{ value: 'a' }],
        multiple: true,
        answer: answered,
      },
      { type: 'freeform', id: 'r', question: '?', description: 'd', answer: { values: [], skipped: true } },
    ],
  },
  { type: 'task', ...common, task: tasks[0] },
  {
    type: 'workflow',
    ...common,
    workflow: { type: 'reasoning', tasks, summary: { duration: 3 }, expanded: true },
  },
  { type: 'end_of_turn', ...common },
  { type: 'hidden_context_item', ...common, content: { a: null } },
  { type: 'sdk_hidden_context', ...common, content: 'x' },
];

const part = { type: 'output_text', text: 'Hello', annotations: [] };
const parted = (kind: string) => `assistant_message.content_part.${kind}`;

/** One update of each kind. */
export const updates = [
  { type: parted('added'), content_index: 0, content: part },
  { type: parted('text_delta'), content_index: 0, delta: 'x' },
  { type: parted('annotation_added'), content_index: 0, annotation_index: 0, annotation: annotations[0] },
  { type: parted('done'), content_index: 0, content: part },
  { type: 'widget.streaming_text.value_delta', component_id: 't', delta: 'x', done: false },
  { type: 'widget.component.updated', component_id: 't', component: { type: 'Spacer' } },
  { type: 'widget.root.updated', widget },
  { type: 'workflow.task.added', task_index: 0, task: tasks[0] },
  { type: 'workflow.task.updated', task_index: 0, task: tasks[1] },
  { type: 'generated_image.updated', image: { id: 'i', url: 'data:,' }, progress: 0.5 },
];

export const thread = {
  id: 'thr_1',
  title: 'T',
  created_at: common.created_at,
  status: { type: 'locked', reason: 'r' },
  allowed_image_domains: ['example.com'],
  metadata: {},
  items: { data: items, has_more: true, after: 'i_1' },
};

const item = items[1];

/** One event of each kind. */
export const events = [
  { type: 'thread.created', thread },
  { type: 'thread.updated', thread },
  { type: 'thread.item.added', item },
  ...updates.map((update) => ({ type: 'thread.item.updated', item_id: 'i_1', update })),
  ...items.map((each) => ({ type: 'thread.item.done', item: each })),
  { type: 'thread.item.replaced', item },
  { type: 'thread.item.removed', item_id: 'i_1' },
  { type: 'stream_options', stream_options: { allow_cancel: true } },
  { type: 'progress_update', text: 'x', icon: 'lucide:check' },
  { type: 'client_effect', name: 'n', data: { a: null } },
  { type: 'notice', level: 'info', message: 'm', title: 't' },
  { type: 'error', code: 'custom', message: 'm', allow_retry: true },
];
