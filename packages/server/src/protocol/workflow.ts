import { z } from 'zod';
import { iconNameSchema } from './icons.ts';
import { optional, withDefault } from './optional.ts';
import { fileSourceSchema, urlSourceSchema } from './sources.ts';

const indicator = { status_indicator: withDefault(z.enum(['none', 'loading', 'complete']), 'none') };
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
  queries: withDefault(z.array(z.string()), []),
  sources: withDefault(z.array(urlSourceSchema), []),
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
  sources: withDefault(z.array(fileSourceSchema), []),
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
  z.object({ duration: z.int().nonnegative() }),
]);
export type WorkflowSummary = z.infer<typeof workflowSummarySchema>;

/** Steps shown while they happen: tool calls (`custom`) or a model's thinking (`reasoning`). */
export const workflowSchema = z.object({
  type: z.enum(['custom', 'reasoning']),
  tasks: z.array(taskSchema),
  summary: optional(workflowSummarySchema),
  expanded: withDefault(z.boolean(), false),
});
export type Workflow = z.infer<typeof workflowSchema>;
