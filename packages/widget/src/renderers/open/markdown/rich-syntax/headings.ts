import type { BlockStart } from '../syntax/syntax.ts';
import { readDefinitions } from './targets.ts';

/** What underlines a paragraph makes it a heading. */
export const underline: BlockStart = (blocks) => {
  const { above: paragraph } = blocks;
  const [line] = /^(?:=+|-+) *$/.exec(blocks.rest) ?? [];
  if (line === undefined || !paragraph) return undefined;
  if (!paragraph.text.slice(readDefinitions(paragraph)).trim()) return undefined;
  paragraph.reset();
  paragraph.kind = 'h';
  paragraph.data = { level: line.startsWith('=') ? 1 : 2, isUnderlined: true };
  blocks.closeTo(blocks.depth);
  return true;
};
