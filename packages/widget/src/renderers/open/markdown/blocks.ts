import {
  BLOCKQUOTE,
  CHECKBOX,
  CHECKED,
  CODE_BLOCK,
  CODE_FENCE,
  EQUATION_BLOCK,
  HEADING_1,
  HEADING_2,
  HEADING_3,
  HEADING_4,
  HEADING_5,
  HEADING_6,
  LANG,
  LINE_BREAK,
  LIST_ITEM,
  LIST_ORDERED,
  LIST_UNORDERED,
  PARAGRAPH,
  RULE,
  START,
  TABLE,
  TABLE_CELL,
  TABLE_ROW,
  type Token,
} from 'streaming-markdown';
import { texts } from '../texts.ts';
import { createCodeBlock } from './code-block.ts';
import { type BeginSpan, append } from './span.ts';

const element =
  (tag: keyof HTMLElementTagNameMap): BeginSpan =>
  ({ parent }) => ({ node: append(parent, tag) });

/** Looks like its `level`; its place in the outline leaves none out, which answers often do. */
const heading =
  (level: number): BeginSpan =>
  ({ parent, outline }) => {
    const node = append(parent, 'div', `heading heading-${level}`);
    outline.level = Math.min(level + 2, outline.level + 1, 6);
    node.role = 'heading';
    node.ariaLevel = String(outline.level);
    return { node };
  };

const code: BeginSpan = ({ parent }) => {
  const { block, code: node, setLanguage } = createCodeBlock();
  parent.append(block);
  return { node, set: (attribute, value) => attribute === LANG && setLanguage(value) };
};

const orderedList: BeginSpan = ({ parent }) => {
  const node = append(parent, 'ol');
  return {
    node,
    set: (attribute, value) => {
      const first = Number(value);
      if (attribute === START && Number.isSafeInteger(first)) node.start = first;
    },
  };
};

const checkbox: BeginSpan = ({ parent }) => {
  const node = append(parent, 'span', 'checkbox');
  node.role = 'img';
  node.ariaLabel = texts.taskOpen;
  const check = (): void => {
    node.classList.add('checked');
    node.ariaLabel = texts.taskDone;
  };
  return { node, set: (attribute) => attribute === CHECKED && check() };
};

const table: BeginSpan = ({ parent }) => {
  const scroller = append(parent, 'div', 'table');
  // Scrolls sideways, so the keyboard must reach it.
  scroller.tabIndex = 0;
  scroller.role = 'group';
  scroller.ariaLabel = texts.table;
  return { node: append(scroller, 'table') };
};

const row: BeginSpan = ({ parent }) => {
  if (!(parent instanceof HTMLTableElement)) return { node: parent };
  const section = parent.tHead === null ? parent.createTHead() : (parent.tBodies[0] ?? parent.createTBody());
  return { node: section.insertRow() };
};

const cell: BeginSpan = ({ parent }) => {
  if (!(parent.parentElement instanceof HTMLTableSectionElement)) return { node: parent };
  const isHead = parent.parentElement.tagName === 'THEAD';
  const node = append(parent, isHead ? 'th' : 'td');
  if (isHead) node.scope = 'col';
  return { node };
};

export const blocks: readonly (readonly [Token, BeginSpan])[] = [
  [PARAGRAPH, element('p')],
  [BLOCKQUOTE, element('blockquote')],
  [HEADING_1, heading(1)],
  [HEADING_2, heading(2)],
  [HEADING_3, heading(3)],
  [HEADING_4, heading(4)],
  [HEADING_5, heading(5)],
  [HEADING_6, heading(6)],
  [CODE_BLOCK, code],
  [CODE_FENCE, code],
  [EQUATION_BLOCK, code],
  [LIST_UNORDERED, element('ul')],
  [LIST_ORDERED, orderedList],
  [LIST_ITEM, element('li')],
  [CHECKBOX, checkbox],
  [TABLE, table],
  [TABLE_ROW, row],
  [TABLE_CELL, cell],
  [RULE, element('hr')],
  [LINE_BREAK, element('br')],
];
