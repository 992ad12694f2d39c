import type { Intent, TaskStatus } from '../intent.ts';
import type { Sentence } from '../sentence.ts';

// prettier-ignore
const words = new Set((
  // question words, people, verbs
  "what what's whats which how many much all any anything some something every everything each i i've ive i'm im me my " +
  "mine our us we you is are am was were be been do does did doing have has had haven't havent hasn't didn't don't " +
  "get got give need needs should must can could would shall will going gotta supposed want know tell see seen show " +
  "showing list listing display view print read pull bring open check look fetch review go through over enumerate recap " +
  "summarize summarise overview out up at let let's there there's here of for from that those them these this it the a " +
  "an on in to by with and or both including included remember " +
  // the tasks and how far they are
  "task tasks todo todos to-do to-dos list lists item items reminder reminders thing things chore chores agenda plate " +
  "stuff work backlog entries job jobs pending left remaining remain remains unfinished incomplete uncompleted undone " +
  "outstanding active due overdue next still yet not already ahead waiting open closed complete completed completely " +
  "complete? done finish finished finishing accomplish accomplished accomplishments achieved achievements resolved " +
  "ticked checked crossed off behind completing off history archive archived stored saved added current currently " +
  "existing whole full entire total status so far now right moment today tonight tomorrow week month lately recently " +
  "again please today's tomorrow's week's else one ones other more only just first upcoming hold date exactly happening").split(' '));

const nouns =
  /\b(?:tasks?|to-?dos?|to do|lists?|everything|items|things|reminders|chores|agenda|plate|stuff|backlog|entries|overview|jobs)\b/iu;
const pending =
  /\b(?:pending|today's|tomorrow's|week's|open|outstanding|remaining|remains?|left|unfinished|incomplete|uncompleted|undone|active|due|overdue|still|next|upcoming|ahead|waiting|yet|not (?:\w+ )?(?:done|finished|completed?)|(?:haven'?t|hasn'?t|didn'?t|have not|did not|has not|isn'?t|aren'?t)|(?:have|need|needs|got|supposed|want|things?|stuff|work|anything|something|going|tasks|items|what) to (?:do|complete|finish|get done|be done)|to be done|should (?:i|we)|must (?:i|we)|(?:i|we) (?:should|must|need)|on my plate|do i do)\b/iu;
const completed =
  /\b(?:completed?|done|finish(?:ed)?|accomplish(?:ed|ments)?|achieved|achievements|closed|ticked|checked|crossed|resolved|did (?:i|we) (?:do|get)|(?:i|we) did|behind|history|archived?)\b/iu;
const everyStatus =
  /\b(?:includ(?:ing|ed)|both|(?:done|completed?|finished|closed) (?:and|or) (?:\w+ )?(?:undone|pending|open|incomplete|unfinished|not)|(?:undone|pending|open|incomplete|unfinished) (?:and|or) (?:\w+ )?(?:done|completed?|finished|closed))\b/iu;
const whetherAll =
  /^(?:am i|are we|is (?:it|this)|is everything|are (?:they|all|all of them)|have (?:i|we)|did (?:i|we))(?: all| already)* (?:done|finished|completed?|(?:finish|complete|do|done|finished|completed) (?:everything|it all|all(?: of)?(?: my| the)?(?: tasks)?)|through)(?: yet| already| now| with (?:everything|my tasks))?$/iu;
/** "Complete all tasks" and the like are orders, and "what can I do here" asks about the chat. */
const orders =
  /^(?:complete|finish|close|archive|open|do|check|have|get|resolve) (?:a|an|one|all|everything|every|each|my|the|it|them|both|task|that|this)\b(?!.*\b(?:list|left|pending)$)|\bcan (?:i|you) do\b|^(?:i'?m|i am|all|(?:i|we)(?:'ve| have)) (?:\w+ )?(?:done|finished|completed)(?: (?:everything|all|them|it)\b.*)?$|^(?:done|complete|completed|finished|open|next|do|left|still|due|off|closed|finish|check)$/iu;
const asks = /^(?:what|which|how|any|anything|is|are|do|have|did|am|was|where|should|whats|everything|i)\b/iu;
const shows =
  /^(?:show|list|display|view|see|tell|give|print|read|pull|bring|look|fetch|review|go|enumerate|recap|summari[sz]e|overview|let|know|check|open|get|remind)\b/iu;

/** Understands questions about the list as a whole, from the words they are made of. */
export function parseList(sentence: Sentence): Intent | undefined {
  const text = sentence.text
    .replace(/[?!.,:]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const used = text.toLowerCase().split(' ');
  if (used.length > 16 || !used.every((word) => words.has(word))) return undefined;
  if (whetherAll.test(text)) return { kind: 'list', status: 'pending' };
  if (orders.test(text)) return undefined;
  const status = statusIn(text);
  if (!isAboutTasks(text, status)) return undefined;
  return { kind: 'list', status };
}

function isAboutTasks(text: string, status: TaskStatus): boolean {
  if (/^(?:list|show|show all|list all|everything|all)$/iu.test(text)) return true;
  if (nouns.test(text)) return true;
  if (status !== 'all')
    return (
      asks.test(text) ||
      shows.test(text) ||
      /^(?:all|my|the|only|just|pending|remaining|unfinished|incomplete|outstanding)\b/iu.test(text)
    );
  return /^(?:what (?:do|have) (?:i|we) (?:have|got)|(?:show|tell|give) me (?:all|everything|what i have))\b/iu.test(
    text,
  );
}

function statusIn(text: string): TaskStatus {
  if (everyStatus.test(text)) return 'all';
  if (pending.test(text)) return 'pending';
  // "the complete list" is the whole of it.
  return completed.test(text.replace(/\bcomplete (?:task |to-?do )?(?:list|overview)\b/iu, 'list'))
    ? 'completed'
    : 'all';
}
