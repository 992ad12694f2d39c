import {
  CHECKBOX,
  CHECKED,
  CODE_BLOCK,
  CODE_FENCE,
  EQUATION_BLOCK,
  EQUATION_INLINE,
  LANG,
  TABLE,
  TABLE_CELL,
  TABLE_ROW,
  type Token,
} from 'streaming-markdown';
import { addStyles } from '../parts/add-styles.ts';
import { richTexts } from './rich-texts.ts';
import { createCodeBlock } from './code-block.ts';
import { links } from './links.ts';
import { markdownStyles } from './markdown.styles.ts';
import { richStyles } from './rich.styles.ts';
import { type BeginSpan, append, appendText } from './span.ts';

addStyles(markdownStyles, richStyles);

const code: BeginSpan = ({ parent }) => {
  const { block, code: node, setLanguage } = createCodeBlock();
  parent.append(block);
  return { node, set: (attribute, value) => attribute === LANG && setLanguage(value) };
};

const checkbox: BeginSpan = ({ parent }) => {
  const node = append(parent, 'span', 'checkbox');
  node.role = 'img';
  node.ariaLabel = richTexts.taskOpen;
  const check = (): void => {
    node.classList.add('checked');
    node.ariaLabel = richTexts.taskDone;
  };
  return { node, set: (attribute) => attribute === CHECKED && check() };
};

const table: BeginSpan = ({ parent }) => {
  const scroller = append(parent, 'div', 'table');
  // Scrolls sideways, so the keyboard must reach it.
  scroller.tabIndex = 0;
  scroller.role = 'group';
  scroller.ariaLabel = richTexts.table;
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

/** Maths is shown as it was written. */
const maths: BeginSpan = ({ parent, opening }) => {
  const [before, after] = opening.startsWith('\\') ? ['\\(', '\\)'] : ['$', '$'];
  appendText(parent, before);
  return {
    node: parent,
    end: (closing) => {
      if (/^[$\\]/.test(closing)) appendText(parent, after);
    },
  };
};

/** What is more than words, and rarer. */
export const rich: readonly (readonly [Token, BeginSpan])[] = [
  [CODE_BLOCK, code],
  [CODE_FENCE, code],
  [EQUATION_BLOCK, code],
  [CHECKBOX, checkbox],
  [TABLE, table],
  [TABLE_ROW, row],
  [TABLE_CELL, cell],
  [EQUATION_INLINE, maths],
  ...links,
];
