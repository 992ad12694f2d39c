import type { Responder, Turn } from '../../src/index.ts';
import type { AssistantMessageItem, ThreadStreamEvent } from '../../src/protocol/index.ts';

type Respond = Responder['respond'];

/** The events of an answer that is streamed in these pieces. */
export function* answerEvents(turn: Turn, pieces: readonly string[]): Generator<ThreadStreamEvent> {
  const item = answerItem(turn, '');
  yield { type: 'thread.item.added', item: { ...item, content: [] } };
  for (const delta of pieces) yield textDelta(item.id, delta);
  yield { type: 'thread.item.done', item: { ...item, content: [textPart(pieces.join(''))] } };
}

export function textPart(text: string): AssistantMessageItem['content'][number] {
  return { type: 'output_text', text, annotations: [] };
}

export function textDelta(itemId: string, delta: string): ThreadStreamEvent {
  const update = { type: 'assistant_message.content_part.text_delta', content_index: 0, delta } as const;
  return { type: 'thread.item.updated', item_id: itemId, update };
}

export function answerItem(turn: Turn, text: string): AssistantMessageItem {
  return {
    type: 'assistant_message',
    id: turn.newId('message'),
    thread_id: turn.thread.id,
    created_at: turn.now().toISOString(),
    content: [textPart(text)],
  };
}

/** The text of the message that a turn answers. */
export function askedText(turn: Turn): string {
  return (turn.message?.content ?? []).map((part) => part.text).join('');
}

/** Repeats what the user said, in two pieces. */
export const echo: Respond = async function* (turn) {
  yield* answerEvents(turn, ['You said: ', askedText(turn)]);
};

/** Says the beginning of an answer, then waits until it is let go on or told to stop. */
export function pausing(): { respond: Respond; goOn(): void; stopped: Promise<void> } {
  const gate = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  return {
    goOn: () => gate.resolve(),
    stopped: stopped.promise,
    async *respond(turn) {
      turn.signal.addEventListener('abort', () => stopped.resolve());
      const item = answerItem(turn, '');
      yield { type: 'thread.item.added', item: { ...item, content: [] } };
      yield textDelta(item.id, 'The beginning');
      await gate.promise;
      yield textDelta(item.id, ' and the end');
      yield { type: 'thread.item.done', item: { ...item, content: [textPart('The beginning and the end')] } };
    },
  };
}
