import type { AgentInputItem } from '@openai/agents-core';
import type { Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { ThreadItem } from '../../protocol/items.ts';
import { itemBase } from '../../respond/answering.ts';
import { modelInput } from '../input/model-input.ts';
import { summaryNote } from '../input/summary-note.ts';
import type { AgentSetting } from './agent-setting.ts';
import type { RunUsage } from './run-usage.ts';
import { summarise, type Summariser } from './summarise.ts';
import { failureFields } from './to-stream-error.ts';

interface Reading {
  readonly turn: Turn;
  readonly setting: AgentSetting;
  /** Who is asked for a summary. */
  readonly asking: Summariser & { readonly usage: RunUsage };
}

/** What the model is given of the conversation, and what is to be kept of making it. */
export async function readInput(
  history: readonly ThreadItem[],
  { turn, setting, asking }: Reading,
): Promise<{ readonly items: AgentInputItem[]; readonly kept: readonly ThreadStreamEvent[] }> {
  const { limits, reads = ['images', 'pdfs'], tellMention, summarises = true, logger } = setting;
  const { items, madeSummary } = await modelInput(turn, history, {
    limits,
    reads,
    tellMention: tellMention && ((mention) => tellMention(mention, turn)),
    summarise: async (conversation) => {
      if (!summarises) return undefined;
      try {
        const { text, usage } = await summarise(conversation, asking);
        asking.usage.add(usage);
        return text;
      } catch (error) {
        if (!asking.signal.aborted)
          logger.warn({ turn: turn.id, ...failureFields(error) }, 'a conversation was not summarised');
        return undefined;
      }
    },
  });
  if (!madeSummary) return { items, kept: [] };
  const note = { type: 'sdk_hidden_context' as const, ...itemBase(turn, 'hidden_context') };
  const item = { ...note, content: summaryNote(madeSummary) };
  return { items, kept: [{ type: 'thread.item.done', item }] };
}
