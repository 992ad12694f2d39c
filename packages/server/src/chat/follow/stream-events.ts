import type { ChatAnswer, ChatContext } from '../context.ts';
import { errorFields } from '../../error-fields.ts';
import type { NumberedEvent } from './follow-turn.ts';

/** An answer that hands on what happens elsewhere, until that ends, the client leaves, or the server closes. */
export function streamEvents(
  { closing, logger }: ChatContext,
  follow: (signal: AbortSignal) => AsyncIterable<NumberedEvent | string>,
): ChatAnswer {
  return {
    kind: 'stream',
    async run(sink) {
      try {
        for await (const event of follow(AbortSignal.any([sink.signal, closing]))) {
          await (typeof event === 'string' ? sink.write(event) : sink.write(event.event, event.id));
        }
      } catch (error) {
        logger.error(errorFields(error), 'what happens in a thread could not be told');
      }
    },
  };
}
