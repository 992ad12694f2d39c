import { type Draw, append } from '../dom-out.ts';
import { mostBeside } from '../most-beside.ts';

/** Where the next item of a long list goes, by its first part. */
const lastParts = new WeakMap<HTMLElement, HTMLElement>();

/** An item. A list of many is drawn in parts, and is one to whoever listens: the item behind others costs what the first does. */
export const item: Draw = (list) => {
  const last = lastParts.get(list) ?? list;
  const isFull = last.childElementCount >= mostBeside;
  const node = append(isFull ? nextPart(list, last) : last, 'li');
  if (isFull || lastParts.has(list)) node.role = 'listitem';
  return node;
};

function nextPart(list: HTMLElement, last: HTMLElement): HTMLElement {
  if (last === list) becomePart(list);
  const next = list.cloneNode();
  if (!(next instanceof HTMLElement)) return last;
  if (next instanceof HTMLOListElement && last instanceof HTMLOListElement)
    next.start = last.start + last.childElementCount;
  last.after(next);
  lastParts.set(list, next);
  return next;
}

/** The list is what is around it from now on. */
function becomePart(list: HTMLElement): void {
  const whole = document.createElement('div');
  whole.role = 'list';
  list.replaceWith(whole);
  whole.append(list);
  list.role = 'none';
  for (const node of list.children) node.role = 'listitem';
}
