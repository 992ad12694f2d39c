import { z } from 'zod';
import { assistantContentSchema, inferenceOptionsSchema, userContentSchema } from './content.ts';
import { optional } from './optional.ts';
import { taskSchema, workflowSchema } from './workflow.ts';

const common = {
  id: z.string().min(1),
  thread_id: z.string().min(1),
  /** ISO 8601, UTC. */
  created_at: z.iso.datetime(),
};

const userMessageItemSchema = z.object({
  type: z.literal('user_message'),
  ...common,
  content: z.array(userContentSchema),
  /** Attachments are not offered yet, so the list is empty. */
  attachments: z.array(z.never()).default([]),
  quoted_text: optional(z.string()),
  inference_options: inferenceOptionsSchema.default({}),
});
export type UserMessageItem = z.infer<typeof userMessageItemSchema>;

const assistantMessageItemSchema = z.object({
  type: z.literal('assistant_message'),
  ...common,
  content: z.array(assistantContentSchema),
});
export type AssistantMessageItem = z.infer<typeof assistantMessageItemSchema>;

const workflowItemSchema = z.object({
  type: z.literal('workflow'),
  ...common,
  workflow: workflowSchema,
});
export type WorkflowItem = z.infer<typeof workflowItemSchema>;

const taskItemSchema = z.object({ type: z.literal('task'), ...common, task: taskSchema });
export type TaskItem = z.infer<typeof taskItemSchema>;

/** Tells the interface that the assistant is done; nothing for the model. */
const endOfTurnItemSchema = z.object({ type: z.literal('end_of_turn'), ...common });
export type EndOfTurnItem = z.infer<typeof endOfTurnItemSchema>;

/** Context the application adds for the model. Never sent to a client. */
const hiddenContextItemSchema = z.object({
  type: z.literal('hidden_context_item'),
  ...common,
  content: z.unknown(),
});
export type HiddenContextItem = z.infer<typeof hiddenContextItemSchema>;

/** Context the server adds for the model, such as "the user stopped this answer". Never sent to a client. */
const sdkHiddenContextItemSchema = z.object({
  type: z.literal('sdk_hidden_context'),
  ...common,
  content: z.string(),
});
export type SdkHiddenContextItem = z.infer<typeof sdkHiddenContextItemSchema>;

/** Anything a thread can hold, hidden items included. */
export const threadItemSchema = z.discriminatedUnion('type', [
  userMessageItemSchema,
  assistantMessageItemSchema,
  workflowItemSchema,
  taskItemSchema,
  endOfTurnItemSchema,
  hiddenContextItemSchema,
  sdkHiddenContextItemSchema,
]);
export type ThreadItem = z.infer<typeof threadItemSchema>;

/** True for items that feed the model and are never sent to a client. */
export function isHiddenItem(item: ThreadItem): item is HiddenContextItem | SdkHiddenContextItem {
  return item.type === 'hidden_context_item' || item.type === 'sdk_hidden_context';
}
