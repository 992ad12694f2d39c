import { type Json, array, flag, optionalText, record, text } from '../read-json.ts';
import type { AttachedFile, UserContent, UserMessageItem } from '../wire.ts';

/** More files, or tags, than that no message has. */
const most = 100;

/** A user's message with all that it can hold, as a server sent it. */
export function readUserMessage(id: string, item: Json): UserMessageItem {
  return {
    type: 'user_message',
    id,
    content: array(item['content']).map(readContent),
    attachments: array(item['attachments']).slice(0, most).map(readFile),
    quoted_text: optionalText(item['quoted_text'])?.trim() || undefined,
  };
}

function readContent(value: unknown): UserContent {
  const part = record(value);
  if (part['type'] !== 'input_tag') return { type: 'input_text', text: text(part['text']) };
  return {
    type: 'input_tag',
    id: text(part['id']),
    text: text(part['text']),
    group: optionalText(part['group']),
    data: record(part['data']),
    interactive: flag(part['interactive']),
  };
}

function readFile(value: unknown): AttachedFile {
  const file = record(value);
  const { size } = file;
  return {
    type: file['type'] === 'image' ? 'image' : 'file',
    id: text(file['id']),
    name: text(file['name']),
    mime_type: text(file['mime_type']),
    size: typeof size === 'number' && size >= 0 ? size : undefined,
    preview_url: optionalText(file['preview_url']),
  };
}
