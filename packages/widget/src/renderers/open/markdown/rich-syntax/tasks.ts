import type { BlockStart } from '../syntax/syntax.ts';

/** `[ ]` and `[x]` at the beginning of an item. */
export const task: BlockStart = (blocks) => {
  const [box, mark] = /^\[([ x])\] +(?=\S)/i.exec(blocks.rest) ?? [];
  const { isEmpty, indent } = blocks.inner;
  if (box === undefined || !isEmpty || indent < 1 || !blocks.isWhole) return undefined;
  blocks.text('p', { isDone: mark !== ' ' }).append(blocks.rest.slice(box.length));
  return true;
};
