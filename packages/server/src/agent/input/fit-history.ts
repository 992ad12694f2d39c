import type { ThreadItem } from '../../protocol/items.ts';
import { tokensOf } from './tokens-of.ts';

/**
 * The newest items that fit, oldest first. What is left begins with a message of the user, so that no answer stands
 * without its question, nor what came of a call without it; the newest message stays however long it is.
 */
export function fitHistory(
  items: readonly ThreadItem[],
  { tokens, most = items.length }: { readonly tokens: number; readonly most?: number },
): ThreadItem[] {
  let left = tokens;
  let start = items.length;
  let at = items.length;
  while (at > 0) {
    at -= 1;
    const item = items[at];
    if (!item) break;
    left -= tokensOf(item);
    const isTooMuch = left < 0 || items.length - at > most;
    if (isTooMuch && start < items.length) break;
    if (item.type === 'user_message') start = at;
  }
  return items.slice(start);
}
