import type { Intent } from '../intent.ts';
import { mentionsTasks, parseReference, type Reference, taskWord } from '../reference.ts';
import type { Sentence } from '../sentence.ts';

const done = String.raw`(?:as |to |to be |is |are |= ?)?(?:being )?(?:all |already |now )?(?:complete[d]?|done|finished|finish|closed|resolved|checked(?: off)?|ticked(?: off)?|completion|over|through)`;
const mark = String.raw`(?:mark(?:ing|ed)?|set(?:ting)?|flag|put|make|tag|turn|move|switch|change|consider|count|label)`;

/** `loose`: without a word for a task it may be about the world, so it then has to name a number or a quote. */
const orders: readonly { pattern: RegExp; loose?: true }[] = [
  // mark task 3 as done · mark as done task 3
  { pattern: new RegExp(String.raw`^${mark} (?:off )?(?<what>.+?)(?: off)?,? ${done}$`, 'diu') },
  { pattern: new RegExp(String.raw`^${mark} ${done}:? (?<what>.+)$`, 'diu') },
  { pattern: new RegExp(String.raw`^mark (?:off )?(?<what>(?:${taskWord} )?#?\d+)$`, 'diu') },
  // complete task 3 · check off task 3 · cross task 3 off
  {
    pattern:
      /^(?:complet(?:e|ing)|finish(?:ing)?(?: off| up)?|accomplish) (?<what>(?!list\b|task list\b).+)$/diu,
  },
  {
    pattern:
      /^(?:check(?:ing)?|tick(?:ing)?|cross(?:ing)?|mark|strike|scratch)(?: off| out)? (?<what>.+?)(?: off| out| as off)(?: (?:of |from )?(?:my|the) .*list)?$/diu,
  },
  {
    pattern: /^(?:check(?:ing)?|tick(?:ing)?|cross(?:ing)?|strike|scratch|mark) (?:off|out) (?<what>.+)$/diu,
  },
  {
    pattern: /^(?:close|resolve|tick|conclude|wrap up|knock out|settle)(?: out)? (?<what>.+)$/diu,
    loose: true,
  },
  // I finished task 3 · done with task 3
  {
    pattern:
      /^(?:(?:i|we)(?:'ve| have)?|just|already)?(?: just| already| finally| now)* ?(?:finished(?: with| up)?|completed|accomplished|wrapped up)(?: with)? (?<what>.+)$/diu,
  },
  {
    pattern:
      /^(?:(?:i|we)(?:'ve| have| did)?)(?: just| already| finally| now)* (?:did|done|checked off|crossed off|ticked off|closed)(?: with)? (?<what>.+)$/diu,
    loose: true,
  },
  { pattern: /^(?:(?:i'?m|i am|we'?re|we are|all) )?(?:done|finished|through) with (?<what>.+)$/diu },
  { pattern: /^(?:done|finished|completed|complete)(?::| ?[-–—]|,) ?(?<what>.+)$/diu },
  {
    pattern: new RegExp(
      String.raw`^(?:done|finished|completed) (?<what>(?:the |my )?(?:${taskWord} )?#?\d+)$`,
      'diu',
    ),
  },
];

/** task 3 is done · groceries: done */
const statement = new RegExp(
  String.raw`^(?<what>(?!.*\b(?:not|isn't|never|almost|nearly|partly|half|hardly)\b).+?)(?: is| are| was| were| has been| have been| got|'s|:|,| [-–—])? (?:now |already |all |finally )*(?:done|completed?|finished|taken care of|checked off|ticked off)(?: now| already| too)?$`,
  'diu',
);

const alone = new RegExp(
  String.raw`^(?:(?:complete|finish|check off|tick off|cross off|mark)(?: (?:a|an|one|one of my|some))?(?: ${taskWord})?|mark (?:a |one )?${taskWord} ${done}|(?:i(?:'ve| have| am|'m)? )?(?:done|finished|completed)(?: (?:a|one) ${taskWord})?)$`,
  'iu',
);
const subjects =
  /^(?:i|we|you|he|she|they|it's|what|which|who|that'?s|am|is|are|have|has|did|do|does|was|how|when|where|why|show|list|tell|give|see|view|display|find|get|if)\b/iu;

/** Understands that a task is done, or is to be marked as done. */
export function parseComplete(sentence: Sentence): Intent | undefined {
  if (alone.test(sentence.text)) return { kind: 'complete', reference: { by: 'nothing' } };
  for (const { pattern, loose } of orders) {
    const what = sentence.match(pattern)?.['what'];
    const reference = what && parseReference(what);
    if (reference && !(loose && isVague(reference, sentence.text))) return { kind: 'complete', reference };
  }
  return parseStatement(sentence);
}

function parseStatement(sentence: Sentence): Intent | undefined {
  const what = sentence.match(statement)?.['what'];
  if (!what || subjects.test(what.text)) return undefined;
  return { kind: 'complete', reference: parseReference(what) };
}

function isVague(reference: Reference, text: string): boolean {
  return reference.by === 'title' && !reference.exact && !mentionsTasks(text);
}
