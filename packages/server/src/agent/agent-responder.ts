import { setImmediate } from 'node:timers/promises';
import { createRunner } from './create-runner.ts'; // before the SDK: it says why
import {
  type Agent,
  type MCPServer,
  ModelRefusalError,
  type Runner,
  type RunStreamEvent,
} from '@openai/agents-core';
import type { Logger, Responder, Turn } from '../chat/ports.ts';
import { nobodyWatches, type Observer } from '../observer.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { ThreadItem } from '../protocol/items.ts';
import { type AgentLimits, defaultLimits, LimitError } from './agent-limits.ts';
import { EventQueue } from './event-queue.ts';
import { fitHistory } from './fit-history.ts';
import { itemFactory } from './item-factory.ts';
import { LimitedTools, ToolUse } from './limited-tools.ts';
import { RunUsage } from './run-usage.ts';
import { EmptyAnswerError, RunWatch } from './run-watch.ts';
import { threadTitle } from './thread-title.ts';
import { toAgentInput } from './to-agent-input.ts';
import { ThreadEvents } from './to-thread-events.ts';
import { failureFields, toStreamError } from './to-stream-error.ts';
import type { ToolConnection } from './tool-connection.ts';
import { type FinishedCall, plainWording, type ToolWording } from './tool-wording.ts';
import { WatchedCalls } from './watched-calls.ts';

/** What a finished tool call means to the application. */
export interface ToolEffect extends FinishedCall {
  /** True when the tool says of itself that it only reads. */
  readonly readOnly: boolean;
}

/** What {@link agentResponder} takes. */
export interface AgentResponderOptions {
  /** The agent to answer with, made for each answer. `mcpServers` are the opened tools, to be given to the agent. */
  agent: (turn: Turn, mcpServers: MCPServer[]) => Agent | Promise<Agent>;
  /** The tools of one owner, made for each answer, not connected yet. Default: none. */
  connectTools?: ((turn: Turn) => readonly ToolConnection[]) | undefined;
  /** How tool calls are shown. Default: by the tool's name. */
  wording?: ToolWording | undefined;
  /** Events to send after a tool call, besides the step that shows it. Default: none. */
  effects?: ((call: ToolEffect) => readonly ThreadStreamEvent[]) | undefined;
  /** Default: {@link defaultLimits}. */
  limits?: Partial<AgentLimits> | undefined;
  logger: Logger;
  /** Told of runs and tool calls. Default: nobody. */
  observer?: Observer | undefined;
}

/**
 * Answers with an agent of the OpenAI Agents SDK: its text is streamed, every tool call is shown as a step of a workflow,
 * and a conversation without a title gets one. When the turn's signal is aborted the model and the tools are stopped.
 * Failures become a `StreamError` in words of our own. The SDK's tracing is off.
 */
export function agentResponder(options: AgentResponderOptions): Responder {
  const limits = Object.freeze({ ...defaultLimits, ...options.limits });
  const runner = createRunner();
  const { observer = nobodyWatches } = options;
  return { respond: (turn) => new AgentTurn(turn, { ...options, limits, runner, observer }).run() };
}

interface Setting extends AgentResponderOptions {
  readonly limits: AgentLimits;
  readonly runner: Runner;
  readonly observer: Observer;
}

/** One answer: opens tools, runs, translates, closes. */
class AgentTurn {
  readonly #turn: Turn;
  readonly #setting: Setting;
  readonly #use: ToolUse;
  readonly #usage = new RunUsage();
  readonly #tools: LimitedTools[];

  constructor(turn: Turn, setting: Setting) {
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
    return this.#setting.effects?.({ ...call, readOnly }) ?? [];
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
