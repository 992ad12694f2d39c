import { MagicString } from 'magic-string';
import type { Source } from './parse-source.ts';
import type { Range } from './syntax.ts';

/** One change of a file: where it was, what it was, what it is. */
export interface Change {
  readonly line: number;
  readonly why: string;
  /** Empty when something was added. */
  readonly before: string;
  /** Empty when something was taken out. */
  readonly after: string;
}

const longest = 160;

/** A file that is edited place by place; whatever is not touched stays as it is written. */
export class EditedSource {
  readonly file: string;
  readonly before: string;
  readonly #edited: MagicString;
  readonly #changes: Change[] = [];

  constructor({ file, text }: Source) {
    this.file = file;
    this.before = text;
    this.#edited = new MagicString(text);
  }

  /** The file as it is now. */
  get text(): string {
    return this.#edited.toString();
  }

  /** The changes so far, in the order of the file. */
  get changes(): readonly Change[] {
    return this.#changes.toSorted((one, other) => one.line - other.line);
  }

  /** The line of a place, counted from 1. */
  lineAt(place: number): number {
    return this.before.slice(0, place).split('\n').length;
  }

  textOf({ start, end }: Range): string {
    return this.before.slice(start, end);
  }

  replace({ start, end }: Range, after: string, why: string): void {
    this.#edited.overwrite(start, end, after);
    this.#note({ start, end }, after, why);
  }

  insert(at: number, text: string, why: string): void {
    this.#edited.appendLeft(at, text);
    this.#note({ start: at, end: at }, text, why);
  }

  remove({ start, end }: Range, why: string): void {
    this.#edited.remove(start, end);
    this.#note({ start, end }, '', why);
  }

  /** Puts something around a place, which stays as it is. */
  wrap({ start, end }: Range, [opening, closing]: readonly [string, string], why: string): void {
    this.#edited.appendRight(start, opening).appendLeft(end, closing);
    this.#note({ start, end }, `${opening}${this.before.slice(start, end)}${closing}`, why);
  }

  /** Takes characters out without a word: white space, and what belongs to a change that is noted elsewhere. */
  drop({ start, end }: Range): void {
    if (end > start) this.#edited.remove(start, end);
  }

  /** Notes what was changed by {@link EditedSource.drop}. */
  note(range: Range, after: string, why: string): void {
    this.#note(range, after, why);
  }

  #note({ start, end }: Range, after: string, why: string): void {
    const before = inOneLine(this.before.slice(start, end));
    this.#changes.push({ line: this.lineAt(start), why, before, after: inOneLine(after) });
  }
}

function inOneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest).trimEnd()} …` : line;
}
