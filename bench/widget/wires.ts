/** How a chat UI wants its answers. */
export interface Wire {
  type: string;
  /** What goes before the first piece. */
  begin: readonly string[];
  piece: (text: string) => string;
  end: (whole: string, widget?: object) => readonly string[];
}

const frame = (event: object): string => `data: ${JSON.stringify(event)}\n\n`;
/** As Chatdock's own server sends it: with where a stream that breaks off can be joined again. */
const kept = (event: object): string => `id: turn_1-1\n${frame(event)}`;
const line = (event: object): string => `${JSON.stringify(event)}\n`;

const at = '2026-02-03T10:00:00Z';
const base = { thread_id: 'thr_1', created_at: at };
const thread = { id: 'thr_1', created_at: at, status: { type: 'active' }, metadata: {} };
const question = {
  ...base,
  id: 'msg_1',
  type: 'user_message',
  content: [{ type: 'input_text', text: 'Hello' }],
  attachments: [],
  inference_options: {},
};
const part = (text: string): object => ({ type: 'output_text', text, annotations: [] });
const message = (content: readonly object[]): object => ({
  ...base,
  id: 'msg_2',
  type: 'assistant_message',
  content,
});
const update = (given: object): string =>
  kept({ type: 'thread.item.updated', item_id: 'msg_2', update: { content_index: 0, ...given } });

/** By the path that a UI asks: the plainest there is, the ChatKit protocol, and what a webhook of n8n answers. */
export const wires: Readonly<Record<string, Wire>> = {
  '/chat': {
    type: 'text/event-stream',
    begin: [],
    piece: (text) => frame({ text }),
    end: () => [],
  },
  '/chatkit': {
    type: 'text/event-stream',
    begin: [
      kept({ type: 'thread.created', thread: { ...thread, items: { data: [], has_more: false } } }),
      kept({ type: 'thread.item.done', item: question }),
      kept({ type: 'thread.item.added', item: message([]) }),
      update({ type: 'assistant_message.content_part.added', content: part('') }),
    ],
    piece: (delta) => update({ type: 'assistant_message.content_part.text_delta', delta }),
    end: (whole, widget) => [
      update({ type: 'assistant_message.content_part.done', content: part(whole) }),
      kept({ type: 'thread.item.done', item: message([part(whole)]) }),
      ...(widget
        ? [kept({ type: 'thread.item.done', item: { ...base, id: 'w_1', type: 'widget', widget } })]
        : []),
    ],
  },
  '/n8n': {
    type: 'application/json',
    begin: [line({ type: 'begin', metadata: { nodeId: 'agent', nodeName: 'Agent' } })],
    piece: (content) => line({ type: 'item', content, metadata: { nodeId: 'agent', nodeName: 'Agent' } }),
    end: () => [line({ type: 'end', metadata: { nodeId: 'agent', nodeName: 'Agent' } })],
  },
};
