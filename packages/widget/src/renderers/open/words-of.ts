import type { OutgoingMessage } from '../../chatkit/messages.ts';

/** The words of a message. */
export function wordsOf({ text, content = [] }: OutgoingMessage): string {
  return text ?? content.map((part) => part.text).join('');
}
