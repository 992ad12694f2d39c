import { numberFrom, positionFrom } from './number-words.ts';
import type { Sentence } from './sentence.ts';
import type { TaskLine } from './task-lines.ts';

/** How a sentence says which task is meant. */
export type Reference =
  | { by: 'numbers'; numbers: number[] }
  /** Counted from 1 in the list last shown; -1 is the last. */
  | { by: 'position'; position: number }
  /** `exact`: it was quoted, so nothing but that title will do when there is one. */
  | { by: 'title'; title: string; exact: boolean }
  /** "it", "that one": the task spoken of last. */
  | { by: 'previous' }
  | { by: 'all' }
  /** Each of these could be meant; the user has to say. */
  | { by: 'choice'; among: readonly TaskLine[] }
  /** Not said. */
  | { by: 'nothing' };

/** Words for a task, singular or plural. */
export const taskWord = String.raw`(?:tasks?|to-?dos?(?: items?)?|to do items?|list items?|items?|reminders?|entry|entries|chores?)`;

const before = String.raw`(?:(?:the|my|our|that|this|these|those|a|an|any|both) )*`;
const numbers = String.raw`#?(?:\d+|[a-z-]+)(?:(?:, | ?,|,? and | ?& | or | plus | ?- ?| through | thru | to )(?:${taskWord} )?#?(?:\d+|[a-z-]+))*`;
const numbered = new RegExp(
  String.raw`^${before}(?<word>(?:${taskWord}|numbers?|no\.?|nr\.?|id) ?)*(?:(?:numbers?|no\.?|nr\.?|id) ?)?(?<numbers>${numbers})(?: ?: .*| \(.*| [-–—] .*)?$`,
  'diu',
);
const positioned = new RegExp(
  String.raw`^(?:the |my )?(?<position>[a-z\d]+)(?: ?${taskWord}| one| thing)?(?: (?:on|in|of|from) (?:the|my|that|this) (?:${taskWord} )?list)?$`,
  'diu',
);
const previous = /^(?:it|that|this|(?:that|this|the same)(?: one)?(?: task| item| todo)?|the task)$/iu;
const everything = new RegExp(
  String.raw`^(?:all|everything|every ?(?:one|single one)?|them(?: all)?|those|these|both|all (?:of )?(?:them|it|those|these)|(?:all |every )?(?:of )?(?:the |my |our )?(?:whole |entire |full )?(?:(?:completed?|pending|done|open|finished|old|remaining|other) )*(?:tasks|to-?dos|items|reminders|(?:to-?do |task )?list)|(?:all|every|each) (?:single )?task)$`,
  'iu',
);
const nothing = new RegExp(String.raw`^(?:(?:a|an|some|one|one of my|another) )?${taskWord}?$`, 'iu');
const list = String.raw`(?:the |my |our |this )?(?:to-?do |to do |task |tasks |whole )*(?:list|tasks|to-?dos|agenda|plate)`;
const place = new RegExp(String.raw` (?:from|off|off of|on|in|out of|of) ${list}$`, 'iu');
const urgency =
  /(?:,? (?:now|right now|right away|immediately|asap|for me|at once|instead|then|too|as well))+$/iu;
const described = new RegExp(
  String.raw`^${before}(?:${taskWord}|one|thing)(?: (?:about|for|called|named|titled|labell?ed|with|to|that (?:says?|is about|mentions|contains|reads)|saying|which (?:says?|is about)|regarding|concerning|on|of|where i)|:) ?(?:the )?(?<title>.+)$`,
  'diu',
);
const ending = new RegExp(String.raw`^${before}(?<title>.+?) ${taskWord}$`, 'diu');
const quoted = /^["'](?<title>.+)["']$/du;

/** Reads the part of a sentence that says which task is meant. */
export function parseReference(part: Sentence): Reference {
  const said = part.without(urgency).without(place).without(urgency).trimmed();
  if (nothing.test(said.text)) return { by: 'nothing' };
  if (previous.test(said.text)) return { by: 'previous' };
  return byNumber(said) ?? byPosition(said) ?? byAll(said) ?? byTitle(said);
}

/** True when a sentence is about the list itself, not about the world the tasks are in. */
export function mentionsTasks(text: string): boolean {
  return new RegExp(String.raw`\b(?:${taskWord}|list)\b|["#]|\d$|^\S+ \d+\b`, 'iu').test(text);
}

function byNumber(said: Sentence): Reference | undefined {
  const groups = said.match(numbered);
  const text = groups?.['numbers']?.text;
  if (text === undefined) return undefined;
  const hasWord = groups?.['word'] !== undefined;
  const range = /^#?(\d+) ?(?:-|to|through|thru) ?#?(\d+)$/iu.exec(text);
  if (range) return byRange(Number(range[1]), Number(range[2]));
  const words = text.split(/, ?(?:and )?| ?,|,? and | ?& | or | plus /iu);
  const found = words
    .map((word) => numberFrom(word.replace(new RegExp(`^${taskWord} `, 'iu'), ''), hasWord))
    .filter((number) => number !== undefined);
  return found.length === words.length ? { by: 'numbers', numbers: [...new Set(found)] } : undefined;
}

function byRange(first: number, last: number): Reference | undefined {
  if (last < first || last - first >= 20) return undefined;
  return { by: 'numbers', numbers: Array.from({ length: last - first + 1 }, (_, step) => first + step) };
}

function byPosition(said: Sentence): Reference | undefined {
  const word = said.match(positioned)?.['position']?.text;
  const position = word === undefined ? undefined : positionFrom(word);
  return position === undefined ? undefined : { by: 'position', position };
}

function byAll(said: Sentence): Reference | undefined {
  return everything.test(said.text) ? { by: 'all' } : undefined;
}

function byTitle(said: Sentence): Reference {
  const part = said.match(described)?.['title'] ?? said.match(ending)?.['title'] ?? said;
  const inner = part.match(quoted)?.['title'] ?? quotedSomewhere(said);
  const bare = part.without(/^(?:(?:the|my|our|that|this|a|an) )+(?:(?:task|to-?do|reminder) (?=\S))?/iu);
  return inner
    ? { by: 'title', title: inner.original.trim(), exact: true }
    : { by: 'title', title: bare.original, exact: false };
}

/** 'the task "Buy milk"', '"Buy milk" from my list'. */
function quotedSomewhere(said: Sentence): Sentence | undefined {
  const pattern = new RegExp(
    String.raw`^(?:${before}(?:${taskWord}|one)?(?: (?:called|named|titled))? ?)?["'](?<title>.+)["'](?: ${taskWord})?$`,
    'diu',
  );
  return said.match(pattern)?.['title'];
}
