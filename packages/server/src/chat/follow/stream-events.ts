import type { ChatAnswer, ChatContext } from '../context.ts';
import { errorFields } from '../../error-fields.ts';
import type { NumberedEvent } from './follow-turn.ts';

/**
 * An answer that hands on what happens elsewhere, until that ends or the client leaves. When it cannot be read, or the server closes
 * before the end of what has one, it breaks off: a client that comes again finds the rest elsewhere.
 */
export function streamEvents(
  { closing, logger }: Pick<ChatContext, 'closing' | 'logger'>,
  follow: (signal: AbortSignal) => AsyncIterable<NumberedEvent | string>,
  { isEndless = false }: { isEndless?: boolean } = {},
): ChatAnswer {
  return {
    kind: 'stream',
    async run(sink) {
      try {
        for await (const event of follow(AbortSignal.any([sink.signal, closing]))) {
          await (typeof event === 'string' ? sink.write(event) : sink.write(event.event, event.id));
        }
      } catch (error) {
        // The store closes with the server, and may be asked once more.
        if (!closing.aborted) {
          logger.error(errorFields(error), 'what happens in a thread could not be told');
          sink.cut();
          return;
        }
      }
      if (closing.aborted && !isEndless) sink.cut();
    },
  };
}
