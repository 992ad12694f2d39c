import type { Blocks } from './blocks.ts';
import { plainInlines } from './lines.ts';
import type { Out } from './out.ts';
import type { Scan, Token } from './scan.ts';
import { plainStarts } from './starts.ts';
import type { TextLeaf } from './text-leaf.ts';

/** A block that holds text and no other blocks. Only the last one of a text can still change. */
export interface Leaf {
  /** Takes the line that `blocks` is at, which is not finished yet. Else the leaf has ended. */
  takes?(blocks: Blocks): boolean;
  /** No line in it begins anything. */
  readonly isVerbatim?: boolean;
  /** Blank lines in it part nothing. */
  readonly isFenced?: boolean;
  /** Makes sense of a line only as a whole. */
  readonly isByLine?: boolean;
  /** More of the line that it has taken, or its end. */
  append(text: string): void;
  /** Draws what is new. */
  draw(): void;
  /** Nothing follows. */
  end(): void;
}

/**
 * Begins a block where `blocks` is at, behind `indent` spaces, and answers whether that was all of the line. `undefined`
 * when there is no such block.
 */
export type BlockStart = (blocks: Blocks, indent: number) => boolean | undefined;

/** Makes something of the sign that `scan` is at, or leaves it alone. */
export type Inline = (scan: Scan) => boolean | void;

interface Syntax {
  starts: readonly BlockStart[];
  inlines: Readonly<Record<string, Inline>>;
  /** Begins what is indented by more than three spaces. Returns whether it did. */
  indented?: (blocks: Blocks) => boolean;
  /** A line of which more has to be known before it says what it is, beside those of signs alone. */
  unsettled?: RegExp;
  /** The line with spaces for tabs, where tabs count. */
  spread?: (line: string, blocks: Blocks) => string;
  /** What is to be shown of a leaf now. It only grows, or comes to nothing. */
  shown: (leaf: TextLeaf) => string;
  /** Words in which no sign is that has a meaning. */
  words: RegExp;
  /** How many tokens there are up to the last word before which more text can change nothing. */
  settle: (scan: Scan) => number;
  drawTokens: (tokens: readonly Token[], out: Out) => void;
}

/** What is known of markdown: the plain things at first, and all once `rich.ts` has been loaded. */
export const syntax: Syntax = {
  starts: plainStarts,
  inlines: plainInlines,
  shown: ({ text }) => text.trimEnd(),
  words: /[^`\n*_]+/y,
  settle: ({ tokens, waitsFrom }) => tokens.findLastIndex(({ isGap, from }) => isGap && from <= waitsFrom),
  drawTokens: (tokens, out) => {
    for (const { kind, text, data } of tokens) (kind ? out.add(kind, data) : out).write(text);
  },
};
