import { z } from 'zod';
import type { SdkHiddenContextItem, ThreadItem } from '../../protocol/items.ts';

/** What the older part of a conversation came down to. */
export interface Summary {
  /** The id of the last item that it covers. */
  readonly through: string;
  readonly text: string;
}

const beginning = 'chatdock:summary ';
const summarySchema = z.object({ through: z.string(), text: z.string() });

/** A summary as the content of a hidden item. */
export function summaryNote(summary: Summary): string {
  return `${beginning}${JSON.stringify(summary)}`;
}

/** What the newest summary among the items covers is left out of them, and so are all summaries. */
export function sinceSummary(items: readonly ThreadItem[]): {
  readonly summary: Summary | undefined;
  readonly items: ThreadItem[];
} {
  const notes = items.filter(isNote);
  const summary = notes.map(({ content }) => read(content)).findLast((found) => found !== undefined);
  // Not found: it lies before what was read.
  const covered = items.findIndex(({ id }) => id === summary?.through) + 1;
  return { summary, items: items.slice(covered).filter((item) => !isNote(item)) };
}

function isNote(item: ThreadItem): item is SdkHiddenContextItem {
  return item.type === 'sdk_hidden_context' && item.content.startsWith(beginning);
}

function read(content: string): Summary | undefined {
  return summarySchema.safeParse(JSON.parse(content.slice(beginning.length))).data;
}
