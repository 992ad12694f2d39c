import { z } from 'zod';
import { actionSchema } from './actions.ts';
import { base64Schema, idSchema, lineSchema, writtenTextSchema } from './bounded-text.ts';
import { inferenceOptionsSchema, userContentSchema } from './content.ts';
import type { extensionSchemas } from './extension-requests.ts';
import { optional } from './optional.ts';
import { pageFields, request } from './request-shape.ts';
import { structuredInputSubmissionSchema } from './structured-inputs.ts';

/** What the composer sends; `attachments` are ids. */
const userMessageInputSchema = z.object({
  content: z.array(userContentSchema).max(200),
  attachments: z.array(idSchema).max(100),
  quoted_text: optional(writtenTextSchema),
  inference_options: inferenceOptionsSchema,
});
export type UserMessageInput = z.infer<typeof userMessageInputSchema>;

const inThread = { thread_id: idSchema };
const customAction = z.object({ ...inThread, item_id: optional(idSchema), action: actionSchema });

/** One schema per request of the ChatKit protocol, by the request's `type`. */
export const requestSchemas = {
  'threads.create': request('threads.create', z.object({ input: userMessageInputSchema })),
  'threads.add_user_message': request(
    'threads.add_user_message',
    z.object({ ...inThread, input: userMessageInputSchema }),
  ),
  'threads.add_client_tool_output': request(
    'threads.add_client_tool_output',
    /** `result` has to be there; null is a result like any other. */
    z.object({ ...inThread, result: z.unknown() }),
  ),
  'threads.add_structured_input': request(
    'threads.add_structured_input',
    z.object({ ...inThread, item_id: idSchema, input: structuredInputSubmissionSchema }),
  ),
  'threads.custom_action': request('threads.custom_action', customAction),
  'threads.sync_custom_action': request('threads.sync_custom_action', customAction),
  'threads.retry_after_item': request(
    'threads.retry_after_item',
    z.object({ ...inThread, item_id: idSchema }),
  ),
  'threads.get_by_id': request('threads.get_by_id', z.object(inThread)),
  'threads.list': request('threads.list', z.object(pageFields)),
  'threads.update': request('threads.update', z.object({ ...inThread, title: lineSchema })),
  'threads.delete': request('threads.delete', z.object(inThread)),
  'items.list': request('items.list', z.object({ ...inThread, ...pageFields })),
  'items.feedback': request(
    'items.feedback',
    z.object({
      ...inThread,
      item_ids: z.array(idSchema).max(100),
      kind: z.enum(['positive', 'negative']),
    }),
  ),
  'attachments.create': request(
    'attachments.create',
    /** `size` in bytes is what the client says; what arrives has to be measured. */
    z.object({ name: lineSchema.min(1), size: z.int().nonnegative(), mime_type: idSchema }),
  ),
  'attachments.delete': request('attachments.delete', z.object({ attachment_id: idSchema })),
  'input.transcribe': request(
    'input.transcribe',
    /** `mime_type` as the recorder names it: `audio/webm;codecs=opus`. */
    z.object({ audio_base64: base64Schema, mime_type: idSchema }),
  ),
} as const;

type Schemas = typeof requestSchemas & typeof extensionSchemas;

/** A request's `type`: those of the protocol and those that Chatdock adds. */
export type RequestType = keyof Schemas;

/** The parsed request of one type. */
export type RequestOf<Type extends RequestType> = z.infer<Schemas[Type]>;

/** Any parsed request. */
export type ChatKitRequest = { [Type in RequestType]: RequestOf<Type> }[RequestType];

/** Requests that are answered with a stream of events; all others are answered with one JSON document. */
export const streamingRequestTypes = [
  'threads.create',
  'threads.add_user_message',
  'threads.add_client_tool_output',
  'threads.add_structured_input',
  'threads.custom_action',
  'threads.retry_after_item',
  'chatdock.turns.join',
  'chatdock.threads.watch',
] as const satisfies readonly RequestType[];
export type StreamingRequestType = (typeof streamingRequestTypes)[number];
