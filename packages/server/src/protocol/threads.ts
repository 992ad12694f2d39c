import { z } from 'zod';
import { freeFormSchema } from './free-form.ts';
import { threadItemSchema } from './items.ts';
import { optional } from './optional.ts';

/** Locked: the composer is disabled for now. Closed: the conversation is over. `reason` is shown to the user. */
export const threadStatusSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('active') }),
  z.object({ type: z.literal('locked'), reason: optional(z.string()) }),
  z.object({ type: z.literal('closed'), reason: optional(z.string()) }),
]);
export type ThreadStatus = z.infer<typeof threadStatusSchema>;

/** A conversation without its items. */
export const threadMetadataSchema = z.object({
  id: z.string().min(1),
  title: optional(z.string()),
  /** ISO 8601, UTC. */
  created_at: z.iso.datetime(),
  status: threadStatusSchema,
  /** Host names from which the client may load images; absent: the client's default. */
  allowed_image_domains: optional(z.array(z.string())),
  /** Kept on the server; on the wire it is always empty. */
  metadata: freeFormSchema,
});
export type ThreadMetadata = z.infer<typeof threadMetadataSchema>;

/** One page of a list; `after` is the cursor of the next one and there only when `has_more`. */
export interface Page<Row> {
  data: Row[];
  has_more: boolean;
  after?: string | undefined;
}

/** The schema of a {@link Page} of `row`s. */
export function pageSchema<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row), has_more: z.boolean(), after: optional(z.string()) });
}

/** A conversation as it is sent: with a page of its items, which is empty in events and lists. */
export const threadSchema = threadMetadataSchema.extend({ items: pageSchema(threadItemSchema) });
export type Thread = z.infer<typeof threadSchema>;
