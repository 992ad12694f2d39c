import type { BlockStart, Inline } from '../syntax/syntax.ts';
import { escape } from './escapes.ts';
import { Fence } from './code.ts';

/** A sum of money, and no sum. */
const money = /^[\d.,]+[^\\=+*/^_{}<>-]*$/;

/** `$x$` and `$$x$$`. What looks like an amount is one. */
export const dollars: Inline = (scan) => {
  const { text, at } = scan;
  const [block, shown] = scan.match(/\$\$(?=[^$]*[\p{L}\d])([^$]{1,2000})\$\$/uy) ?? [];
  if (block) return scan.put('math', block.length, { text: shown ?? '', data: { isBlock: true } });
  const [all, inner = ''] =
    scan.match(/\$(?! |\n)(?=[^$]*[\p{L}\d])((?:[^$\\]|\\[^]){0,999}[^$\\\s])\$(?![\d\p{L}])/uy) ?? [];
  const isWord = /[\p{L}\d]/u.test(text.charAt(at - 1));
  if (all && !isWord && !money.test(inner)) return scan.put('math', all.length, { text: inner });
  if (!all) scan.wait(at);
  return false;
};

/** `\(x\)` and `\[x\]`; any other sign behind a backslash is just that sign. */
export const backslash: Inline = (scan) => {
  const [all, inner, block] =
    scan.match(/\\\(((?!\\\))[^]{1,2000}?)\\\)|\\\[((?!\\\])[^]{1,2000}?)\\\]/y) ?? [];
  const text = inner ?? block;
  if (all && text && /[\p{L}\d]/u.test(text))
    return scan.put('math', all.length, { text, data: { isBlock: block !== undefined } });
  if (/[([]/.test(scan.text.charAt(scan.at + 1))) scan.wait(scan.at);
  return escape(scan);
};

/** The same in lines of their own. */
export const mathBlock: BlockStart = (blocks, indent) => {
  const [, dollar] = /^(?:(\$\$)|\\\[)[ \t]*$/.exec(blocks.rest) ?? [undefined, null];
  if (dollar === null) return undefined;
  const end = dollar ? /^\$\$$/ : /^\\\]$/;
  return new Fence(blocks, { kind: 'math', data: { isBlock: true }, end, indent }).isVerbatim;
};
