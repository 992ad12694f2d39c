import { type Draw, append } from '../dom-out.ts';
import { mostBeside } from './most-beside.ts';

/** An item. A list of many is drawn in parts, and is one to whoever listens: the item behind others costs what the first does. */
export const item: Draw = (list) => {
  const last = (list.role && list.parentElement?.lastElementChild) || list;
  const node = append(last.childElementCount < mostBeside ? last : nextPart(list, last), 'li');
  if (list.role) node.role = 'listitem';
  return node;
};

function nextPart(list: HTMLElement, last: Element): Element {
  if (last === list) becomePart(list);
  const next = document.importNode(last);
  if (next instanceof HTMLOListElement) next.start += last.childElementCount;
  last.after(next);
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
