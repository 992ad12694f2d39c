// Wire fragments, as a server sends them.

const at = '2026-02-03T10:00:00Z';

export const thread = (fields: object = {}): object => ({
  id: 'thr_1',
  created_at: at,
  status: { type: 'active' },
  metadata: {},
  items: { data: [], has_more: false },
  ...fields,
});

export const created = (fields: object = {}): object => ({ type: 'thread.created', thread: thread(fields) });
export const updated = (fields: object = {}): object => ({ type: 'thread.updated', thread: thread(fields) });
export const added = (item: object): object => ({ type: 'thread.item.added', item });
export const done = (item: object): object => ({ type: 'thread.item.done', item });
export const streamOptions = (allow_cancel = true): object => ({
  type: 'stream_options',
  stream_options: { allow_cancel },
});

export const userItem = (text: string, id = 'msg_user'): object => ({
  type: 'user_message',
  id,
  thread_id: 'thr_1',
  created_at: at,
  content: [{ type: 'input_text', text }],
  attachments: [],
  inference_options: {},
});

export const answerItem = (text: string | null, id = 'msg_answer'): object => ({
  type: 'assistant_message',
  id,
  thread_id: 'thr_1',
  created_at: at,
  content: text === null ? [] : [{ type: 'output_text', text, annotations: [] }],
});

export const workflowItem = (workflow: object, id = 'wf_1'): object => ({
  type: 'workflow',
  id,
  thread_id: 'thr_1',
  created_at: at,
  workflow: { type: 'custom', tasks: [], expanded: false, ...workflow },
});

export const step = (title: string, status_indicator = 'complete', fields: object = {}): object => ({
  type: 'custom',
  title,
  status_indicator,
  ...fields,
});

export const replaced = (item: object): object => ({ type: 'thread.item.replaced', item });

export const update = (item_id: string, change: object): object => ({
  type: 'thread.item.updated',
  item_id,
  update: change,
});

export const partAdded = (text = '', id = 'msg_answer'): object =>
  update(id, {
    type: 'assistant_message.content_part.added',
    content_index: 0,
    content: { type: 'output_text', text, annotations: [] },
  });

export const delta = (text: string, id = 'msg_answer'): object =>
  update(id, { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text });

export const stepUpdated = (task_index: number, task: object, id = 'wf_1'): object =>
  update(id, { type: 'workflow.task.updated', task_index, task });

export const stepAdded = (task_index: number, task: object, id = 'wf_1'): object =>
  update(id, { type: 'workflow.task.added', task_index, task });

/** The start of every stream that carries a new message. */
export const prologue = (text: string, { isNew = true, id = 'msg_user' } = {}): object[] => [
  ...(isNew ? [created()] : []),
  done(userItem(text, id)),
  streamOptions(),
];

/** A whole answer in one go. */
export const wholeAnswer = (text: string, id = 'msg_answer'): object[] => [
  added(answerItem(null, id)),
  partAdded('', id),
  delta(text, id),
  done(answerItem(text, id)),
];
