import { syntax } from '../syntax/syntax.ts';
import type { TextLeaf } from '../syntax/text-leaf.ts';
import { addresses } from './addresses.ts';
import { brackets } from './brackets.ts';
import { fence, indented } from './code.ts';
import { drawTokens, emphasis, settle } from './emphasis.ts';
import { entity } from './entities.ts';
import { underline } from './headings.ts';
import { mark } from './marks.ts';
import { backslash, dollars, mathBlock } from './maths.ts';
import { note } from './notes.ts';
import { strike } from './strike.ts';
import { table } from './table.ts';
import { spread } from './tabs.ts';
import { readDefinitions } from './targets.ts';
import { task } from './tasks.ts';

/** Without what closes the line of a heading. */
function shown(leaf: TextLeaf): string {
  const text = leaf.text.trimEnd();
  if (leaf.kind === 'p' || leaf.data?.isUnderlined) return shownOfLines(leaf);
  return leaf.kind === 'h' ? text.replace(/(?<![^ \t])#+$/, '').trimEnd() : text;
}

/** Without what is said for other places, and, until that is known, without what may become the head of a table. */
function shownOfLines(leaf: TextLeaf): string {
  const defined = readDefinitions(leaf);
  if (defined > 0 && !leaf.hasEnded) return '';
  leaf.text = leaf.text.slice(defined);
  const text = leaf.text.trimEnd();
  const line = text.lastIndexOf('\n') + 1;
  const mayBeHead = !leaf.hasEnded && text.charAt(line) === '|';
  return mayBeHead ? text.slice(0, line).trimEnd() : text;
}

let isRich = false;

/** Teaches the parser all the rest of markdown, once. */
export function addRichSyntax(): void {
  if (isRich) return;
  isRich = true;
  syntax.starts = [table, fence, mathBlock, note, task, underline, ...syntax.starts];
  syntax.indented = indented;
  syntax.unsettled = /^[\s>*+\-\d.)]*(?:`{3}|~{3}|\$\$|\\\[?$|\\\[\s|\[(?:(?:\^\S{0,99}|[ xX]\]?)?\s*)?$)/;
  syntax.spread = spread;
  syntax.shown = shown;
  syntax.settle = settle;
  syntax.drawTokens = drawTokens;
  const more = {
    ...brackets,
    ...addresses,
    '&': entity,
    '\\': backslash,
    $: dollars,
    '~': strike,
    '\uDB80': mark,
    '*': emphasis,
    _: emphasis,
  };
  syntax.inlines = { ...syntax.inlines, ...more };
  syntax.words = /[^`\n*_[\]!<:.@&\\$~\uDB80]+/y;
}
