import { z } from 'zod';
import { idSchema, lineSchema } from './bounded-text.ts';
import { optional } from './optional.ts';
import { limitField, request } from './request-shape.ts';

/** Requests that Chatdock adds to the protocol, by their `type`; the prefix keeps them apart from ChatKit's. */
export const extensionSchemas = {
  /** Follows the turn that is running: from its beginning, or from after the frame with the id `after`. */
  'chatdock.turns.join': request(
    'chatdock.turns.join',
    z.object({ thread_id: idSchema, after: optional(lineSchema.min(1)) }),
  ),
  /** Ends the turn that is running, wherever it runs. */
  'chatdock.turns.stop': request('chatdock.turns.stop', z.object({ thread_id: idSchema })),
  /** Everything that happens in a thread from now on. */
  'chatdock.threads.watch': request('chatdock.threads.watch', z.object({ thread_id: idSchema })),
  /** The user's threads whose title or text holds the words. */
  'chatdock.threads.search': request(
    'chatdock.threads.search',
    z.object({ query: lineSchema.min(1), ...limitField, after: optional(lineSchema.min(1)) }),
  ),
} as const;
