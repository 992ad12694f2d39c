import { z } from 'zod';
import { freeFormSchema } from './free-form.ts';
import { iconNameSchema } from './icons.ts';
import { itemUpdateSchema } from './item-updates.ts';
import { threadItemSchema } from './items.ts';
import { optional, withDefault } from './optional.ts';
import { threadSchema } from './threads.ts';

const threadCreated = z.object({ type: z.literal('thread.created'), thread: threadSchema });
const threadUpdated = z.object({ type: z.literal('thread.updated'), thread: threadSchema });
const itemAdded = z.object({ type: z.literal('thread.item.added'), item: threadItemSchema });
const itemUpdated = z.object({
  type: z.literal('thread.item.updated'),
  item_id: z.string(),
  update: itemUpdateSchema,
});
const itemDone = z.object({ type: z.literal('thread.item.done'), item: threadItemSchema });
const itemReplaced = z.object({ type: z.literal('thread.item.replaced'), item: threadItemSchema });
const itemRemoved = z.object({ type: z.literal('thread.item.removed'), item_id: z.string() });

const streamOptions = z.object({
  type: z.literal('stream_options'),
  stream_options: z.object({ allow_cancel: z.boolean() }),
});

const progressUpdate = z.object({
  type: z.literal('progress_update'),
  text: z.string(),
  icon: optional(iconNameSchema),
});

const clientEffect = z.object({
  type: z.literal('client_effect'),
  name: z.string(),
  data: withDefault(freeFormSchema, {}),
});

const notice = z.object({
  type: z.literal('notice'),
  level: z.enum(['info', 'warning', 'danger']),
  message: z.string(),
  title: optional(z.string()),
});

const error = z.object({
  type: z.literal('error'),
  /** `stream.error`: the client's own words. `custom`: show `message`. The set is open. */
  code: withDefault(z.string(), 'custom'),
  message: optional(z.string()),
  allow_retry: withDefault(z.boolean(), false),
});

/** Everything a streamed answer can say, one event a frame. */
export const threadStreamEventSchema = z.discriminatedUnion('type', [
  threadCreated,
  threadUpdated,
  itemAdded,
  itemUpdated,
  itemDone,
  itemReplaced,
  itemRemoved,
  streamOptions,
  progressUpdate,
  clientEffect,
  notice,
  error,
]);
export type ThreadStreamEvent = z.infer<typeof threadStreamEventSchema>;

/** The event of one type. */
export type EventOf<Type extends ThreadStreamEvent['type']> = Extract<ThreadStreamEvent, { type: Type }>;
