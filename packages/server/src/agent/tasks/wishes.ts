import type { Turn } from '../../chat/ports.ts';
import type { UserMessageItem } from '../../protocol/items.ts';
import type { AnsweringModel, AssistantModel } from '../models/choose-model.ts';

/** What a message asks for besides its words. */
export interface Wishes {
  readonly model: AnsweringModel;
  /** The tool that the model is to begin with. */
  readonly toolChoice?: string;
  /** What to tell when a wish cannot be met. */
  readonly notice?: string;
}

/** How far back the message is looked for that an answer goes on from. */
const lookBack = 50;

/**
 * Reads which model and tool a message was sent with. They come from the browser: only a model that is offered and a tool
 * that the assistant has count.
 */
export async function readWishes(
  turn: Turn,
  { model, choices = [] }: AssistantModel,
  tools: readonly string[],
): Promise<Wishes> {
  const { model: wanted, tool_choice: tool } = (await messageOf(turn))?.inference_options ?? {};
  const choice = choices.find(({ offered }) => offered.id === wanted);
  return {
    model: choice?.model ?? model,
    ...(tool && tools.includes(tool.id) && { toolChoice: tool.id }),
    ...(wanted !== undefined && !choice && { notice: notOffered }),
  };
}

const notOffered = 'The model you chose is not offered here, so the usual one answers.';

/** The message an answer is to, also when it goes on after a question. */
async function messageOf(turn: Turn): Promise<UserMessageItem | undefined> {
  if (turn.message) return turn.message;
  return (await turn.history(lookBack)).findLast((item) => item.type === 'user_message');
}
