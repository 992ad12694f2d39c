import { z } from 'zod';
import { fileSourceSchema, urlSourceSchema } from './content.ts';
import { iconNameSchema } from './icons.ts';
import { optional } from './optional.ts';

const indicator = { status_indicator: z.enum(['none', 'loading', 'complete']).default('none') };
const title = { title: optional(z.string()) };

const customTaskSchema = z.object({
  type: z.literal('custom'),
  ...indicator,
  ...title,
  icon: optional(iconNameSchema),
  content: optional(z.string()),
});

const webSearchTaskSchema = z.object({
  type: z.literal('web_search'),
  ...indicator,
  ...title,
  title_query: optional(z.string()),
  queries: z.array(z.string()).default([]),
  sources: z.array(urlSourceSchema).default([]),
});

const thoughtTaskSchema = z.object({
  type: z.literal('thought'),
  ...indicator,
  ...title,
  content: z.string(),
});

const fileTaskSchema = z.object({
  type: z.literal('file'),
  ...indicator,
  ...title,
  sources: z.array(fileSourceSchema).default([]),
});

const imageTaskSchema = z.object({ type: z.literal('image'), ...indicator, ...title });

/** One step of a workflow. `status_indicator` is shown inside a workflow only. */
export const taskSchema = z.discriminatedUnion('type', [
  customTaskSchema,
  webSearchTaskSchema,
  thoughtTaskSchema,
  fileTaskSchema,
  imageTaskSchema,
]);
export type Task = z.infer<typeof taskSchema>;
export type CustomTask = z.infer<typeof customTaskSchema>;

/** How a finished workflow is headed: a title, or how many whole seconds it took. */
const workflowSummarySchema = z.union([
  z.object({ title: z.string(), icon: optional(iconNameSchema) }),
  z.object({ duration: z.number().int().nonnegative() }),
]);
export type WorkflowSummary = z.infer<typeof workflowSummarySchema>;

/** Steps shown while they happen: tool calls (`custom`) or a model's thinking (`reasoning`). */
export const workflowSchema = z.object({
  type: z.enum(['custom', 'reasoning']),
  tasks: z.array(taskSchema),
  summary: optional(workflowSummarySchema),
  expanded: z.boolean().default(false),
});
export type Workflow = z.infer<typeof workflowSchema>;
