import type { ThreadItem, UserMessageItem } from '../protocol/items.ts';

/** One step of a script: an event to send, or something to do. docs/conformance.md lists them. */
export type Command = Readonly<Record<string, unknown>>;

/** The script that a user's message is; `null` when it is an ordinary message. */
export function scriptOf(message: UserMessageItem): readonly Command[] | null {
  const text = textOf(message);
  if (!text.startsWith('[')) return null;
  try {
    return asScript(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What the user wrote. */
export function textOf({ content }: UserMessageItem): string {
  return content.map((part) => (part.type === 'input_text' ? part.text : '')).join('');
}

/** What the newest message says is to be done in the turns after it that no message begins. */
export function scriptForLater(history: readonly ThreadItem[]): readonly Command[] {
  const message = history.findLast((item) => item.type === 'user_message');
  const later = message && scriptOf(message)?.find((command) => 'later' in command);
  return asScript(later?.['later']) ?? [];
}

/** The script that an action carries in its payload. */
export function scriptOfAction(payload: unknown): readonly Command[] {
  return (isCommand(payload) && asScript(payload['script'])) || [];
}

/** Whether a JSON value is an object, as every command, item and event is. */
export function isCommand(value: unknown): value is Command {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asScript(value: unknown): readonly Command[] | null {
  return Array.isArray(value) && value.every(isCommand) ? value : null;
}
