import { z } from 'zod';
import { annotationSchema, assistantContentSchema } from './content.ts';
import { generatedImageSchema } from './items.ts';
import { optional } from './optional.ts';
import { widgetComponentSchema, widgetRootSchema } from './widgets/widget.ts';
import { taskSchema } from './workflow.ts';

const index = z.int().nonnegative();

/**
 * A partial change of an item that was announced before, or that the thread holds. Indexes count from zero; the
 * deltas of one part, put together, are its final text; a task update carries the whole task.
 */
export const itemUpdateSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('assistant_message.content_part.added'),
    content_index: index,
    content: assistantContentSchema,
  }),
  z.object({
    type: z.literal('assistant_message.content_part.text_delta'),
    content_index: index,
    delta: z.string(),
  }),
  z.object({
    type: z.literal('assistant_message.content_part.annotation_added'),
    content_index: index,
    annotation_index: index,
    annotation: annotationSchema,
  }),
  z.object({
    type: z.literal('assistant_message.content_part.done'),
    content_index: index,
    content: assistantContentSchema,
  }),
  z.object({
    type: z.literal('widget.streaming_text.value_delta'),
    component_id: z.string(),
    delta: z.string(),
    /** The text is complete with this. */
    done: z.boolean(),
  }),
  z.object({
    type: z.literal('widget.component.updated'),
    component_id: z.string(),
    component: widgetComponentSchema,
  }),
  z.object({ type: z.literal('widget.root.updated'), widget: widgetRootSchema }),
  z.object({ type: z.literal('workflow.task.added'), task_index: index, task: taskSchema }),
  z.object({ type: z.literal('workflow.task.updated'), task_index: index, task: taskSchema }),
  z.object({
    type: z.literal('generated_image.updated'),
    image: generatedImageSchema,
    /** From 0 to 1. */
    progress: optional(z.number().min(0).max(1)),
  }),
]);
export type ItemUpdate = z.infer<typeof itemUpdateSchema>;
