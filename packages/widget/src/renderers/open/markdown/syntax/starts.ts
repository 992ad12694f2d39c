import type { Blocks } from './blocks.ts';
import type { BlockStart } from './syntax.ts';

const quote: BlockStart = (blocks) => {
  if (!blocks.rest.startsWith('>')) return undefined;
  blocks.begin('blockquote', { indent: -1 });
  blocks.takeQuote();
  return false;
};

const heading: BlockStart = (blocks) => {
  const [marks, signs = ''] = /^(#{1,6})(?:[ \t]+|$)/.exec(blocks.rest) ?? [];
  if (marks === undefined) return undefined;
  blocks.text('h', { level: signs.length }).append(blocks.rest.slice(marks.length));
  return true;
};

const rule: BlockStart = (blocks) => {
  if (!/^([*_-])(?: *\1){2,} *$/.test(blocks.rest)) return undefined;
  blocks.place().add('hr');
  return true;
};

const item: BlockStart = (blocks, indent) => {
  const found = /^(?:[-+*]|(\d{1,9})([.)]))(?![^ ])/.exec(blocks.rest);
  if (!found) return undefined;
  const [sign, number = '1', dot] = found;
  const start = Number(number);
  const isEmpty = !blocks.rest.slice(sign.length).trim();
  // Right below a line of words, only what begins with one and is not empty can be an item.
  if (blocks.above && (isEmpty || start !== 1)) return undefined;
  enter(blocks, dot ?? sign, start);
  blocks.take(sign.length);
  const gap = blocks.indent;
  const padding = isEmpty || gap > 4 ? 1 : gap;
  blocks.take(Math.min(padding, gap));
  blocks.begin('li', { indent: indent + sign.length + padding });
  return false;
};

/** Goes on with the list of this mark, or begins one. */
function enter(blocks: Blocks, mark: string, start: number): void {
  if (blocks.open[blocks.depth - 1]?.mark === mark) return;
  blocks.begin(/[.)]/.test(mark) ? 'ol' : 'ul', { mark, data: { start } });
}

export const plainStarts: readonly BlockStart[] = [quote, heading, rule, item];
