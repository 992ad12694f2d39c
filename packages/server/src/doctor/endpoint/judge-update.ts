import { plain, textOf } from '../plain.ts';
import type { Fault } from '../web/judge-status.ts';
import { textsOf, type ShownItem } from './shown-item.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a change of a message's part at its place in the stream. Changes `item` as a client would. */
export function judgeUpdate(item: ShownItem, update: Fields): Fault[] {
  const { type, content_index: index } = update;
  if (item.type !== 'assistant_message' || typeof index !== 'number') return [];
  if (item.isDone)
    return [
      { code: 'delta_after_done', message: `${plain(item.id)} is updated after its thread.item.done.` },
    ];
  if (type === 'assistant_message.content_part.text_delta')
    return addText(item, index, textOf(update['delta']));
  if (type === 'assistant_message.content_part.added' || type === 'assistant_message.content_part.done')
    return setPart(item, index, update);
  return [];
}

function addText(item: ShownItem, index: number, delta: string): Fault[] {
  const part = item.parts.get(index);
  if (!part) {
    item.parts.set(index, { text: delta, hasDeltas: true, isDone: false });
    return [{ code: 'delta_without_part' }];
  }
  part.text += delta;
  part.hasDeltas = true;
  if (!part.isDone) return [];
  return [
    { code: 'delta_after_done', message: `Text is added to part ${index} after its content_part.done.` },
  ];
}

function setPart(item: ShownItem, index: number, { type, content }: Fields): Fault[] {
  const [text = ''] = textsOf([content]);
  const isDone = type === 'assistant_message.content_part.done';
  const before = item.parts.get(index);
  item.parts.set(index, { text, hasDeltas: before?.hasDeltas ?? false, isDone });
  return isDone && before?.hasDeltas === true && before.text !== text
    ? [textDiffers(index, 'content_part.done')]
    : [];
}

/** Whether a message ends as what its parts have become. */
export function judgeFinalText(item: ShownItem, content: unknown): Fault[] {
  const texts = textsOf(content);
  const differing = [...item.parts].find(([index, part]) => part.hasDeltas && part.text !== texts[index]);
  return differing ? [textDiffers(differing[0], 'thread.item.done')] : [];
}

/** The texts are someone’s conversation, so they are not told. */
function textDiffers(index: number, where: string): Fault {
  return { code: 'text_differs', message: `The text of part ${index} in ${where} is not what was streamed.` };
}
