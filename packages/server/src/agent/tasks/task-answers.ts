import type { TaskRepository } from '@chatdock/mcp-tasks';
import type { Logger, Turn } from '../../chat/ports.ts';
import type { Owner } from '../../owner.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { notice } from '../../respond/passing-events.ts';
import type { ToolEffect } from '../agent-options.ts';
import type { AssistantModel } from '../models/choose-model.ts';
import { nameBeside } from '../naming/name-beside.ts';
import { AnswerLists } from './answer-lists.ts';
import { readWishes, type Wishes } from './wishes.ts';

interface TaskAnswersOptions {
  readonly model: AssistantModel;
  readonly tasks: (owner: Owner) => TaskRepository;
  readonly logger: Logger;
  readonly titles?: boolean | undefined;
}

/** What is known of an answer while it is given. */
interface OpenAnswer {
  readonly lists: AnswerLists;
  readonly wishes: Wishes;
}

/** The tools that a message can ask for. */
const tools = [
  'add_task',
  'list_tasks',
  'complete_task',
  'update_task',
  'delete_task',
  'get_task',
  'reopen_task',
];

/** The most conversations of which is remembered that they were told something. */
const mostTold = 10_000;

/** What stands around the answers of an agent to make them answers about tasks: the model that was chosen, notices, lists, a name. */
export class TaskAnswers {
  readonly #options: TaskAnswersOptions;
  readonly #open = new WeakMap<Turn, OpenAnswer>();
  /** The conversations that know that their model takes no tools. */
  readonly #told = new Set<string>();

  constructor(options: TaskAnswersOptions) {
    this.#options = options;
  }

  /** What the message asks for; known while {@link TaskAnswers.around} runs. */
  wishes(turn: Turn): Wishes {
    return this.#open.get(turn)?.wishes ?? { model: this.#options.model.model };
  }

  /** To be told of every tool call that has ended. */
  see(turn: Turn, call: ToolEffect): void {
    this.#open.get(turn)?.lists.see(call);
  }

  async *around(
    turn: Turn,
    answer: () => AsyncIterable<ThreadStreamEvent>,
  ): AsyncGenerator<ThreadStreamEvent> {
    const { model, tasks, logger, titles = false } = this.#options;
    const wishes = await readWishes(turn, model, tools);
    const lists = new AnswerLists(turn, tasks(turn.owner), logger);
    this.#open.set(turn, { lists, wishes });
    const named = titles && !model.offline ? nameBeside(wishes.model, turn, logger) : undefined;
    if (wishes.notice !== undefined) yield notice('warning', wishes.notice);
    yield* lists.around(answer());
    if (wishes.model.lacksTools && !turn.signal.aborted) yield* this.#tellOnce(turn);
    await named?.();
  }

  *#tellOnce({ thread }: Turn): Generator<ThreadStreamEvent> {
    if (this.#told.has(thread.id)) return;
    if (this.#told.size >= mostTold) this.#told.clear();
    this.#told.add(thread.id);
    yield notice(
      'warning',
      'This model cannot use tools: it can talk about tasks, but neither see nor change them.',
    );
  }
}
