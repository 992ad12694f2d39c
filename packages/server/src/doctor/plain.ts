import { stripVTControlCharacters } from 'node:util';

/** Text of someone else’s, made safe for a terminal: one short line, without anything that acts or hides. */
export function plain(text: string, most = 80): string {
  const safe = stripVTControlCharacters(text.slice(0, most * 4)).replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
  return safe.length > most ? `${safe.slice(0, most - 1)}…` : safe;
}

/** A value of JSON that should be a name: nothing is asked of one that is none, as it may have a `toString` of its own. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

/** The same as {@link plain}, of what should be a name. */
export function nameOf(value: unknown, most: number): string {
  return plain(textOf(value), most);
}
