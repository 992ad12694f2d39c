import type { ModelRequest } from '@openai/agents-core';
import { type Conversation, readConversation, type Step, type ToolCall } from './conversation.ts';
import type { Intent } from './intent.ts';
import { add } from './plans/add.ts';
import { complete, remove, reopen, update } from './plans/change.ts';
import type { Plan, Situation } from './plans/plan.ts';
import { find, show } from './plans/show.ts';
import { talkAbout } from './replies.ts';
import { readTaskLines, type TaskLine } from './task-lines.ts';
import { readOutcome } from './tool-outcome.ts';
import { understand } from './understand.ts';

/** What the model does next: call tools, or answer. */
export type Decision = { kind: 'call'; calls: readonly ToolCall[] } | { kind: 'say'; text: string };

/**
 * Decides what comes next, from the request alone. The plan for the message is replayed over the tool results the request
 * holds; a plan has an end, so that a turn has one too.
 */
export function decide(request: Pick<ModelRequest, 'input' | 'tools'>): Decision {
  const conversation = readConversation(request.input);
  if (conversation.said === undefined) return { kind: 'say', text: talkAbout('hello', '') };
  const plan = carryOut(understand(conversation), situationOf(conversation, request.tools));
  return replay(plan, conversation.steps);
}

function situationOf({ before, said = '' }: Conversation, tools: ModelRequest['tools']): Situation {
  const last = before.at(-1) ?? { answered: '', lists: '' };
  const shown = readTaskLines(`${last.answered}\n${last.lists}`);
  const names = new Set(tools.map((tool) => tool.name));
  const listsAreShown = tools.some((tool) => tool.name === 'list_tasks' && hasField(tool, 'show'));
  const mentioned = mentionedIn(last.answered, shown);
  return { shown, mentioned, said, has: (tool) => names.has(tool), listsAreShown };
}

function hasField(tool: ModelRequest['tools'][number], field: string): boolean {
  return tool.type === 'function' && Object.hasOwn(tool.parameters.properties, field);
}

/** The one task our answer was about. */
function mentionedIn(answer: string, shown: readonly TaskLine[]): number | undefined {
  if (shown.length > 0) return shown.length === 1 ? shown[0]?.id : undefined;
  const id = /\btask (?<id>\d{1,9})\b/iu.exec(answer)?.groups?.['id'];
  return id === undefined ? undefined : Number(id);
}

function* carryOut(intents: readonly Intent[], situation: Situation): Plan {
  const answers: string[] = [];
  for (const intent of intents) answers.push(yield* planFor(intent, situation));
  return answers.join('\n\n');
}

type Planner<Kind extends Intent['kind']> = (
  intent: Extract<Intent, { kind: Kind }>,
  situation: Situation,
) => Plan;

const planners: { [Kind in Intent['kind']]: Planner<Kind> } = {
  add: ({ tasks, expectsReminder }, situation) => add(tasks, expectsReminder, situation),
  list: ({ status }, situation) => show(status, situation),
  find: ({ reference }, situation) => find(reference, situation),
  complete: ({ reference }, situation) => complete(reference, situation),
  reopen: ({ reference }, situation) => reopen(reference, situation),
  delete: ({ reference }, situation) => remove(reference, situation),
  update: ({ readings }, situation) => update(readings, situation),
  talk,
};

function planFor<Kind extends Intent['kind']>(
  intent: Extract<Intent, { kind: Kind }>,
  situation: Situation,
): Plan {
  return planners[intent.kind](intent, situation);
}

// oxlint-disable-next-line require-yield -- a plan that needs no tool
function* talk({ topic }: Extract<Intent, { kind: 'talk' }>, { said }: Situation): Plan {
  return talkAbout(topic, said);
}

function replay(plan: Plan, steps: readonly Step[]): Decision {
  let rest = steps;
  let next = plan.next();
  while (!next.done) {
    const calls = next.value;
    if (rest.length === 0) return { kind: 'call', calls };
    const taken = rest.slice(0, calls.length);
    if (!isSame(taken, calls)) return { kind: 'say', text: lost };
    rest = rest.slice(calls.length);
    next = plan.next(taken.map((step) => readOutcome(step.outcome)));
  }
  return { kind: 'say', text: next.value };
}

/** Somebody else called tools in this turn: better to stop than to act on a guess. */
const lost = 'I lost track of what was done. Say “Show me all my tasks” to see how things are.';

function isSame(taken: readonly Step[], calls: readonly ToolCall[]): boolean {
  return calls.every((call, at) => JSON.stringify(taken[at]?.call) === JSON.stringify(call));
}
