import type { protocol } from '@openai/agents-core';

/** What a message to the model, in the user's role but not the user's words, holds. */
export type ContextTag = 'HiddenContext' | 'Quote' | 'Task';

const tags: ReadonlySet<string> = new Set(['HiddenContext', 'Quote', 'Task'] satisfies ContextTag[]);

/**
 * Context for the model in the user's role, which keeps it below the instructions. It has three parts where a user's
 * own words have one, so that nothing a user types can pass for it.
 */
export function contextMessage(tag: ContextTag, text: string): protocol.UserMessageItem {
  return {
    role: 'user',
    content: [
      { type: 'input_text', text: `<${tag}>` },
      { type: 'input_text', text },
      { type: 'input_text', text: `</${tag}>` },
    ],
  };
}

/** True for what {@link contextMessage} made. */
export function isContextMessage({ content }: protocol.UserMessageItem): boolean {
  if (typeof content === 'string' || content.length !== 3) return false;
  const [first, , last] = content.map((part) => (part.type === 'input_text' ? part.text : ''));
  const tag = first?.slice(1, -1) ?? '';
  return tags.has(tag) && first === `<${tag}>` && last === `</${tag}>`;
}
