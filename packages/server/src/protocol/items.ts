import { z } from 'zod';
import { attachmentSchema } from './attachments.ts';
import { absoluteUrlSchema, idSchema } from './bounded-text.ts';
import { assistantContentSchema, inferenceOptionsSchema, userContentSchema } from './content.ts';
import { freeFormSchema } from './free-form.ts';
import { optional, withDefault } from './optional.ts';
import { structuredInputSchema } from './structured-inputs.ts';
import { widgetRootSchema } from './widgets/widget.ts';
import { taskSchema, workflowSchema } from './workflow.ts';

const common = {
  id: idSchema,
  thread_id: idSchema,
  /** ISO 8601, UTC. */
  created_at: z.iso.datetime(),
};

const userMessageItemSchema = z.object({
  type: z.literal('user_message'),
  ...common,
  content: z.array(userContentSchema),
  attachments: withDefault(z.array(attachmentSchema), []),
  quoted_text: optional(z.string()),
  inference_options: withDefault(inferenceOptionsSchema, {}),
});
export type UserMessageItem = z.infer<typeof userMessageItemSchema>;

const assistantMessageItemSchema = z.object({
  type: z.literal('assistant_message'),
  ...common,
  content: z.array(assistantContentSchema),
});
export type AssistantMessageItem = z.infer<typeof assistantMessageItemSchema>;

/** Asks the page to run one of its tools; a turn ends with it, and its output starts the next. */
const clientToolCallItemSchema = z.object({
  type: z.literal('client_tool_call'),
  ...common,
  status: withDefault(z.enum(['pending', 'completed']), 'pending'),
  call_id: idSchema,
  name: z.string(),
  arguments: freeFormSchema,
  output: optional(z.unknown()),
});
export type ClientToolCallItem = z.infer<typeof clientToolCallItemSchema>;

const widgetItemSchema = z.object({
  type: z.literal('widget'),
  ...common,
  widget: widgetRootSchema,
  /** What the copy button puts on the clipboard. */
  copy_text: optional(z.string()),
});
export type WidgetItem = z.infer<typeof widgetItemSchema>;

/** A picture that a model made. */
export const generatedImageSchema = z.object({ id: idSchema, url: absoluteUrlSchema });
export type GeneratedImage = z.infer<typeof generatedImageSchema>;

const generatedImageItemSchema = z.object({
  type: z.literal('generated_image'),
  ...common,
  /** Missing while there is nothing to be seen yet. */
  image: optional(generatedImageSchema),
});
export type GeneratedImageItem = z.infer<typeof generatedImageItemSchema>;

/** Questions; while they are pending they stand where the composer was. */
const structuredInputItemSchema = z.object({
  type: z.literal('structured_input'),
  ...common,
  status: withDefault(z.enum(['pending', 'answered', 'skipped']), 'pending'),
  inputs: z.array(structuredInputSchema),
});
export type StructuredInputItem = z.infer<typeof structuredInputItemSchema>;

const taskItemSchema = z.object({ type: z.literal('task'), ...common, task: taskSchema });
export type TaskItem = z.infer<typeof taskItemSchema>;

const workflowItemSchema = z.object({
  type: z.literal('workflow'),
  ...common,
  workflow: workflowSchema,
});
export type WorkflowItem = z.infer<typeof workflowItemSchema>;

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
  clientToolCallItemSchema,
  widgetItemSchema,
  generatedImageItemSchema,
  structuredInputItemSchema,
  taskItemSchema,
  workflowItemSchema,
  endOfTurnItemSchema,
  hiddenContextItemSchema,
  sdkHiddenContextItemSchema,
]);
export type ThreadItem = z.infer<typeof threadItemSchema>;

/** True for items that feed the model and are never sent to a client. */
export function isHiddenItem(item: ThreadItem): item is HiddenContextItem | SdkHiddenContextItem {
  return item.type === 'hidden_context_item' || item.type === 'sdk_hidden_context';
}
