import { isMissing, kindOf } from './item-kinds.ts';
import { type Json, array, optionalText, record, text } from './read-json.ts';
import type { AssistantContent, ThreadItem, UserContent } from './wire.ts';

/**
 * A thread item as a server sent it. Total: what is missing or mistyped gets its default, a kind that is not drawn
 * becomes `other`. Returns `null` for what has no id and so cannot be kept apart from others. Other kinds than messages
 * have to be loaded before.
 */
export function readItem(value: unknown): ThreadItem | null {
  const item = record(value);
  const { type } = item;
  const id = text(item['id']);
  if (id === '') return null;
  const content = array(item['content']);
  if (type === 'user_message')
    return {
      type,
      id,
      content: content.map(readUserContent),
      quoted_text: optionalText(item['quoted_text']),
    };
  if (type === 'assistant_message') return { type, id, content: content.map(readAssistantContent) };
  return (
    kindOf(type)?.read(id, item) ?? { type: 'other', id, ...(isMissing(type) && { words: wordsIn(item) }) }
  );
}

export function readItems(value: unknown): ThreadItem[] {
  return array(value)
    .map(readItem)
    .filter((item) => item !== null);
}

function readUserContent(value: unknown): UserContent {
  const part = record(value);
  return part['type'] === 'input_tag'
    ? { type: 'input_tag', id: text(part['id']), text: text(part['text']) }
    : { type: 'input_text', text: text(part['text']) };
}

export function readAssistantContent(value: unknown): AssistantContent {
  return { type: 'output_text', text: text(record(value)['text']) };
}

/** What a person can read in an item that cannot be drawn. */
function wordsIn(item: Json, depth = 0): string {
  const words = Object.entries(item).map(([key, value]) => {
    if (typeof value === 'string') return /^(?:title|value|label|text|alt)$/.test(key) ? value : '';
    return depth < 64 ? wordsIn(record(value), depth + 1) : '';
  });
  return words.filter(Boolean).join('\n');
}
