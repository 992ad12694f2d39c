import { withoutCourtesy } from './courtesy.ts';
import type { Intent, NewTask, Topic } from './intent.ts';
import { parseAdd, parseObligation } from './intents/add.ts';
import { parseComplete } from './intents/complete.ts';
import { parseDelete } from './intents/delete.ts';
import { parseFind, parseLooseFind } from './intents/find.ts';
import { parseList } from './intents/list.ts';
import { parseReopen } from './intents/reopen.ts';
import { isAboutOthers, isNegated, parseTalk } from './intents/talk.ts';
import { parseUpdate } from './intents/update.ts';
import { mendKeywords } from './keyword-typos.ts';
import { mentionsTasks } from './reference.ts';
import { Sentence } from './sentence.ts';
import { tidyTitle } from './titles.ts';

/** Longer messages are not read at all: no sentence these rules know is that long. */
export const maxReadableLength = 1000;
/** More orders in one message than this are not followed. */
const maxOrders = 5;

/**
 * Understands a message: usually one intent, several when it is plainly several orders. What the rules do not
 * know is the topic `unknown`.
 */
export function parseIntents(message: string): Intent[] {
  if (message.length > maxReadableLength) return [talk('unknown')];
  const listed = parseLines(message);
  if (listed) return [listed];
  const whole = Sentence.of(message);
  return parseSeveral(whole) ?? [parseSentence(whole) ?? talk('unknown')];
}

const stop = /[.;!?]+ (?:and |then |also )*|,? (?:and )?then |\bafter that,? /giu;
const and = /,? and (?:also |then )?/giu;
const comma = /,? and (?:also |then )?|, /giu;

/** Understands one order; `undefined` when no rule fits, also with misspelled keywords mended. */
function parseSentence(said: Sentence): Intent | undefined {
  const talked = parseTalkOrReopen(said.without(/[ .!…,]+$/u));
  if (talked) return talked;
  const bare = withoutCourtesy(said);
  const mended = withoutCourtesy(mendKeywords(said));
  return parseOrder(bare) ?? parseOrder(mended) ?? parseLooseFind(bare) ?? parseObligation(bare);
}

/** What is about the chat; of that, only opening a task again is something to do. */
function parseTalkOrReopen(sentence: Sentence): Intent | undefined {
  const topic = parseTalk(sentence);
  if (topic === undefined) return undefined;
  return (topic === 'reopen' ? parseReopen(sentence) : undefined) ?? talk(topic);
}

function parseOrder(sentence: Sentence): Intent | undefined {
  if (/^(?:if|unless|once|until|whenever|when|after|before|while|assuming|suppose)\b/iu.test(sentence.text)) {
    return undefined;
  }
  const talked = parseTalkOrReopen(sentence);
  if (talked) return talked;
  if (isNegated(sentence)) return talk('negation');
  const wish = sentence.match(
    /^(?:i|we)(?:'d|'ve| would| have)?(?: really| also| still| just)? (?:like|love|want|wanna|need|have|wish|got|gotta|must|should|ought)(?: you)?(?: to)? (?<rest>.+)$/diu,
  )?.['rest'];
  if (wish) return parseWish(sentence, wish);
  return parseUpdateOfNote(sentence) ?? parseAdd(sentence) ?? parseCommand(sentence);
}

/** "I want to …": an order only when it speaks of tasks. */
function parseWish(sentence: Sentence, wish: Sentence): Intent | undefined {
  const said = withoutCourtesy(wish);
  const isForTheList =
    mentionsTasks(said.text) || /^(?:see|view|show|know|list|add|remember)\b/iu.test(said.text);
  const order = isForTheList ? (parseUpdateOfNote(said) ?? parseAdd(said) ?? parseCommand(said)) : undefined;
  return order ?? parseAdd(sentence) ?? parseCommand(sentence);
}

function parseCommand(sentence: Sentence): Intent | undefined {
  if (isAboutOthers(sentence)) return talk('other_people');
  return (
    parseList(sentence) ??
    parseUpdate(sentence) ??
    parseDelete(sentence) ??
    parseFind(sentence) ??
    parseComplete(sentence)
  );
}

/** "Add a note to task 1: …" begins like an order for a new task. */
function parseUpdateOfNote(sentence: Sentence): Intent | undefined {
  const isNote =
    /^(?:add|put|attach|write) (?:the |a |an )?(?:descriptions?|notes?|details?|comments?)\b.* (?:to|on|for|in) /iu;
  const found = isNote.test(sentence.text) ? parseUpdate(sentence) : undefined;
  return found?.kind === 'update' && found.readings[0]?.reference.by !== 'title' ? found : undefined;
}

/** "Add these tasks:" and a line for each. */
function parseLines(message: string): Intent | undefined {
  const [head = '', ...lines] = message.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const opening = /\b(?:tasks|to-?dos|items|reminders|things|these|following|list)\b[^\n]*$/iu;
  if (lines.length === 0 || !opening.test(head)) return undefined;
  if (!/\b(?:add|create|new|make|put|need|have|remember|note)\b/iu.test(head)) return undefined;
  const tasks: NewTask[] = lines.map((line) => ({
    title: tidyTitle(
      Sentence.of(line.replace(/^\s*(?:[-*•]|\d{1,3}[.)]|\[[ x]?\])\s*(?:\[[ x]?\]\s*)?/iu, '')),
    ),
  }));
  return { kind: 'add', tasks, expectsReminder: false };
}

/** Several orders, only when every piece is one by itself and none of them takes free text up to its end. */
function parseSeveral(whole: Sentence): Intent[] | undefined {
  return [stop, and, comma]
    .flatMap((border) => parsePieces(whole, border))
    .toSorted((left, right) => right.length - left.length)[0];
}

function parsePieces(whole: Sentence, border: RegExp): Intent[][] {
  const pieces = splitAt(whole, border);
  if (pieces.length < 2 || pieces.length > maxOrders) return [];
  const intents = pieces.map(parseSentence).filter(isOrder);
  const areSeparate = intents.every((intent, at) => isSeparate(intent, intents[at + 1], border));
  return intents.length === pieces.length && areSeparate ? [intents] : [];
}

function isOrder(intent: Intent | undefined): intent is Intent {
  return intent !== undefined && intent.kind !== 'talk' && intent.kind !== 'find';
}

/** A title may hold "and"; it ends before an order only when that one speaks of the list or a number. */
function isSeparate(intent: Intent, next: Intent | undefined, border: RegExp): boolean {
  if (!next || intent.kind === 'list') return true;
  if (intent.kind === 'add' && border === comma) return false;
  if (next.kind === 'list' || next.kind === 'add') return true;
  if (next.kind === 'update') return next.readings.every(({ reference }) => reference.by === 'numbers');
  return next.kind !== 'talk' && next.reference.by === 'numbers';
}

function splitAt(whole: Sentence, border: RegExp): Sentence[] {
  const pieces: Sentence[] = [];
  let start = 0;
  const quotes = [...whole.text.matchAll(/"[^"]*"|(?<=\s)'[^']*'(?=\s|$|[.,!?;])/gu)];
  for (const found of whole.text.matchAll(border)) {
    const isQuoted = quotes.some(
      ({ index, 0: text }) => index < found.index && found.index < index + text.length,
    );
    if (isQuoted) continue;
    pieces.push(whole.slice(start, found.index));
    start = found.index + found[0].length;
  }
  pieces.push(whole.slice(start));
  return pieces.map((piece) => piece.trimmed()).filter((piece) => /[\p{L}\p{N}]/u.test(piece.text));
}

function talk(topic: Topic): Intent {
  return { kind: 'talk', topic };
}
