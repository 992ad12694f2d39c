/** An event as a server writes it, right or wrong. */
export type RawEvent = Record<string, unknown>;

const at = { thread_id: 'thr_1', created_at: '2026-01-02T03:04:05.678Z' };

/** A thread as it is sent. */
export const rightThread: RawEvent = {
  id: 'thr_1',
  created_at: at.created_at,
  status: { type: 'active' },
  metadata: {},
  items: { data: [], has_more: false },
};

const said = 'The secret answer is forty-two.';

export function answer(id = 'msg_2', text = said): RawEvent {
  const content = text === '' ? [] : [{ type: 'output_text', text, annotations: [] }];
  return { type: 'assistant_message', id, ...at, content };
}

export function change(update: RawEvent, id = 'msg_2'): RawEvent {
  return { type: 'thread.item.updated', item_id: id, update };
}

export function part(kind: 'added' | 'done', text: string): RawEvent {
  const content = { type: 'output_text', text, annotations: [] };
  return change({ type: `assistant_message.content_part.${kind}`, content_index: 0, content });
}

export function delta(text: string): RawEvent {
  return change({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text });
}

export const created: RawEvent = { type: 'thread.created', thread: rightThread };

export const asked: RawEvent = {
  type: 'thread.item.done',
  item: {
    type: 'user_message',
    id: 'msg_1',
    ...at,
    content: [{ type: 'input_text', text: 'Hello' }],
    attachments: [],
    inference_options: {},
  },
};

export const streamOptions: RawEvent = { type: 'stream_options', stream_options: { allow_cancel: true } };

export const prologue: readonly RawEvent[] = [created, asked, streamOptions];

/** A streamed answer from its first event to its last. */
export const streamed: readonly RawEvent[] = [
  { type: 'thread.item.added', item: answer('msg_2', '') },
  part('added', ''),
  delta('The secret answer '),
  delta('is '),
  delta('forty-two.'),
  part('done', said),
  { type: 'thread.item.done', item: answer() },
];

/** What a right server answers to a first message. */
export const rightEvents: readonly RawEvent[] = [...prologue, ...streamed];

export function frame(event: unknown): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
