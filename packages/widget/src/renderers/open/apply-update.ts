import { kindOf } from './item-kinds.ts';
import { readAssistantContent } from './read-item.ts';
import { type Json, place, text } from './read-json.ts';
import type { AssistantContent, AssistantMessageItem, ThreadItem } from './wire.ts';

/**
 * An item after a partial change as a server sent it. One that is not known, or is for another kind of item, changes
 * nothing: the same object comes back.
 */
export function applyUpdate(item: ThreadItem, update: Json): ThreadItem {
  return item.type === 'assistant_message'
    ? changeMessage(item, update)
    : (kindOf(item.type)?.change(item, update) ?? item);
}

const emptyPart: AssistantContent = { type: 'output_text', text: '' };

function changeMessage(item: AssistantMessageItem, update: Json): AssistantMessageItem {
  const index = place(update['content_index']);
  const [, change] =
    /^assistant_message\.content_part\.(added|done|text_delta)$/.exec(text(update['type'])) ?? [];
  if (index === null || change === undefined) return item;
  const content = [...item.content];
  while (content.length <= index) content.push(emptyPart);
  content[index] =
    change === 'text_delta'
      ? { type: 'output_text', text: (content[index]?.text ?? '') + text(update['delta']) }
      : readAssistantContent(update['content']);
  return { ...item, content };
}
