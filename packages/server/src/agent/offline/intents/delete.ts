import type { Intent } from '../intent.ts';
import { mentionsTasks, parseReference, taskWord } from '../reference.ts';
import type { Sentence } from '../sentence.ts';

const list = String.raw`(?:the |my |our )?(?:(?:to-?do|to do|task) )*(?:list|tasks|to-?dos|agenda)`;

/** `loose`: without a word for a task it may be about the world ("cancel my subscription"). */
const orders: readonly { pattern: RegExp; loose?: true }[] = [
  { pattern: /^(?:delet(?:e|ing)|remov(?:e|ing)|eras(?:e|ing)|del|rm) (?<what>.+)$/diu },
  {
    pattern: new RegExp(
      String.raw`^(?:tak(?:e|ing)|get|strike|kick|pull|wipe|clear|drop) (?<what>.+?) (?:off|out|from|off of|out of)(?: of)? ${list}$`,
      'diu',
    ),
  },
  {
    pattern:
      /^(?:cancel(?:l?ing)?|drop(?:ping)?|discard(?:ing)?|scrap(?:ping)?|trash(?:ing)?|bin|clear(?:ing)?|wipe|kill|dump|purge|eliminate|destroy|throw (?:away|out)|get(?:ting)? rid of|forget(?: about)?|strike|ditch|dismiss|take (?:away|out)|nuke) (?<what>.+)$/diu,
    loose: true,
  },
  {
    pattern:
      /^(?:i|we) (?:don'?t|do not|no longer) (?:need|have to do)(?: to (?:do|keep))? (?<what>.+?)(?: any ?more| any longer| now)?$/diu,
    loose: true,
  },
  {
    pattern:
      /^(?<what>.+?) (?:is|are) (?:no longer|not) (?:needed|necessary|required|relevant)(?: any ?more)?$/diu,
    loose: true,
  },
  { pattern: /^(?<what>.+?) can (?:go|be (?:deleted|removed|dropped))$/diu, loose: true },
];

const alone = new RegExp(
  String.raw`^(?:delete|remove|erase|get rid of)(?: (?:a|an|one|one of my|some))?(?: ${taskWord})?$`,
  'iu',
);

/** Understands that a task is to be deleted. */
export function parseDelete(sentence: Sentence): Intent | undefined {
  if (alone.test(sentence.text)) return { kind: 'delete', reference: { by: 'nothing' } };
  for (const { pattern, loose } of orders) {
    const what = sentence.match(pattern)?.['what'];
    if (!what) continue;
    const reference = parseReference(what);
    const isBare = reference.by === 'title' && !reference.exact && !mentionsTasks(sentence.text);
    if (loose && (isBare || reference.by === 'previous')) continue;
    return { kind: 'delete', reference };
  }
  return undefined;
}
