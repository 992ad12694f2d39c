import type { Blocks } from '../syntax/blocks.ts';

const lead = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)]))*[ \t]*/;

/** The line with spaces in place of the tabs before its words. Code keeps those that are its own. */
export function spread(line: string, { leaf, open }: Blocks): string {
  const [start = ''] = line.includes('\t') ? (lead.exec(line) ?? []) : [];
  const own = leaf?.isFenced ? open.reduce((sum, { indent }) => sum + Math.abs(indent), 0) : Infinity;
  let spaced = '';
  let length = 0;
  for (const letter of start) {
    if (spaced.length >= own) break;
    spaced += letter === '\t' ? ' '.repeat(4 - (spaced.length % 4)) : letter;
    length += 1;
  }
  return spaced + line.slice(length);
}
