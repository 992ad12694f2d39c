import {
  BLOCKQUOTE,
  HEADING_1,
  HEADING_2,
  HEADING_3,
  HEADING_4,
  HEADING_5,
  HEADING_6,
  LINE_BREAK,
  LIST_ITEM,
  LIST_ORDERED,
  LIST_UNORDERED,
  PARAGRAPH,
  RULE,
  START,
  type Token,
} from 'streaming-markdown';
import { type BeginSpan, append } from './span.ts';

export const element =
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

export const blocks: readonly (readonly [Token, BeginSpan])[] = [
  [PARAGRAPH, element('p')],
  [BLOCKQUOTE, element('blockquote')],
  ...[HEADING_1, HEADING_2, HEADING_3, HEADING_4, HEADING_5, HEADING_6].map(
    (token, index) => [token, heading(index + 1)] as const,
  ),
  [LIST_UNORDERED, element('ul')],
  [LIST_ORDERED, orderedList],
  [LIST_ITEM, element('li')],
  [RULE, element('hr')],
  [LINE_BREAK, element('br')],
];
