import type { Conversation, Exchange } from './conversation.ts';
import type { Intent } from './intent.ts';
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
  for (const exchange of [...before.slice(-6), { said, answered: '' }]) {
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
  const ids =
    choose(said, offered) ?? (isTopic(intents, 'unknown') ? chooseByWords(said, offered) : undefined);
  return ids && [withIds(wanted, ids, offered)];
}

const chatter =
  /^(?:(?:i mean|i meant|it'?s|that'?s|that would be|please|the one|make it|choose|pick|take|yes|ok|okay|well|um|only|just)[,:]? )+/iu;

/** Reads "5", "the second", "both", "yes". */
function choose(said: string, offered: readonly TaskLine[]): number[] | undefined {
  const bare = Sentence.of(said)
    .without(/[ .!?]+$/u)
    .without(chatter);
  const text = bare.text.toLowerCase();
  if (
    offered.length === 1 &&
    /^(?:yes|yep|yeah|y|sure|ok|okay|right|correct|exactly|it|this|that)(?: one)?$/u.test(text)
  ) {
    return offered.map(({ id }) => id);
  }
  if (/^(?:both|all|every one|everything|each)(?: of (?:them|these|those))?(?: please)?$/u.test(text))
    return offered.map(({ id }) => id);
  const reference = parseReference(bare);
  if (reference.by === 'position') {
    const at = reference.position > 0 ? reference.position - 1 : reference.position;
    const id = offered.at(at)?.id;
    return id === undefined ? undefined : [id];
  }
  return reference.by === 'numbers' ? reference.numbers : undefined;
}

/** Reads "the one about Bob", when it fits one of the tasks we named, or several. */
function chooseByWords(said: string, offered: readonly TaskLine[]): number[] | undefined {
  const reference: Reference = parseReference(
    Sentence.of(said)
      .without(/[ .!?]+$/u)
      .without(chatter),
  );
  if (reference.by !== 'title') return undefined;
  const tasks = offered.map((line) => ({ ...line, completed: false }));
  const found = findTasks(tasks, reference.title, false);
  if (!found || found.fit === 'some') return undefined;
  return found.tasks.map(({ id }) => id);
}

/** What the user wanted, now with the tasks they mean. */
function withIds(wanted: Intent, ids: number[], offered: readonly TaskLine[]): Intent {
  const reference: Reference = { by: 'numbers', numbers: ids };
  if (wanted.kind === 'update') {
    const tasks = offered.map((line) => ({ ...line, completed: false }));
    return { kind: 'update', readings: [{ ...bestReading(wanted.readings, tasks), reference }] };
  }
  return wanted.kind === 'complete' || wanted.kind === 'delete' || wanted.kind === 'find'
    ? { ...wanted, reference }
    : wanted;
}
