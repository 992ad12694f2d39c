import { type Draw, append } from './dom-out.ts';
import type { Kind } from './syntax/out.ts';

/** Looks like its `level`; its place in the outline leaves none out, which answers often do. */
const heading: Draw = (parent, { level = 1 }, around) => {
  const node = append(parent, 'div', `heading heading-${level}`);
  around.lastLevel = Math.min(level + around.headingLevel, around.lastLevel + 1, 6);
  node.role = 'heading';
  node.ariaLevel = String(around.lastLevel);
  return node;
};

const orderedList: Draw = (parent, { start = 1 }) => {
  const node = append(parent, 'ol');
  node.start = start;
  return node;
};

/** Where the next of the outermost blocks goes. */
const room: Draw = (root, _data, around) => (around.part ??= append(root, 'div', 'part'));

/** What every answer may have in it. */
export const plain: Readonly<Record<Kind, Draw>> = {
  h: heading,
  ol: orderedList,
  room,
  code: (parent) => append(parent, 'code', 'inline-code'),
};
