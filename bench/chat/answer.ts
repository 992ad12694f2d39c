import { setImmediate as nextTick, setTimeout as sleep } from 'node:timers/promises';

/** How an answer comes. It travels as the text of the user's message. */
export interface Shape {
  /** Events of the answer: the item is added, text is added to it, it is done. */
  events: number;
  /** One as soon as the other is taken, one in each turn of the event loop, or one in so many milliseconds. */
  pace: 'at once' | 'each tick' | number;
  /** Whether the words of an answer without a pace differ, as in a text that somebody reads; else it is one word again and again. */
  isVaried?: boolean;
}

/** One of four hundred words, as if by chance. */
function wordOf(index: number): string {
  const mixed = (Math.imul(index + 1, 2_654_435_761) >>> 16) % 400;
  return (mixed * 7_919 + 1_000)
    .toString(26)
    .replaceAll(/\d/gu, (digit) => 'etaoinsrhl'.charAt(Number(digit)));
}

/** Who the answer's item is. */
interface ItemKey {
  id: string;
  thread_id: string;
}

/** What every contestant's responder says. A paced answer's text is the time at which each piece was said, see {@link now}. */
export async function* answer({ events, pace, isVaried = false }: Shape, key: ItemKey) {
  const item = { type: 'assistant_message' as const, ...key, created_at: new Date().toISOString() };
  yield { type: 'thread.item.added' as const, item: { ...item, content: [] } };
  let text = '';
  for (let said = 2; said < events; said += 1) {
    if (pace !== 'at once') await (pace === 'each tick' ? nextTick() : sleep(pace));
    const delta = typeof pace === 'number' ? ` ${now()}` : ` ${isVaried ? wordOf(said * events) : 'word'}`;
    text += delta;
    const update = { type: 'assistant_message.content_part.text_delta' as const, content_index: 0, delta };
    yield { type: 'thread.item.updated' as const, item_id: key.id, update };
  }
  const content = [{ type: 'output_text' as const, text, annotations: [] }];
  yield { type: 'thread.item.done' as const, item: { ...item, content } };
}

/** Milliseconds on a clock that all processes of the machine share and nobody sets. */
export function now(): number {
  return Number(process.hrtime.bigint() / 1_000n) / 1_000;
}

/** The shape that a user's message asks for. */
export function shapeOf(content: readonly { type: string; text?: string }[] = []): Shape {
  return JSON.parse(content[0]?.text ?? '');
}

/** Where a message goes, and how. */
export interface Sending {
  /** `undefined`: into a new thread. */
  threadId?: string | undefined;
  /** Says that the client comes back when it loses its connection, as the chat does. */
  comesBack?: boolean;
}

/** The body of a request that asks for an answer. */
export function messageRequest(shape: Shape, { threadId, comesBack = false }: Sending = {}): string {
  const content = [{ type: 'input_text', text: JSON.stringify(shape) }];
  const input = { content, attachments: [], inference_options: {} };
  const metadata = comesBack ? { metadata: { chatdock_rejoin: true } } : {};
  return threadId === undefined
    ? JSON.stringify({ type: 'threads.create', params: { input }, ...metadata })
    : JSON.stringify({
        type: 'threads.add_user_message',
        params: { thread_id: threadId, input },
        ...metadata,
      });
}
