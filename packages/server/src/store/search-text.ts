import type { ThreadItem } from '../protocol/items.ts';

/** Text as search compares it: without case, accents and what no text column can hold. */
export function toSearchText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('\0', '')
    .toWellFormed();
}

/** What of an item is searched: what users and assistants wrote; `null` for the rest. */
export function searchTextOf(item: ThreadItem): string | null {
  if (item.type !== 'user_message' && item.type !== 'assistant_message') return null;
  return toSearchText(item.content.map(({ text }) => text).join(' '));
}

/** The words of a query, each as it is compared. */
export function searchWords(query: string): string[] {
  return toSearchText(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}
