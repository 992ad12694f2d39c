import type { BlockStart } from '../syntax/syntax.ts';
import { addNote } from './facts.ts';

/** `[^label]: what the note says`. Notes are numbered as they come; what is indented by four spaces belongs to it. */
export const note: BlockStart = (blocks) => {
  const [begin, label = ''] = /^\[\^([^\s[\]]{1,99})\]: */.exec(blocks.rest) ?? [];
  const number = begin === undefined ? null : addNote(blocks, label);
  if (begin === undefined || number === null) return undefined;
  blocks.begin('note', { indent: 4, data: { number } });
  blocks.take(begin.length);
  return false;
};
