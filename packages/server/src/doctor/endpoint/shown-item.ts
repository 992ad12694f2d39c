import { textOf } from '../plain.ts';

/** One part of a message, as the stream has built it. */
export interface ShownPart {
  text: string;
  hasDeltas: boolean;
  isDone: boolean;
}

/** An item as a client would have it. */
export interface ShownItem {
  readonly id: string;
  readonly type: string;
  readonly wasAdded: boolean;
  isDone: boolean;
  readonly parts: Map<number, ShownPart>;
}

/** The texts of an assistant message, by part. */
export function textsOf(content: unknown): string[] {
  if (!Array.isArray(content)) return [];
  return content.map((part: unknown) =>
    typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string'
      ? part.text
      : '',
  );
}

/** An item that has just been announced, with the parts that it brings along. */
export function shownItem(item: Readonly<Record<string, unknown>>, wasAdded: boolean): ShownItem {
  const parts = textsOf(item['content']).map((text): ShownPart => ({
    text,
    hasDeltas: false,
    isDone: false,
  }));
  return {
    id: textOf(item['id']),
    type: textOf(item['type']),
    wasAdded,
    isDone: false,
    parts: new Map(parts.entries()),
  };
}
