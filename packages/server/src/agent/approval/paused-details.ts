import { z } from 'zod';
import { threadItemSchema, type WorkflowItem } from '../../protocol/items.ts';

const baseSchema = z.object({ id: z.string(), thread_id: z.string(), created_at: z.string() });

const workflowSchema = z.custom<WorkflowItem>((value) => {
  const { success, data } = threadItemSchema.safeParse(value);
  return success && data.type === 'workflow';
});

/** What is kept with a paused run, beside the SDK's state. */
export const pausedDetailsSchema = z.object({
  /** The agent that the run began with. */
  agent: z.string(),
  /** The item that tells the model. */
  note: baseSchema,
  /** Of each call, in their order: what was asked, and exactly what would be done. */
  calls: z.array(z.object({ title: z.string(), fingerprint: z.string() })),
  /** The steps as they are shown, and where in them the calls are; `null` when no step is shown. */
  workflow: workflowSchema.nullable(),
  places: z.record(z.string(), z.int()),
  /** What the answer has used of its limits. */
  callsLeft: z.int(),
  hasChanged: z.boolean(),
});

export type PausedDetails = z.infer<typeof pausedDetailsSchema>;
