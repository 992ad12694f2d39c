import { setImmediate } from 'node:timers/promises';
import {
  type Agent,
  type AgentInputItem,
  ModelRefusalError,
  type Runner,
  type RunStreamEvent,
} from '@openai/agents-core';
import type { Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { ThreadItem } from '../../protocol/items.ts';
import type { RunAgent } from '../agent-context.ts';
import type { PausedResult } from '../approval/pause-run.ts';
import type { Resumption } from '../approval/resumption.ts';
import { TurnApprovals } from '../approval/turn-approvals.ts';
import { itemFactory } from '../events/item-factory.ts';
import { TakeBack } from '../events/take-back.ts';
import { ThreadEvents } from '../events/to-thread-events.ts';
import { interruptedWorkflow } from '../input/interrupted-workflow.ts';
import { missingTools } from '../input/missing-tools.ts';
import { threadTitle } from '../naming/thread-title.ts';
import { AnswerTools } from '../tools/answer-tools.ts';
import { type FinishedCall, plainWording } from '../tools/tool-wording.ts';
import { LimitError } from './agent-limits.ts';
import type { AgentSetting } from './agent-setting.ts';
import { EventQueue } from './event-queue.ts';
import { mostWaiting, sizeOfEvent } from './event-size.ts';
import { guardrailTrip } from './guardrail-trip.ts';
import { keepImage } from './keep-image.ts';
import { pacedAgent } from './paced-agent.ts';
import { readInput } from './read-input.ts';
import { RunUsage } from './run-usage.ts';
import { EmptyAnswerError, RunWatch } from './run-watch.ts';
import { failureFields, toStreamError } from './to-stream-error.ts';
import { TurnContext } from './turn-context.ts';
import { WatchedCalls } from './watched-calls.ts';

/** Thrown inside a run to end it in good order: the page has to answer before the model goes on. */
class WaitsForPage extends Error {
  override readonly name = 'WaitsForPage';
}

interface StartedRun {
  readonly agent: RunAgent;
  readonly result: AsyncIterable<RunStreamEvent> & PausedResult;
}

/** One answer: opens tools, runs, translates, closes. With a resumption it goes on with the answer that was paused. */
export class AgentTurn {
  readonly #turn: Turn;
  readonly #setting: AgentSetting;
  readonly #usage = new RunUsage();
  readonly #tools: AnswerTools;
  readonly #approvals: TurnApprovals;
  readonly #events: ThreadEvents;
  readonly #watch: RunWatch;
  readonly #queue = new EventQueue(sizeOfEvent, mostWaiting);
  readonly #runner: Runner;
  readonly #context: TurnContext;
  #shown = new TakeBack();

  constructor(turn: Turn, setting: AgentSetting, resumption?: Resumption) {
    const { limits, approvals, wording = plainWording } = setting;
    this.#turn = turn;
    this.#setting = setting;
    this.#tools = openedLater(turn, setting, resumption);
    const effects = (call: FinishedCall) => this.#effects(call);
    const asking = { turn, tools: this.#tools, approvals, wording, limits, effects };
    this.#approvals = new TurnApprovals(asking, resumption);
    this.#events = new ThreadEvents(itemFactory(turn), {
      wording,
      steps: limits.toolCalls,
      effects,
      keepImage: keepImage(turn, setting),
    });
    this.#watch = new RunWatch(turn.signal, limits);
    this.#runner = setting.createRunner(this.#pace);
    this.#context = new TurnContext(turn, this.#events, (events) => this.#show(events));
  }

  async *run(): AsyncGenerator<ThreadStreamEvent> {
    const { thread, message, signal } = this.#turn;
    if (signal.aborted) {
      this.#watch.end();
      return;
    }
    if (thread.title === undefined && message) nameThread(thread, message);
    yield* this.#approvals.begin();
    const queue = this.#queue;
    this.#watch.signal.addEventListener('abort', () => queue.end(this.#watch.outcome()), { once: true });
    void this.#fill();
    try {
      yield* queue;
      if (!signal.aborted) yield* this.#end();
    } catch (error) {
      if (!signal.aborted) yield* this.#fail(error);
    } finally {
      this.#watch.end();
      this.#turn.countTokens(this.#usage.total);
      await this.#tools.close();
    }
  }

  *#end(): Iterable<ThreadStreamEvent> {
    yield* this.#approvals.end();
    yield* this.#events.end();
    const call = this.#context.pendingCall;
    if (call) yield* this.#events.ask(call);
  }

  /** @throws StreamError, unless what there was to say has been said. */
  *#fail(error: unknown): Iterable<ThreadStreamEvent> {
    const tripped = guardrailTrip(error, this.#tools.use.hasChanged);
    yield* this.#approvals.end();
    yield* tripped ? this.#shown.all() : this.#events.end();
    if (isAnswered(error, this.#events)) return;
    this.#setting.logger.warn({ turn: this.#turn.id, ...failureFields(error) }, 'an answer failed');
    throw tripped ?? toStreamError(error, this.#tools.use.hasChanged);
  }

  /**
   * Runs the agent and puts what becomes of it into the queue at once: the SDK forgets what it has not delivered when a run
   * fails, and a slow reader would lose what was said and done before. That the queue is full holds up the model instead.
   */
  async #fill(): Promise<void> {
    const { observer } = this.#setting;
    const run = observer.agentRun();
    const calls = new WatchedCalls(observer, (name) => this.#tools.hints(name) !== undefined);
    try {
      await run.within(async () => {
        const { agent, result } = await this.#start();
        this.#put(this.#approvals.resumed());
        for await (const event of result) {
          this.#usage.see(event);
          this.#watch.see(event);
          calls.see(event);
          for (const shown of this.#approvals.translate(event) ?? this.#events.translate(event))
            this.#put(shown instanceof Promise ? await shown : [shown]);
        }
        await this.#pause(agent, result);
      });
      const notice = this.#watch.notice();
      if (notice) this.#put([notice]);
      await this.#finish();
      run.end(endOf(this.#watch.outcome().error));
    } catch (error) {
      await this.#finish(error);
      run.end(endOf(error));
    }
  }

  /** What tools have said without waiting for it is said, too. */
  async #finish(error?: unknown): Promise<void> {
    await this.#context.settled();
    this.#queue.end(error === undefined || error instanceof WaitsForPage ? {} : { error });
  }

  async #start(): Promise<StartedRun> {
    const { agent: makeAgent, limits } = this.#setting;
    const { signal } = this.#watch;
    await this.#tools.open();
    const made = await makeAgent(this.#turn, [...this.#tools.servers]);
    const agent = pacedAgent(made, this.#pace);
    this.#events.answeredBy(agent);
    const paused = await this.#approvals.prepare(agent, this.#context.forTools);
    const result = await this.#runner.run(agent, paused ?? (await this.#input(agent)), {
      stream: true,
      signal,
      context: this.#context.forTools,
      maxTurns: limits.modelCalls,
      callModelInputFilter: async ({ modelData }) => {
        await setImmediate(); // so that results of tools are delivered, even if this call fails
        this.#checkUse();
        this.#usage.ask(modelData);
        return modelData;
      },
    });
    return { agent, result };
  }

  /** When the run waits for its owner: asks. The page is not asked beside it. */
  async #pause(agent: RunAgent, result: PausedResult): Promise<void> {
    for await (const shown of this.#approvals.pause(agent, result, this.#events)) {
      this.#context.forgetPage();
      this.#put([shown]);
    }
  }

  async #input(agent: Pick<Agent, 'model'>): Promise<AgentInputItem[]> {
    const history = await this.#turn.history(this.#setting.limits.historyItems);
    this.#resume(interruptedWorkflow(history));
    const { items, kept } = await this.#watch.during(this.#read(history, agent));
    this.#put(kept);
    return [...missingTools(this.#tools.missing), ...items];
  }

  #read(history: readonly ThreadItem[], agent: Pick<Agent, 'model'>): ReturnType<typeof readInput> {
    return readInput(history, { turn: this.#turn, setting: this.#setting, asking: this.#asking(agent) });
  }

  #asking({ model }: Pick<Agent, 'model'>) {
    const { signal } = this.#watch;
    return { runner: this.#runner, model, signal, usage: this.#usage };
  }

  #resume(workflow: ReturnType<typeof interruptedWorkflow>): void {
    if (!workflow) return;
    this.#events.resume(workflow);
    this.#shown = new TakeBack([workflow.id]);
  }

  /** Puts events into the queue, from where they are read. */
  #put(events: Iterable<ThreadStreamEvent>): void {
    for (const event of events) {
      this.#shown.see(event);
      this.#queue.push(event);
    }
  }

  /** The same for tools, which wait for room by themselves. */
  #show(events: Iterable<ThreadStreamEvent>): void | Promise<void> {
    this.#put(events);
    return this.#queue.room();
  }

  readonly #pace = (): Promise<void> | undefined => {
    const room = this.#queue.room();
    return room && this.#watch.during(room);
  };

  /** A model that asks for tools without end is not asked again, nor one whose page has to answer first. */
  #checkUse(): void {
    if (this.#tools.use.isExceeded) throw new LimitError('tool_calls');
    const { pendingCall } = this.#context;
    if (!pendingCall) return;
    if (this.#events.hasAsked(pendingCall)) throw new WaitsForPage();
    this.#context.forgetPage(); // an agent that is a tool has asked, which cannot wait
  }

  #effects(call: FinishedCall): readonly ThreadStreamEvent[] {
    const readOnly = this.#tools.hints(call.name)?.readOnlyHint === true;
    // The agent may have tools of its own, which no connection counts.
    if (!readOnly && !call.failed) this.#tools.use.hasChanged = true;
    return this.#setting.effects?.({ ...call, readOnly }, this.#turn) ?? [];
  }
}

/** The tools of one answer, not opened yet. */
function openedLater(
  turn: Turn,
  { connectTools, limits, observer, approvals, logger }: AgentSetting,
  resumption: Resumption | undefined,
): AnswerTools {
  return new AnswerTools(turn, {
    connections: connectTools?.(turn) ?? [],
    limits,
    observer,
    approvals,
    used: resumption?.details,
    onFailure: (what, server, error) =>
      logger.warn({ server, ...failureFields(error) }, `tools did not ${what}`),
  });
}

/** By the name of its class: what it says may quote the model. Being stopped, or having to wait, is no error. */
function endOf(error: unknown): { error?: string } {
  if (error === undefined || error instanceof WaitsForPage) return {};
  if (error instanceof Error && error.name === 'AbortError') return {};
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
