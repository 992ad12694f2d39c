import type { protocol } from '@openai/agents-core';

const names = [
  'HiddenContext',
  'Quote',
  'Task',
  'Mention',
  'Attachment',
  'Widget',
  'GeneratedImage',
  'StructuredInput',
  'Summary',
] as const;

/** What a message to the model, in the user's role but not the user's words, holds. */
export type ContextTag = (typeof names)[number];

const tags: ReadonlySet<string> = new Set(names);

type Part = Exclude<protocol.UserMessageItem['content'], string>[number];

/**
 * Context for the model in the user's role, which keeps it below the instructions. It has three parts where a user's
 * own words have one, so that nothing a user types can pass for it.
 */
export function contextMessage(tag: ContextTag, content: string | Part): protocol.UserMessageItem {
  return {
    role: 'user',
    content: [
      { type: 'input_text', text: `<${tag}>` },
      typeof content === 'string' ? { type: 'input_text', text: content } : content,
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
