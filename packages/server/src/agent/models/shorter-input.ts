import type { AgentInputItem, ModelRequest } from '@openai/agents-core';

type Input = ModelRequest['input'];

/** Characters of a tool result that are left, when it is the results that are too long. */
const mostResult = 4_000;

/**
 * The newer half of a conversation, beginning with a message of the user, and with shorter results of tools. `undefined` when
 * nothing can be left out.
 */
export function shorterInput(input: Input): AgentInputItem[] | undefined {
  if (typeof input === 'string') return undefined;
  const lengths = input.map((item) => JSON.stringify(item).length);
  const half = lengths.reduce((sum, length) => sum + length, 0) / 2;
  const starts = input.flatMap((item, at) => (isUserMessage(item) ? [at] : []));
  const isShort = (start: number) => lengths.slice(start).reduce((sum, length) => sum + length, 0) <= half;
  const start = starts.find(isShort) ?? starts.at(-1) ?? 0;
  const kept = input.slice(start).map(cutResult);
  const isShorter = kept.length < input.length || kept.some((item, at) => item !== input[start + at]);
  return isShorter ? kept : undefined;
}

function isUserMessage(item: AgentInputItem): boolean {
  return 'role' in item && item.role === 'user';
}

function cutResult(item: AgentInputItem): AgentInputItem {
  if (item.type !== 'function_call_result') return item;
  const { output } = item;
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  if (text.length <= mostResult) return item;
  const beginning = text.slice(0, mostResult).toWellFormed();
  return { ...item, output: `${beginning}\nThe result was too long and has been cut off here.` };
}
