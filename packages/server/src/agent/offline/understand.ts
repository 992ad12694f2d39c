import { withoutCourtesy } from './courtesy.ts';
import type { Conversation, Exchange } from './conversation.ts';
import type { Intent } from './intent.ts';
import type { ListedTask } from './listed-task.ts';
import { maxReadableLength, parseIntents } from './parse-intents.ts';
import { bestReading } from './plans/change.ts';
import { findTasks } from './find-tasks.ts';
import { parseReference, type Reference } from './reference.ts';
import { type Question, readQuestion } from './replies.ts';
import { Sentence } from './sentence.ts';
import { readTaskLines, type TaskLine } from './task-lines.ts';
import { tidyTitle } from './titles.ts';

/**
 * Understands the message to answer in the light of what came before: "the second" after we asked which task is meant
 * goes on with what the user wanted then.
 */
export function understand({ before, said = '' }: Conversation): Intent[] {
  let intents: Intent[] = [];
  let previous: Exchange | undefined;
  for (const exchange of [...before.slice(-6), { said, answered: '', lists: '' }]) {
    const question = previous && readQuestion(previous.answered);
    const answered =
      question &&
      previous &&
      answer(question, { said: exchange.said, before: intents, asked: previous.answered });
    intents = answered ?? parseIntents(exchange.said);
    previous = exchange;
  }
  return intents;
}

interface Answer {
  said: string;
  /** What the user wanted when we asked. */
  before: readonly Intent[];
  /** Our question. */
  asked: string;
}

function answer(question: Question, given: Answer): Intent[] | undefined {
  const intents = parseIntents(given.said);
  if (isTopic(intents, 'never_mind') || given.said.length > maxReadableLength) return intents;
  return question.kind === 'which' ? answerWhich(given, intents) : answerTitle(question, given.said, intents);
}

/** What the task is to say: all of it, unless it is plainly another order. */
function answerTitle(question: Question, said: string, intents: Intent[]): Intent[] {
  const [first] = intents;
  const isOrder = /\b(?:tasks?|to-?dos?|list|help|undo)\b/iu.test(said) && !isTopic(intents, 'unknown');
  if (isOrder || (question.kind === 'title' && first?.kind === 'add' && first.tasks.length > 0))
    return intents;
  const title = tidyTitle(Sentence.of(said));
  return question.kind === 'new_title'
    ? [{ kind: 'update', readings: [{ reference: { by: 'numbers', numbers: [question.id] }, title }] }]
    : [{ kind: 'add', tasks: [{ title }], expectsReminder: false }];
}

function isTopic(intents: readonly Intent[], topic: string): boolean {
  const [only] = intents;
  return intents.length === 1 && only?.kind === 'talk' && only.topic === topic;
}

function answerWhich({ said, before, asked }: Answer, intents: readonly Intent[]): Intent[] | undefined {
  const offered = readTaskLines(asked);
  const wanted = before.findLast(
    (intent) => intent.kind !== 'talk' && intent.kind !== 'list' && intent.kind !== 'add',
  );
  if (!wanted) return undefined;
  const bare = withoutCourtesy(Sentence.of(said)).without(chatter);
  const chosen =
    choose(bare, offered) ?? (isTopic(intents, 'unknown') ? chooseByWords(bare, offered) : undefined);
  return chosen && [withReference(wanted, chosen, offered)];
}

const chatter =
  /^(?:(?:i mean|i meant|it'?s|that'?s|that would be|please|the one|make it|choose|pick|take|yes|ok|okay|well|um|only|just)[,:]? )+/iu;

/** Reads "5", "the second", "both", "yes". */
function choose(bare: Sentence, offered: readonly TaskLine[]): Reference | undefined {
  if (all.test(bare.text) || (offered.length === 1 && yes.test(bare.text))) return numbers(offered);
  const reference = parseReference(bare);
  if (reference.by !== 'position') return reference.by === 'numbers' ? reference : undefined;
  const task = offered.at(reference.position > 0 ? reference.position - 1 : reference.position);
  return task && numbers([task]);
}

const yes = /^(?:yes|yep|yeah|y|sure|ok|okay|right|correct|exactly|it|this|that)(?: one)?$/iu;
const all = /^(?:both|all|every one|everything|each)(?: of (?:them|these|those))?$/iu;

/** Reads "the one about Bob", when that fits something we named. */
function chooseByWords(bare: Sentence, offered: readonly TaskLine[]): Reference | undefined {
  const reference = parseReference(bare);
  if (reference.by !== 'title') return undefined;
  const found = findTasks(asTasks(offered), reference.title, false);
  if (!found || found.fit === 'some') return undefined;
  return found.tasks.length === 1 ? numbers(found.tasks) : { by: 'choice', among: found.tasks };
}

function numbers(tasks: readonly TaskLine[]): Reference {
  return { by: 'numbers', numbers: tasks.map(({ id }) => id) };
}

/** What the user wanted, now with the tasks they mean. */
function withReference(wanted: Intent, reference: Reference, offered: readonly TaskLine[]): Intent {
  if (wanted.kind === 'update') {
    const reading = bestReading(wanted.readings, asTasks(offered));
    return { kind: 'update', readings: [{ ...reading, reference }] };
  }
  return 'reference' in wanted ? { ...wanted, reference } : wanted;
}

function asTasks(lines: readonly TaskLine[]): ListedTask[] {
  return lines.map((line) => ({ ...line, completed: false }));
}
