import { setImmediate } from 'node:timers/promises';
import { ModelRefusalError, type Runner, type RunStreamEvent } from '@openai/agents-core';
import type { Turn } from '../../chat/ports.ts';
import type { Observer } from '../../observer.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { ThreadItem } from '../../protocol/items.ts';
import type { AgentResponderOptions } from '../agent-options.ts';
import { itemFactory } from '../events/item-factory.ts';
import { ThreadEvents } from '../events/to-thread-events.ts';
import { fitHistory } from '../input/fit-history.ts';
import { toAgentInput } from '../input/to-agent-input.ts';
import { threadTitle } from '../naming/thread-title.ts';
import { LimitedTools, ToolUse } from '../tools/limited-tools.ts';
import { type FinishedCall, plainWording } from '../tools/tool-wording.ts';
import { type AgentLimits, LimitError } from './agent-limits.ts';
import { EventQueue } from './event-queue.ts';
import { RunUsage } from './run-usage.ts';
import { EmptyAnswerError, RunWatch } from './run-watch.ts';
import { failureFields, toStreamError } from './to-stream-error.ts';
import { WatchedCalls } from './watched-calls.ts';

/** The options with their defaults, and what all answers share. */
export interface AgentSetting extends AgentResponderOptions {
  readonly limits: AgentLimits;
  readonly runner: Runner;
  readonly observer: Observer;
}

/** One answer: opens tools, runs, translates, closes. */
export class AgentTurn {
  readonly #turn: Turn;
  readonly #setting: AgentSetting;
  readonly #use: ToolUse;
  readonly #usage = new RunUsage();
  readonly #tools: LimitedTools[];

  constructor(turn: Turn, setting: AgentSetting) {
    const { connectTools, limits, observer } = setting;
    this.#turn = turn;
    this.#setting = setting;
    this.#use = new ToolUse(limits.toolCalls);
    const common = { limits, use: this.#use, observer };
    this.#tools = (connectTools?.(turn) ?? []).map((tools) => new LimitedTools(tools, common));
  }

  async *run(): AsyncGenerator<ThreadStreamEvent> {
    const { thread, message, signal } = this.#turn;
    if (signal.aborted) return;
    if (thread.title === undefined && message) nameThread(thread, message);
    const { wording = plainWording, limits } = this.#setting;
    const events = new ThreadEvents(itemFactory(this.#turn), {
      wording,
      steps: limits.toolCalls,
      effects: (call) => this.#effects(call),
    });
    const watch = new RunWatch(signal, limits);
    const queue = new EventQueue<ThreadStreamEvent>();
    watch.signal.addEventListener('abort', () => queue.end(watch.outcome()), { once: true });
    void this.#fill(queue, events, watch);
    try {
      yield* queue;
      if (!signal.aborted) yield* events.end();
    } catch (error) {
      if (signal.aborted) return;
      yield* events.end();
      if (isAnswered(error, events)) return;
      this.#setting.logger.warn({ turn: this.#turn.id, ...failureFields(error) }, 'an answer failed');
      throw toStreamError(error, this.#use.hasChanged);
    } finally {
      watch.end();
      this.#turn.countTokens(this.#usage.total);
      await this.#close();
    }
  }

  /**
   * Runs the agent and puts what becomes of it into the queue at once: the SDK forgets what it has not delivered when a run
   * fails, and a slow reader would lose what was said and done before.
   */
  async #fill(queue: EventQueue<ThreadStreamEvent>, events: ThreadEvents, watch: RunWatch): Promise<void> {
    const { observer } = this.#setting;
    const run = observer.agentRun();
    const calls = new WatchedCalls(observer, (name) => this.#tools.some((tools) => tools.hints(name)));
    try {
      await run.within(async () => {
        for await (const event of await this.#start(watch.signal)) {
          this.#usage.see(event);
          watch.see(event);
          calls.see(event);
          for (const shown of events.translate(event)) queue.push(shown);
        }
      });
      queue.end();
      run.end(endOf(watch.outcome().error));
    } catch (error) {
      queue.end({ error });
      run.end(endOf(error));
    }
  }

  async #start(signal: AbortSignal): Promise<AsyncIterable<RunStreamEvent>> {
    const { agent: makeAgent, limits, runner } = this.#setting;
    const input = toAgentInput(await this.#history());
    await this.#open();
    return runner.run(await makeAgent(this.#turn, this.#tools), input, {
      stream: true,
      signal,
      maxTurns: limits.modelCalls,
      callModelInputFilter: async ({ modelData }) => {
        await setImmediate(); // so that results of tools are delivered, even if this call fails
        this.#checkUse();
        this.#usage.ask(modelData);
        return modelData;
      },
    });
  }

  async #history(): Promise<ThreadItem[]> {
    const { historyItems, historyCharacters } = this.#setting.limits;
    return fitHistory(await this.#turn.history(historyItems), historyCharacters);
  }

  async #open(): Promise<void> {
    for (const tools of this.#tools) {
      await tools.connect();
      await tools.listTools();
    }
  }

  async #close(): Promise<void> {
    const closed = await Promise.allSettled(this.#tools.map((tools) => tools.close()));
    for (const result of closed) {
      if (result.status === 'rejected')
        this.#setting.logger.warn(failureFields(result.reason), 'tools did not close');
    }
  }

  /** A model that asks for tools without end is not asked again. */
  #checkUse(): void {
    if (this.#use.isExceeded) throw new LimitError('tool_calls');
  }

  #effects(call: FinishedCall): readonly ThreadStreamEvent[] {
    const readOnly = this.#tools.some((tools) => tools.hints(call.name)?.readOnlyHint === true);
    // The agent may have tools of its own, which no connection counts.
    if (!readOnly && !call.failed) this.#use.hasChanged = true;
    return this.#setting.effects?.({ ...call, readOnly }, this.#turn) ?? [];
  }
}

/** By the name of its class: what it says may quote the model. Being stopped is no error. */
function endOf(error: unknown): { error?: string } {
  if (error === undefined || (error instanceof Error && error.name === 'AbortError')) return {};
  return { error: error instanceof Error ? error.name : 'unknown' };
}

/** A refusal has been shown as it is; and some models say nothing once their tools have done the work. */
function isAnswered(error: unknown, events: ThreadEvents): boolean {
  return error instanceof ModelRefusalError || (error instanceof EmptyAnswerError && events.hasSteps);
}

function nameThread(thread: Turn['thread'], message: NonNullable<Turn['message']>): void {
  const title = threadTitle(message);
  if (title !== undefined) thread.title = title;
}
