import { editDistance } from './keyword-typos.ts';
import type { ListedTask } from './listed-task.ts';

/** How well a title fits what was said: `some` means that words were missing, so that it is only a guess. */
export type Fit = 'exact' | 'prefix' | 'words' | 'some';

export interface Found {
  fit: Fit;
  tasks: ListedTask[];
}

const fillers = new Set(
  'a an and the to my of for with about on in at by i is it this that from task tasks todo reminder one item'.split(
    ' ',
  ),
);

/**
 * The tasks that fit best: those of that very title, else all that hold every word of it, else those that hold most of
 * its words. A quoted title (`exact`) that no task has is only a guess.
 */
export function findTasks(tasks: readonly ListedTask[], title: string, exact: boolean): Found | undefined {
  const wanted = plain(title);
  if (wanted === '') return undefined;
  const same = tasks.filter((task) => plain(task.title) === wanted);
  if (same.length > 0) return { fit: 'exact', tasks: same };
  const begins = (task: ListedTask): boolean => `${plain(task.title)} `.startsWith(`${wanted} `);
  const found = byWords(tasks, wanted) ?? { fit: 'words', tasks: tasks.filter(begins) };
  if (found.tasks.length === 0) return undefined;
  if (exact || found.fit === 'some') return { ...found, fit: 'some' };
  return found.tasks.every(begins) ? { ...found, fit: 'prefix' } : found;
}

function byWords(tasks: readonly ListedTask[], wanted: string): Found | undefined {
  const words = wanted.split(' ').filter((word) => !fillers.has(word));
  if (words.length === 0) return undefined;
  const scores = tasks.map((task) => score(plain(task.title).split(' '), words));
  const best = Math.max(0, ...scores);
  if (best === 0) return undefined;
  const fitting = tasks.filter((_, at) => scores[at] === best);
  return { fit: best === words.length ? 'words' : 'some', tasks: fitting };
}

function score(title: readonly string[], words: readonly string[]): number {
  return words.filter((word) => title.some((own) => isSameWord(own, word))).length;
}

function isSameWord(own: string, said: string): boolean {
  if (stem(own) === stem(said)) return true;
  if (said.length >= 3 && own.startsWith(said)) return true;
  return said.length >= 5 && own.length >= 5 && editDistance(own, said) === 1;
}

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ies|es|s|ing|ed|y|e)$/u, '') : word.replace(/s$/u, '');
}

/** Without case, accents and punctuation. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
