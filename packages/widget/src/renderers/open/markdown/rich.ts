import { addStyles } from '../parts/add-styles.ts';
import { linkStyles } from '../parts/link.styles.ts';
import { draws } from './dom-out.ts';
import { markdownStyles } from './markdown.styles.ts';
import { richStyles } from './rich.styles.ts';
import { codeBlock, codePart } from './rich/code-block.ts';
import { link, picture } from './rich/link.ts';
import { drawMark } from './rich/mark.ts';
import { item } from './rich/long-list.ts';
import { room } from './rich/long-text.ts';
import { maths } from './rich/maths.ts';
import { note, noteNumber } from './rich/notes.ts';
import { addRichSyntax } from './rich-syntax/rich-syntax.ts';
import { tableDraws } from './rich/table.ts';
import { paragraph } from './rich/task.ts';

export { placeMarks } from './rich-syntax/marks.ts';

/** Adds all that is more than words, and rarer. */
export function addRich(): void {
  addStyles(markdownStyles, linkStyles);
  addStyles(markdownStyles, richStyles);
  Object.assign(draws, {
    a: link,
    img: picture,
    pre: codeBlock,
    part: codePart,
    li: item,
    math: maths,
    mark: drawMark,
    p: paragraph,
    ref: noteNumber,
    note,
    room,
    ...tableDraws,
  });
  addRichSyntax();
}
