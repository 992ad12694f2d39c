import { isMissing, kindOf } from './item-kinds.ts';
import { type Json, array, record, text } from './read-json.ts';
import type { AssistantContent, ThreadItem, UserContent } from './wire.ts';

/**
 * A thread item as a server sent it. Total: what is missing or mistyped gets its default, a kind that is not drawn
 * becomes `other`. Returns `null` for what has no id and so cannot be kept apart from others. All but messages of words
 * only have to be loaded before; of a user's message the words are there without.
 */
export function readItem(value: unknown): ThreadItem | null {
  const item = record(value);
  const { type } = item;
  const id = text(item['id']);
  if (id === '') return null;
  const known = kindOf(type)?.read(id, item);
  if (known) return known;
  const content = array(item['content']);
  if (type === 'user_message') return { type, id, content: content.map(readUserContent) };
  if (type === 'assistant_message') return { type, id, content: content.map(readAssistantContent) };
  return { type: 'other', id, ...(isMissing(type) && { words: wordsIn(item) }) };
}

function readUserContent(value: unknown): UserContent {
  const part = record(value);
  return part['type'] === 'input_tag'
    ? { type: 'input_tag', id: text(part['id']), text: text(part['text']) }
    : { type: 'input_text', text: text(part['text']) };
}

/** Without annotations it has no list of them. */
export function readAssistantContent(value: unknown): AssistantContent {
  const part = record(value);
  const annotations = array(part['annotations']);
  return { type: 'output_text', text: text(part['text']), ...(annotations.length > 0 && { annotations }) };
}

/** What a person can read in an item that cannot be drawn. */
export function wordsIn(item: Json, depth = 0): string {
  const words = Object.entries(item).map(([key, value]) => {
    if (typeof value === 'string') return /^(?:title|value|label|text|alt)$/.test(key) ? value : '';
    return depth < 64 ? wordsIn(record(value), depth + 1) : '';
  });
  return words.filter(Boolean).join('\n');
}
