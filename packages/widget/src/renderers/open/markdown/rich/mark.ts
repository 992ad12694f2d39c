import type { Draw } from '../dom-out.ts';

/** The node that whoever shows the text has for a place in it. */
export const drawMark: Draw = (parent, { number = 0 }, { mark }) => {
  const node = mark?.(number);
  if (node) parent.append(node);
  return parent;
};
