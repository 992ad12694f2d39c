import type { UserMessageItem } from '../../protocol/items.ts';
import { textOf } from '../input/to-agent-input.ts';

const most = 60;

/** A name for a conversation: how its first message begins. `undefined` when that says nothing. */
export function threadTitle(message: UserMessageItem): string | undefined {
  const text = message.content
    .map(textOf)
    .join('')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const title = Array.from(text).length <= most ? text.replace(/[.!,;:]+$/u, '') : shorten(text);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Cut between words where there are any. */
function shorten(text: string): string {
  const start = Array.from(text).slice(0, most).join('');
  const words = start.replace(/\s+\S*$/u, '');
  return `${words.replace(/[\s.!,;:]+$/u, '')}…`;
}
