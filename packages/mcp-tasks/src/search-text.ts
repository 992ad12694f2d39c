import { TaskError } from './task-error.ts';

/** The longest search, in characters. */
export const maxSearchLength = 200;

/**
 * Text as searches compare it: without case and accents, and alike however its letters were composed. The database is
 * handed folded text, because what its own `lower` does depends on how it was set up.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ');
}

/** The words to look for, folded. Throws a `TaskError` `invalid_search` when there are none, or too much of them. */
export function searchWords(search: string): string[] {
  if (!search.isWellFormed() || search.includes('\0') || Array.from(search).length > maxSearchLength) {
    throw new TaskError('invalid_search', `A search is text of at most ${maxSearchLength} characters.`);
  }
  const words = [...new Set(foldText(search).split(/\s+/).filter(Boolean))];
  if (words.length === 0) throw new TaskError('invalid_search', 'Say what to search for.');
  return words;
}
