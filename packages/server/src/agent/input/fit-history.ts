import type { ThreadItem } from '../../protocol/items.ts';

/**
 * The newest items that fit, oldest first. What is left begins with a message of the user, so that no answer stands
 * without its question; the newest message stays however long it is.
 */
export function fitHistory(items: readonly ThreadItem[], characters: number): ThreadItem[] {
  let left = characters;
  let start = items.length;
  let at = items.length;
  while (at > 0) {
    at -= 1;
    const item = items[at];
    if (!item) break;
    left -= lengthOf(item);
    if (left < 0 && start < items.length) break;
    if (item.type === 'user_message') start = at;
  }
  return items.slice(start);
}

function lengthOf(item: ThreadItem): number {
  return JSON.stringify(item).length;
}
