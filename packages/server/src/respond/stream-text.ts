import type { AssistantContent } from '../protocol/content.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import { StreamedText } from '../protocol/streamed-text.ts';
import { itemBase, type AnsweringTurn, type ItemBase } from './answering.ts';
import { updated } from './updated.ts';

/**
 * An answer in markdown that comes in pieces: an assistant message of one part. It appears with the first piece
 * that holds anything; a source that holds nothing makes no message.
 */
export async function* streamText(
  turn: AnsweringTurn,
  source: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<ThreadStreamEvent, void, undefined> {
  const text = new StreamedText();
  let base: ItemBase | undefined;
  for await (const piece of source) {
    const delta = text.push(piece);
    if (delta === '') continue;
    if (!base) {
      base = itemBase(turn, 'message');
      yield { type: 'thread.item.added', item: { type: 'assistant_message', ...base, content: [] } };
      yield part(base, 'added', '');
    }
    const type = 'assistant_message.content_part.text_delta';
    yield updated(base.id, { type, content_index: 0, delta });
  }
  if (!base) return;
  yield part(base, 'done', text.text);
  const item = { type: 'assistant_message' as const, ...base, content: [content(text.text)] };
  yield { type: 'thread.item.done', item };
}

function part({ id }: ItemBase, what: 'added' | 'done', text: string): ThreadStreamEvent {
  const type = `assistant_message.content_part.${what}` as const;
  return updated(id, { type, content_index: 0, content: content(text) });
}

function content(text: string): AssistantContent {
  return { type: 'output_text', text, annotations: [] };
}
