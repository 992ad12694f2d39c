import type { AgentInputItem } from '@openai/agents-core';
import type { Turn } from '../../chat/ports.ts';
import type { ThreadItem } from '../../protocol/items.ts';
import type { AgentLimits } from '../run/agent-limits.ts';
import { readFiles, type Readable } from './attached-files.ts';
import { contextMessage } from './context-message.ts';
import { fitHistory } from './fit-history.ts';
import { sinceSummary, type Summary } from './summary-note.ts';
import { toAgentInput } from './to-agent-input.ts';
import { tokensIn, tokensOf } from './tokens-of.ts';
import { mentionText, type Mention } from './user-message-input.ts';

/** How a conversation becomes the input of a model. */
export interface InputSetting {
  readonly limits: Pick<AgentLimits, 'historyItems' | 'contextTokens' | 'attachmentBytes'>;
  readonly reads: readonly Readable[];
  readonly tellMention?: ((mention: Mention) => string | undefined) | undefined;
  /** Makes a summary of what no longer fits, from what it is given; `undefined`: there is none, and it is left out. */
  readonly summarise: (conversation: readonly AgentInputItem[]) => Promise<string | undefined>;
}

/** What a model is given. */
export interface ModelInput {
  readonly items: AgentInputItem[];
  /** What has been summarised for it, to be kept. */
  readonly madeSummary: Summary | undefined;
}

/**
 * What the model is given of the conversation: all of it where it fits, else a summary of the older part and the newer part as it is.
 * A summary is kept, so that it is made once; the next one goes on from it.
 */
export async function modelInput(
  turn: Pick<Turn, 'attachment'>,
  history: readonly ThreadItem[],
  setting: InputSetting,
): Promise<ModelInput> {
  const { summary, items } = sinceSummary(history);
  const { limits } = setting;
  const tokens = limits.contextTokens - tokensIn(summary?.text.length ?? 0);
  if (isFitting(items, tokens, limits.historyItems * fullFrom))
    return { items: await withFiles(turn, { kept: items, summary }, setting), madeSummary: undefined };
  // A good part less than what would fit, so that the next turns do, too.
  const half = fitHistory(items, { tokens: tokens / 2, most: limits.historyItems / 2 });
  const older = items.slice(0, items.length - half.length);
  const through = older.at(-1)?.id;
  const text = through === undefined ? undefined : await summarise({ summary, older }, setting);
  if (text === undefined || through === undefined) {
    const kept = fitHistory(items, { tokens });
    return { items: await withFiles(turn, { kept, summary }, setting), madeSummary: undefined };
  }
  const madeSummary = { through, text };
  return { items: await withFiles(turn, { kept: half, summary: madeSummary }, setting), madeSummary };
}

function isFitting(items: readonly ThreadItem[], tokens: number, most: number): boolean {
  return items.length <= most && items.reduce((sum, item) => sum + tokensOf(item), 0) <= tokens;
}

/** Beyond this part of the items that are read, older ones are summarised, before they are read no more. */
const fullFrom = 0.75;

function summarise(
  { summary, older }: { readonly summary: Summary | undefined; readonly older: readonly ThreadItem[] },
  { limits, summarise: ask, tellMention = mentionText }: InputSetting,
): Promise<string | undefined> {
  // As much of it as a model can read, the newest: what was left out again and again would never fit.
  const readable = fitHistory(older, { tokens: limits.contextTokens });
  const conversation = toAgentInput(readable, { tellMention, seesImages: false });
  return ask([...summaryMessage(summary), ...conversation]);
}

async function withFiles(
  turn: Pick<Turn, 'attachment'>,
  { kept, summary }: { readonly kept: readonly ThreadItem[]; readonly summary: Summary | undefined },
  { limits, reads, tellMention = mentionText }: InputSetting,
): Promise<AgentInputItem[]> {
  const files = await readFiles(kept, { turn, reads, bytes: limits.attachmentBytes });
  const context = { files, tellMention, seesImages: reads.includes('images') };
  return [...summaryMessage(summary), ...toAgentInput(kept, context)];
}

function summaryMessage(summary: Summary | undefined): AgentInputItem[] {
  return summary ? [contextMessage('Summary', summary.text)] : [];
}
