import type { Sentence } from './sentence.ts';

// prettier-ignore
const keywords = [
  'task', 'tasks', 'todo', 'show', 'list', 'display', 'mark', 'done', 'complete', 'completed', 'finish', 'finished',
  'delete', 'remove', 'change', 'rename', 'update', 'remember', 'remind', 'reminder', 'create', 'pending',
  'everything', 'please', 'title', 'description', 'forget', 'could', 'would', 'called', 'groceries',
];

/** Too short for counting letters. */
const short: Readonly<Record<string, string>> = {
  ad: 'add',
  addd: 'add',
  dd: 'add',
  wat: 'what',
  wht: 'what',
  waht: 'what',
  hwat: 'what',
  wats: "what's",
  tsk: 'task',
  tsks: 'tasks',
  shw: 'show',
  lst: 'list',
  rm: 'remove',
  del: 'delete',
};

// prettier-ignore
/** Real words that are one letter away from a keyword. */
const ownWords = new Set([
  'ask', 'asks', 'mask', 'masks', 'talk', 'talks', 'tank', 'tanks', 'taxes', 'tusk', 'last', 'lost', 'lift', 'mist',
  'fist', 'snow', 'slow', 'shop', 'shot', 'shoe', 'shoes', 'how', 'now', 'dark', 'park', 'bark', 'make', 'mary',
  'mars', 'none', 'gone', 'bone', 'tone', 'zone', 'cone', 'dome', 'dine', "don't", 'dont', 'date', 'chance', 'charge',
  'remote', 'forgot', 'tile', 'today', 'world', 'cloud', 'wood', 'called', 'calls', 'caller', 'recall', 'lists',
  'just', 'best', 'rest', 'test', 'west', 'task', 'fish', 'market', 'marks', 'does', 'one', 'don', 'dome', 'created',
  'creates', 'removed', 'removes', 'deleted', 'deletes', 'updated', 'updates', 'renamed', 'changed', 'changes',
  'shows', 'shown', 'marked', 'finishes', 'completes', 'reminds', 'reminders', 'remembered', 'remembers',
]);

/** Reads misspelled keywords as what was most likely meant. Everything else, quoted text too, stays. */
export function mendKeywords(sentence: Sentence): Sentence {
  return sentence.mend((word) => {
    const lower = word.toLowerCase();
    if (ownWords.has(lower)) return word;
    return short[lower] ?? nearestKeyword(lower) ?? word;
  });
}

function nearestKeyword(word: string): string | undefined {
  if (word.length < 3 || keywords.includes(word)) return undefined;
  return keywords.find((keyword) => editDistance(word, keyword) <= (keyword.length >= 8 ? 2 : 1));
}

/** How many letters were dropped, added, changed or swapped with their neighbour. */
export function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2) return 3;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const changed = left[row - 1] === right[column - 1] ? 0 : 1;
      const swapped = row > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const costs = [
        cell(previous, column) + 1,
        cell(current, column - 1) + 1,
        cell(previous, column - 1) + changed,
      ];
      if (swapped) costs.push(cell(before, column - 2) + 1);
      current.push(Math.min(...costs));
    }
    before = previous;
    previous = current;
  }
  return cell(previous, right.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
