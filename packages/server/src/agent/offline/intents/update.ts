import type { Intent, UpdateReading } from '../intent.ts';
import { mentionsTasks, parseReference, type Reference, taskWord } from '../reference.ts';
import type { Sentence } from '../sentence.ts';
import { tidyTitle } from '../titles.ts';

const change = String.raw`(?:chang(?:e|ing)|updat(?:e|ing)|renam(?:e|ing)|edit(?:ing)?|modify(?:ing)?|alter(?:ing)?|retitl(?:e|ing)|reword(?:ing)?|rephrase|rewrite|correct|fix|adjust|amend|revise|replac(?:e|ing)|switch|turn|swap|convert)`;
const text = String.raw`(?:(?:the )?(?:title|name|text|wording|heading) (?:of|for|on) )`;
const into = String.raw`(?: to say| to read| to be| so (?:that )?it (?:says|reads)| to| into| with| as| by|:| ?->| ?→| ?=>| ?=)(?: just)?:?`;
const numbered = String.raw`(?:the )?(?:(?:${taskWord}|number|no\.?|id) ?)*#?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)`;
const note = String.raw`(?:descriptions?|notes?|details?|comments?)`;

/** Sentences in which the number or a quote leaves no doubt where the new text begins. */
const certain: readonly RegExp[] = [
  new RegExp(
    String.raw`^${change} ${text}?(?<what>${numbered})(?:'s)?(?: (?:title|name|text))?(?:,? ?from .+?)?${into} ?(?<title>.+)$`,
    'diu',
  ),
  new RegExp(
    String.raw`^${change} ${text}?(?<what>${numbered})(?:,| ?[-–—])? (?<title>(?!(?:to|into|with|as|by|from)\b).+)$`,
    'diu',
  ),
  new RegExp(
    String.raw`^(?:set|make|give|let|have|call|name) ${text}?(?<what>${numbered})(?:'s)?(?: (?:the )?(?:title|name|text))?(?: to be| to say| to| say| read| be| as|:| =)? (?<title>.+)$`,
    'diu',
  ),
  new RegExp(
    String.raw`^(?<what>${numbered}) (?:should|must|needs to|has to|ought to|shall|is supposed to|is now|now)(?: be(?: called)?| say| read| become)?:? (?<title>.+)$`,
    'diu',
  ),
  new RegExp(
    String.raw`^${change} ${text}?(?:${taskWord} )?(?<what>"[^"]+"|'[^']+')${into} ?(?<title>.+)$`,
    'diu',
  ),
];
const description: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:${change}|set|make|add|put|write|give|attach) (?:the |a |an )?(?:new )?${note} (?:of|for|to|on|in) (?<what>.+?)(?:${into}| saying| that says) ?(?<description>.+)$`,
    'diu',
  ),
  new RegExp(String.raw`^(?:${change}|set) (?<what>.+?)'s ${note}${into} ?(?<description>.+)$`, 'diu'),
  new RegExp(
    String.raw`^(?:add|put|attach|write) (?:the |a |an )?${note}:? (?<description>.+?) (?:to|on|for) (?<what>${numbered})$`,
    'diu',
  ),
  new RegExp(String.raw`^describe (?<what>.+?) as (?<description>.+)$`, 'diu'),
];
const open = new RegExp(String.raw`^${change} ${text}?(?<rest>.+)$`, 'diu');
const alone = new RegExp(String.raw`^${change}(?: (?:a|an|one|one of my))?(?: ${taskWord})?$`, 'iu');
/** Things people do to the world as well. */
const ambiguous = /^(?:turn|swap|convert|switch|correct|fix|adjust|alter|revise|amend)/iu;
const borders = [/ (?:to say|to read|to be|into|to) |: | ?(?:->|→|=>) ?/giu, / (?:with|as|by) /giu];

/** Understands that a task gets another title or description. */
export function parseUpdate(sentence: Sentence): Intent | undefined {
  if (alone.test(sentence.text)) return update([{ reference: { by: 'nothing' } }]);
  const reading = parseDescription(sentence) ?? parseCertain(sentence);
  if (reading) return update([reading]);
  const rest = sentence.match(open)?.['rest'];
  if (!rest || (ambiguous.test(sentence.text) && !mentionsTasks(sentence.text))) return undefined;
  const isSwap = /^(?:replac|swap)/iu.test(sentence.text);
  return parseOpen(rest, isSwap ? borders.toReversed() : borders);
}

function parseDescription(sentence: Sentence): UpdateReading | undefined {
  for (const pattern of description) {
    const groups = sentence.match(pattern);
    const reference = referenceIn(groups?.['what']);
    const said = groups?.['description'];
    if (reference && said) return { reference, description: unquoted(said) };
  }
  return undefined;
}

function parseCertain(sentence: Sentence): UpdateReading | undefined {
  for (const pattern of certain) {
    const groups = sentence.match(pattern);
    const reference = referenceIn(groups?.['what']);
    const title = groups?.['title'];
    if (reference && title && !isStatus(title.text)) return { reference, title: tidyTitle(title) };
  }
  return undefined;
}

/** "the meeting with Bob to lunch with Bob": every place where the new text could begin is a reading. */
function parseOpen(rest: Sentence, likeliestFirst: readonly RegExp[]): Intent | undefined {
  const readings: UpdateReading[] = [];
  for (const found of likeliestFirst.flatMap((border) => [...rest.text.matchAll(border)])) {
    const title = rest.slice(found.index + found[0].length);
    const reference = referenceIn(rest.slice(0, found.index));
    if (reference && title.text !== '' && !isStatus(title.text))
      readings.push({ reference, title: tidyTitle(title) });
  }
  if (readings.length > 0) return update(readings);
  if (isStatus(rest.text.replace(/^.* (?:to|as|into) /iu, ''))) return undefined;
  const reference = referenceIn(rest);
  if (!reference || reference.by === 'all' || !mentionsTasks(rest.text)) return undefined;
  return update([{ reference }]);
}

function referenceIn(what: Sentence | undefined): Reference | undefined {
  if (!what) return undefined;
  return parseReference(
    what
      .without(/(?:'s)?(?: (?:title|name|text))?$/iu)
      .without(/^(?:the )?(?:title|name|text) (?:of|for) /iu),
  );
}

/** "Change task 1 to done" is about its status, not its title. */
function isStatus(title: string): boolean {
  return /^(?:be )?(?:as )?(?:not |in|un)?(?:complete[d]?|done|finished|pending|open|closed|incomplete|undone)$/iu.test(
    title,
  );
}

function unquoted(said: Sentence): string {
  return said.without(/^["']/u).without(/["']$/u).original.trim();
}

function update(readings: UpdateReading[]): Intent {
  return { kind: 'update', readings };
}
