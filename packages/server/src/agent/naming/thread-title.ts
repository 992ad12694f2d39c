import type { UserMessageItem } from '../../protocol/items.ts';
import { textOf } from '../input/user-message-input.ts';

const most = 60;

/** The words of a message, on one line. */
export function messageText({ content }: UserMessageItem): string {
  const text = content.map(textOf).join('');
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
}

/** A name for a conversation: how its first message begins. `undefined` when that says nothing. */
export function threadTitle(message: UserMessageItem): string | undefined {
  const text = messageText(message);
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
