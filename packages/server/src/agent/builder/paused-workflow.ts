import { z } from 'zod';
import type { Turn } from '../../chat/ports.ts';
import type { HiddenContextItem, ThreadItem } from '../../protocol/items.ts';
import { itemBase } from '../../respond/answering.ts';
import { pausedDetailsSchema } from '../approval/paused-details.ts';

const stepSchema = z.object({
  kind: z.enum(['run', 'answer', 'shown']),
  /** The agent's name, or the question. */
  of: z.string(),
  result: z.unknown(),
});

/** One thing that a workflow has done, and what came of it. */
export type Step = z.infer<typeof stepSchema>;

/** A run of an agent that waits before its calls of tools. */
const pausedRunSchema = z.object({
  state: z.string(),
  details: pausedDetailsSchema,
  callIds: z.array(z.string()),
});
export type PausedAgentRun = z.infer<typeof pausedRunSchema>;

const pausedSchema = z.object({
  agent_workflow: z.object({
    /** What the card names. */
    question: z.string(),
    title: z.string(),
    /** The question as the workflow put it, when it is the workflow that asks. */
    asked: z.string().optional(),
    cardId: z.string(),
    /** The message that is being answered; `null` when the turn had none. */
    messageId: z.string().nullable(),
    input: z.string(),
    steps: z.array(stepSchema.nullable()),
    /** Which of the steps waits. */
    at: z.int(),
    run: pausedRunSchema.optional(),
  }),
});

/** A workflow that waits for its user's answer. It is kept in the thread, where no client and no model is told of it. */
export type PausedWorkflow = z.infer<typeof pausedSchema>['agent_workflow'];

/** How a question is looked for: among so many of the newest items. */
const mostItems = 300;

/** The workflow of a thread that waits, and the item that it is kept in. */
export interface KeptWorkflow {
  readonly item: HiddenContextItem;
  readonly paused: PausedWorkflow;
}

export function keptItem(turn: Turn, paused: PausedWorkflow): HiddenContextItem {
  return {
    type: 'hidden_context_item',
    ...itemBase(turn, 'hidden_context'),
    content: { agent_workflow: paused },
  };
}

/** The newest question of a thread that has no answer. */
export async function findPaused(turn: Turn): Promise<{
  readonly kept: KeptWorkflow | undefined;
  readonly card: ThreadItem | undefined;
}> {
  const items = await turn.history(mostItems);
  const kept = items
    .toReversed()
    .map(readPaused)
    .find((found) => found !== undefined);
  return { kept, card: items.find(({ id }) => id === kept?.paused.cardId) };
}

/** What a hidden item keeps, when it is a workflow that waits. */
export function readPaused(item: ThreadItem): KeptWorkflow | undefined {
  if (item.type !== 'hidden_context_item') return undefined;
  const { success, data } = pausedSchema.safeParse(item.content);
  return success ? { item, paused: data.agent_workflow } : undefined;
}
