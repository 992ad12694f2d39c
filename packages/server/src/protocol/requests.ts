import { z } from 'zod';
import { freeFormSchema, inferenceOptionsSchema, userContentSchema } from './content.ts';
import { optional } from './optional.ts';

/** Rows of a page when the request names no limit, or 0. */
export const defaultPageSize = 20;
/** The most rows a page can be asked for. */
export const maxPageSize = 100;

const id = z.string().min(1).max(255);

/** What the composer sends. */
const userMessageInputSchema = z.object({
  content: z.array(userContentSchema).max(200),
  attachments: z.array(id).max(100),
  quoted_text: optional(z.string()),
  inference_options: inferenceOptionsSchema,
});
export type UserMessageInput = z.infer<typeof userMessageInputSchema>;

const pageFields = {
  limit: optional(z.number().int().min(0).max(maxPageSize)).transform((limit) => limit || defaultPageSize),
  order: optional(z.enum(['asc', 'desc'])).transform((order) => order ?? 'desc'),
  after: optional(id),
};

function request<Type extends string, Params extends z.ZodType>(type: Type, params: Params) {
  return z.object({ type: z.literal(type), params, metadata: freeFormSchema.default({}) });
}

/** One schema per request this server answers, by the request's `type`. */
export const requestSchemas = {
  'threads.create': request('threads.create', z.object({ input: userMessageInputSchema })),
  'threads.add_user_message': request(
    'threads.add_user_message',
    z.object({ thread_id: id, input: userMessageInputSchema }),
  ),
  'threads.retry_after_item': request('threads.retry_after_item', z.object({ thread_id: id, item_id: id })),
  'threads.get_by_id': request('threads.get_by_id', z.object({ thread_id: id })),
  'threads.list': request('threads.list', z.object(pageFields)),
  'threads.update': request('threads.update', z.object({ thread_id: id, title: z.string().max(1_000) })),
  'threads.delete': request('threads.delete', z.object({ thread_id: id })),
  'items.list': request('items.list', z.object({ thread_id: id, ...pageFields })),
} as const;

/** A request's `type`, among those this server answers. */
export type RequestType = keyof typeof requestSchemas;

/** The parsed request of one type. */
export type RequestOf<Type extends RequestType> = z.infer<(typeof requestSchemas)[Type]>;

/** Any parsed request. */
export type ChatKitRequest = { [Type in RequestType]: RequestOf<Type> }[RequestType];

/** Requests of the protocol that this server knows and does not offer. */
export const unsupportedRequestTypes: readonly string[] = [
  'threads.add_client_tool_output',
  'threads.add_structured_input',
  'threads.custom_action',
  'threads.sync_custom_action',
  'items.feedback',
  'attachments.create',
  'attachments.delete',
  'input.transcribe',
];
