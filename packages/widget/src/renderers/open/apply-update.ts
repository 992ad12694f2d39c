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
    : (kindOf(item.type)?.change?.(item, update) ?? item);
}

const emptyPart: AssistantContent = { type: 'output_text', text: '' };

function changeMessage(item: AssistantMessageItem, update: Json): AssistantMessageItem {
  const index = place(update['content_index']);
  const [, change] =
    /^assistant_message\.content_part\.(added|done|text_delta|annotation_added)$/.exec(
      text(update['type']),
    ) ?? [];
  if (index === null || change === undefined) return item;
  const content = [...item.content];
  while (content.length <= index) content.push(emptyPart);
  content[index] = changePart(content[index] ?? emptyPart, change, update);
  return { ...item, content };
}

function changePart(part: AssistantContent, change: string, update: Json): AssistantContent {
  if (change === 'text_delta') return { ...part, text: part.text + text(update['delta']) };
  // What was added stays when the finished part, or none, comes without.
  if (change !== 'annotation_added') return { ...part, ...readAssistantContent(update['content']) };
  const { annotations = [] } = part;
  return {
    ...part,
    annotations: annotations.toSpliced(
      place(update['annotation_index']) ?? annotations.length,
      0,
      update['annotation'],
    ),
  };
}
