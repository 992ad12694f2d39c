import {
  CHECKBOX,
  CODE_BLOCK,
  CODE_FENCE,
  EQUATION_BLOCK,
  EQUATION_INLINE,
  IMAGE,
  LINK,
  RAW_URL,
  TABLE,
  TABLE_CELL,
  TABLE_ROW,
  type Token,
} from 'streaming-markdown';
import { blocks, element } from './blocks.ts';
import { inlines } from './inlines.ts';
import type { BeginSpan } from './span.ts';

/** Every token that becomes markup. There is no other way from an answer to an element. */
const known = new Map<Token, BeginSpan>([...blocks, ...inlines]);

/** What begins a token that is more than words. Loaded with the first of them; these stand in when it cannot be. */
const standIns = new Map<Token, BeginSpan>([
  ...[CODE_BLOCK, CODE_FENCE, EQUATION_BLOCK].map((token) => [token, element('pre')] as const),
  ...[EQUATION_INLINE, LINK, IMAGE, RAW_URL, CHECKBOX, TABLE_CELL].map(
    (token) => [token, element('span')] as const,
  ),
  [TABLE, element('div')],
  [TABLE_ROW, element('p')],
]);

/** `undefined` for what is shown as the text in it. */
export function beginOf(token: Token): BeginSpan | undefined {
  return known.get(token);
}

/** It has to be loaded before. */
export function isLacking(token: Token): boolean {
  return standIns.has(token) && !known.has(token);
}

let loading: Promise<void> | null = null;

/** Loads what is lacking, or does with the stand-ins. */
export async function loadRich(): Promise<void> {
  loading ??= import('./rich.ts').then(({ rich }) => add(rich)).catch(() => add(standIns));
  await loading;
}

function add(tokens: Iterable<readonly [Token, BeginSpan]>): void {
  for (const [token, begin] of tokens) known.set(token, begin);
}
