import { type Draw, append } from '../dom-out.ts';
import { mostBeside } from './most-beside.ts';

/** Parts beside each other, at most. */
const mostParts = 8;

/**
 * Where the next of the outermost blocks goes: a text of many is drawn in parts, and those of a very long one stand in
 * wholes. So the block behind a thousand others costs what the first does.
 */
export const room: Draw = (root, _data, around) => {
  const { part } = around;
  if (part && part.childElementCount < mostBeside) return part;
  const last = part?.parentElement ?? root;
  const whole = last.childElementCount < mostParts ? last : append(root, 'div');
  around.part = append(whole, 'div', 'part');
  if (around.tail) root.append(around.tail);
  return around.part;
};
