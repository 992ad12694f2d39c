import type { Turn } from '../../chat/ports.ts';
import type { StartedCall, ToolWording } from '../tools/tool-wording.ts';
import type { AskInWords, CallQuestion } from './approval-options.ts';

/** Where the words of a question come from. */
export interface QuestionWords {
  readonly ask: AskInWords;
  readonly wording: ToolWording;
}

/** The question whether a call may be made, with all that it would be made with. */
export async function questionFor(
  call: StartedCall,
  turn: Turn,
  { ask, wording }: QuestionWords,
): Promise<Required<CallQuestion>> {
  const given = await ask(call, turn);
  return {
    title: given?.title ?? `${wording.title(call)}?`,
    details: given?.details ?? argumentLines(call.arguments),
  };
}

/** Each argument in a line. What is long is cut where it is shown. */
function argumentLines(args: StartedCall['arguments']): string {
  return Object.entries(args)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .map((line) => line.replace(/\s+/gu, ' '))
    .join('\n');
}
