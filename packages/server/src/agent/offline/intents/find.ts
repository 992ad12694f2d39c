import type { Intent } from '../intent.ts';
import { mentionsTasks, parseReference, type Reference, taskWord } from '../reference.ts';
import type { Sentence } from '../sentence.ts';

const status = String.raw`(?:done|completed?|finished|pending|open|closed|still open|still pending|on (?:my|the) list)`;

/** `loose`: only when the sentence speaks of tasks, a number or a quoted title. */
const questions: readonly { pattern: RegExp; loose?: true }[] = [
  {
    pattern: new RegExp(
      String.raw`^(?:is|are|was|has|have) (?<what>.+?)(?: been| already| yet| still)* ${status}(?: yet| already)?$`,
      'diu',
    ),
  },
  {
    pattern:
      /^(?:have|did) (?:i|we)(?: already| ever)? (?:do|done|complete[d]?|finish(?:ed)?) (?<what>.+?)(?: yet| already)?$/diu,
  },
  {
    pattern: new RegExp(
      String.raw`^(?:(?:do (?:i|we) have|is there|are there|have i got)(?: a| an| any)?(?: ${taskWord})?|(?:any|my|the|all)?(?: my| the)? ?${taskWord}) (?:about|for|to|with|called|named|that|which|on|like|regarding) (?<what>.+?)(?: on (?:my|the) list)?$`,
      'diu',
    ),
  },
  {
    pattern: new RegExp(
      String.raw`^(?:which|what) ${taskWord} (?:mentions?|contains?|is about|are about|says?|has|have) (?<what>.+)$`,
      'diu',
    ),
  },
  { pattern: /^(?:find|search(?: for)?|look for|look up|where is|where's|locate)(?: me)? (?<what>.+)$/diu },
  { pattern: /^(?:what(?:'s| is) the )?status (?:of|for) (?<what>.+)$/diu },
  {
    pattern:
      /^(?:show|list|display|view|open|see|get|read|tell|give|what(?:'s| is| was| about)|whats|describe|explain|details?(?: (?:of|for|about))?|info(?:rmation)?(?: (?:on|about|for))?|check)(?: me| us)?(?: more)?(?: about| for| the details (?:of|for)| details (?:of|for|about))? (?<what>.+?)(?: about)?$/diu,
    loose: true,
  },
  { pattern: new RegExp(String.raw`^(?<what>(?:${taskWord}|number|#) ?#?\d+)$`, 'diu') },
];

/** Understands questions about one task, or about the tasks that mention something. */
export function parseFind(sentence: Sentence): Intent | undefined {
  return find(sentence, false);
}

/** Also reads "show the dentist task", which could be a misspelled question about the whole list. */
export function parseLooseFind(sentence: Sentence): Intent | undefined {
  return find(sentence, true);
}

function find(sentence: Sentence, loosely: boolean): Intent | undefined {
  for (const { pattern, loose } of questions) {
    const what = loose && !loosely ? undefined : sentence.match(pattern)?.['what'];
    const reference = what && parseReference(what);
    if (reference && isOne(reference) && (!loose || isClear(reference, sentence))) {
      return { kind: 'find', reference };
    }
  }
  return undefined;
}

function isOne(reference: Reference): boolean {
  return reference.by !== 'all' && reference.by !== 'nothing';
}

function isClear(reference: Reference, sentence: Sentence): boolean {
  return reference.by !== 'title' || reference.exact || mentionsTasks(sentence.text);
}
