import type { Intent } from '../intent.ts';
import { parseReference } from '../reference.ts';
import type { Sentence } from '../sentence.ts';

const open = String.raw`(?:not (?:yet )?(?:done|completed?|finished)|undone|incomplete|uncompleted|unfinished|pending(?: again)?|open(?: again)?|active(?: again)?|to-?do again)`;

const orders: readonly RegExp[] = [
  // reopen task 3 · uncheck the groceries
  /^(?:re-?open|un-?(?:complete|check|mark|tick|finish|do|cross)|re-?activate) (?<what>.+?)(?: again)?$/diu,
  // mark task 3 as not done · set task 3 back to pending
  new RegExp(
    String.raw`^(?:mark|set|flag|put|make|change|move|switch|turn) (?<what>.+?) (?:as |to |back to |is )?${open}$`,
    'diu',
  ),
  // I didn't finish task 3
  /^(?:i|we) (?:didn'?t|did not|haven'?t|have not) (?:actually |really )?(?:finish(?:ed)?|complete[d]?|do|done) (?<what>.+?)(?: yet| after all)?$/diu,
  // task 3 is not done after all
  new RegExp(
    String.raw`^(?<what>.+?) (?:is|was|are|were)(?:n'?t| not) (?:actually |really |yet )?(?:done|completed?|finished)(?: yet| after all)?$`,
    'diu',
  ),
];

/** Understands which task is to be open again, of a sentence that asks for it. */
export function parseReopen(sentence: Sentence): Intent | undefined {
  for (const order of orders) {
    const what = sentence.match(order)?.['what'];
    if (what) return { kind: 'reopen', reference: parseReference(what) };
  }
  return undefined;
}
