import { z } from 'zod';
import { annotationSchema, assistantContentSchema } from './content.ts';
import { taskSchema } from './workflow.ts';

const index = z.number().int().nonnegative();

/**
 * A partial change of an item that was announced before. Indexes count from zero; the deltas of one part,
 * put together, are its final text; a task update carries the whole task.
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
  z.object({ type: z.literal('workflow.task.added'), task_index: index, task: taskSchema }),
  z.object({ type: z.literal('workflow.task.updated'), task_index: index, task: taskSchema }),
]);
export type ItemUpdate = z.infer<typeof itemUpdateSchema>;
