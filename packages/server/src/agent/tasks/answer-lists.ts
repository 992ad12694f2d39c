import type { TaskRepository } from '@chatdock/mcp-tasks';
import type { Logger, Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { itemBase } from '../../respond/answering.ts';
import type { ToolEffect } from '../agent-options.ts';
import { failureFields } from '../run/to-stream-error.ts';
import { isShown } from './listing-tools.ts';
import { currentList, keptLists } from './list-items.ts';
import { keyOf, readQuery, type ListQuery } from './list-query.ts';
import { taskListWidget } from './task-list-widget.ts';
import { taskRows } from './task-rows.ts';

/** The most lists that one answer shows. */
const mostLists = 3;

/** The lists that one answer is to show, and whether it changed what the lists before it show. */
export class AnswerLists {
  readonly #turn: Turn;
  readonly #tasks: TaskRepository;
  readonly #logger: Logger;
  readonly #wanted = new Map<string, { query: ListQuery; isSure: boolean }>();

  constructor(turn: Turn, tasks: TaskRepository, logger: Logger) {
    this.#turn = turn;
    this.#tasks = tasks;
    this.#logger = logger;
  }

  /** To be told of every tool call that has ended. */
  see({ name, readOnly, failed, arguments: given }: ToolEffect): void {
    if (!readOnly) this.#forgetLookUps();
    if (name !== 'list_tasks' || failed) return;
    const query = readQuery(given);
    const shown = isShown(given);
    if (query && shown !== false) this.#wanted.set(keyOf(query), { query, isSure: shown === true });
  }

  /**
   * The answer, and when all is said: lists of before that are different now, then the new ones. What fails of that is
   * logged, and fails no answer.
   */
  async *around(answer: AsyncIterable<ThreadStreamEvent>): AsyncGenerator<ThreadStreamEvent> {
    try {
      for await (const event of answer) {
        // A card asks whether a change may be made: what came before was looked up for it.
        if (event.type === 'thread.item.done' && event.item.type === 'widget') this.#forgetLookUps();
        yield event;
      }
    } catch (error) {
      this.#wanted.clear();
      yield* this.#followUp();
      throw error;
    }
    yield* this.#followUp();
  }

  /** What was only looked up, to find the task that a change is about, is not shown. */
  #forgetLookUps(): void {
    for (const [key, { isSure }] of this.#wanted) if (!isSure) this.#wanted.delete(key);
  }

  async *#followUp(): AsyncGenerator<ThreadStreamEvent> {
    if (this.#turn.signal.aborted) return;
    try {
      yield* this.#events();
    } catch (error) {
      this.#logger.warn({ turn: this.#turn.id, ...failureFields(error) }, 'task lists could not be shown');
    }
  }

  async *#events(): AsyncGenerator<ThreadStreamEvent> {
    const now = this.#turn.now();
    for (const list of await keptLists(this.#turn)) {
      const item = await currentList(list, { tasks: this.#tasks, now });
      if (item !== list.item) yield { type: 'thread.item.replaced', item };
    }
    for (const { query } of [...this.#wanted.values()].slice(0, mostLists)) {
      const rows = await taskRows(this.#tasks, query);
      if (rows.tasks.length === 0) continue;
      const base = itemBase(this.#turn, 'message');
      yield {
        type: 'thread.item.done',
        item: { type: 'widget', ...base, ...taskListWidget({ query, rows, now }) },
      };
    }
  }
}
