import { type Draw, append } from '../dom-out.ts';
import { richTexts } from '../rich-texts.ts';

const table: Draw = (parent) => {
  const scroller = append(parent, 'div', 'table');
  // Scrolls sideways, so the keyboard must reach it.
  scroller.tabIndex = 0;
  scroller.role = 'group';
  scroller.ariaLabel = richTexts.table;
  return append(scroller, 'table');
};

const row: Draw = (parent, { isHead }) => {
  if (!(parent instanceof HTMLTableElement)) return parent;
  return (isHead ? parent.createTHead() : (parent.tBodies[0] ?? parent.createTBody())).insertRow();
};

function cell(tag: 'td' | 'th'): Draw {
  return (parent, { align }) => {
    const node = append(parent, tag, align ? `to-${align}` : '');
    if (tag === 'th') node.scope = 'col';
    return node;
  };
}

export const tableDraws: Readonly<Record<string, Draw>> = { table, tr: row, td: cell('td'), th: cell('th') };
