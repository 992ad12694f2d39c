import type { UserMessageContent } from '../../../../chatkit/messages.ts';

/** The tag of an entity in a message. */
export type Tag = Extract<UserMessageContent, { type: 'input_tag' }>;

/** What is written: text, and tags, of which each counts as one character. */
export type Piece = string | Tag;

/** A stretch of it; empty for a caret. */
export interface Span {
  start: number;
  end: number;
}

export function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);
}

export function sizeOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : 1;
}

/** What is in a stretch. */
export function cut(pieces: readonly Piece[], { start, end }: Span): Piece[] {
  const found: Piece[] = [];
  let place = 0;
  for (const piece of pieces) {
    const [from, to] = [Math.max(start - place, 0), Math.min(end - place, sizeOf(piece))];
    if (from < to) found.push(typeof piece === 'string' ? piece.slice(from, to) : piece);
    place += sizeOf(piece);
  }
  return found;
}

/** Something else in the place of a stretch. */
export function replaced(pieces: readonly Piece[], span: Span, inserted: readonly Piece[]): Piece[] {
  const before = cut(pieces, { start: 0, end: span.start });
  return joined([...before, ...inserted, ...cut(pieces, { start: span.end, end: Infinity })]);
}

/** Texts beside each other as one, and none that is empty. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') whole[whole.length - 1] = last + piece;
    else if (piece !== '') whole.push(piece);
  }
  return whole;
}

/** As plain text, for who copies it and for who only reads text. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : `@${piece.text}`)).join('');
}

export function piecesOf(content: readonly UserMessageContent[]): Piece[] {
  return joined(content.map((part) => (part.type === 'input_text' ? part.text : part)));
}

/** As messages carry it, without white space around it. */
export function contentOf(pieces: readonly Piece[]): UserMessageContent[] {
  const whole = joined(pieces);
  return whole
    .map((piece, index) => {
      if (typeof piece !== 'string') return piece;
      const ahead = index === 0 ? piece.trimStart() : piece;
      return index === whole.length - 1 ? ahead.trimEnd() : ahead;
    })
    .filter((piece) => piece !== '')
    .map((piece) => (typeof piece === 'string' ? { type: 'input_text', text: piece } : piece));
}

export function hasTag(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => typeof piece !== 'string');
}
