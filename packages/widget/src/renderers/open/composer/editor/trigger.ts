import { type Piece, type Span, cut } from './pieces.ts';

/** The beginning of a tag or a command at the caret: which sign, what is written after it, and where both stand. */
export interface Trigger {
  sign: '@' | '/';
  query: string;
  span: Span;
}

/** What is longer than that is no search. */
const longest = 60;
/** An address of e-mail is no mention: something stands before its sign. */
const mention = /(?:^|[\s([{“"'«])@([^\s@][^@\n]*)?$/;
const command = /^\/([^\n]*)$/;

/** What is being begun before the caret, with the signs that mean something. */
export function triggerAt(
  pieces: readonly Piece[],
  { start, end }: Span,
  signs: { mentions: boolean; commands: boolean },
): Trigger | null {
  const before = start === end ? cut(pieces, { start: 0, end }) : [];
  const last = before.at(-1);
  if (typeof last !== 'string') return null;
  const begun = signs.commands && before.length === 1 ? command.exec(last) : null;
  if (begun) return trigger('/', begun, end);
  const named = signs.mentions ? mention.exec(last) : null;
  return named && trigger('@', named, end);
}

function trigger(sign: Trigger['sign'], [, query = '']: RegExpExecArray, end: number): Trigger | null {
  const span = { start: end - query.length - 1, end };
  return query.length > longest ? null : { sign, query, span };
}
