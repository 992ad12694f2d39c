import { MagicString } from 'magic-string';
import type { Remark } from '../workflow/edits/edit.ts';
import { mentionsChatKit, openaiScript, type ClientEdit } from './client-edit.ts';
import { editScript } from './edit-script.ts';

/** Comments, scripts with what is in them, and tags: whatever stands in HTML beside text. */
const parts =
  /<!--[^]*?-->|<script\b(?<attributes>[^>]*)>(?<code>[^]*?)<\/script>|<(?<end>\/?)openai-chatkit\b/giu;

/** What one part of a page becomes; nothing when it stays as it is. */
interface EditedPart {
  readonly text?: string;
  /** Lines are those of the part. */
  readonly remarks?: readonly Remark[];
}

/** Edits a page: OpenAI’s script, its element, and scripts that stand in the page. */
export function editPage(file: string, text: string, server: string): ClientEdit {
  const edited = new MagicString(text);
  const remarks: Remark[] = [];
  for (const match of text.matchAll(parts)) {
    const { 0: part, index } = match;
    const { text: becomes, remarks: ofPart = [] } = editPart(match, file, server);
    if (becomes !== undefined) edited.overwrite(index, index + part.length, becomes);
    const above = text.slice(0, index).split('\n').length - 1;
    remarks.push(...ofPart.map(({ line, message }) => ({ line: line + above, message })));
  }
  return { file, before: text, after: edited.toString(), remarks };
}

function editPart({ 0: part, groups }: RegExpExecArray, file: string, server: string): EditedPart {
  const { attributes = '', code, end } = groups ?? {};
  if (end !== undefined) return { text: `<${end}chat-dock` };
  if (code === undefined) return {};
  if (openaiScript.test(attributes)) return { text: `<script src="${server}/embed.js" defer></script>` };
  if (!mentionsChatKit(code)) return {};
  const { before, after, remarks } = editScript(`${file}.js`, code, server);
  return before === after ? { remarks } : { text: part.replace(before, () => after), remarks };
}
