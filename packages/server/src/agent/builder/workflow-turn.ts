import type { AgentInputItem } from '@openai/agents-core';
import type { Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { streamText } from '../../respond/stream-text.ts';
import { streamWidget } from '../../respond/stream-widget.ts';
import { notice } from '../../respond/passing-events.ts';
import type { WidgetRoot } from '../../protocol/widgets/widget.ts';
import type { Resumption } from '../approval/resumption.ts';
import { TakeBack } from '../events/take-back.ts';
import { modelInput } from '../input/model-input.ts';
import { threadTitle } from '../naming/thread-title.ts';
import { defaultLimits } from '../run/agent-limits.ts';
import { EventQueue } from '../run/event-queue.ts';
import { mostWaiting, sizeOfEvent } from '../run/event-size.ts';
import { guardrailTrip } from '../run/guardrail-trip.ts';
import { RunUsage } from '../run/run-usage.ts';
import { RunWatch } from '../run/run-watch.ts';
import { toStreamError } from '../run/to-stream-error.ts';
import { askingEvents, type Asking } from './ask-workflow.ts';
import { readPaused, type Step } from './paused-workflow.ts';
import { shownResult } from './shown-result.ts';
import type { AgentWorkflow, WorkflowChat } from './workflow-chat.ts';
import { WorkflowJournal } from './workflow-journal.ts';
import { WorkflowRuns } from './workflow-runs.ts';
import { ThreadState } from './thread-state.ts';

/** What a workflow begins with: a message, or what was kept when it asked. */
export interface WorkflowStart {
  readonly input: string;
  /** The message that is answered; `null` when there is none. */
  readonly messageId: string | null;
  readonly steps: readonly (Step | null)[];
  readonly resumed?: { readonly at: number; readonly resumption: Resumption } | undefined;
}

/** Told of what failed; see `agentWorkflow`. */
export type TellFailure = (error: unknown, turn: Turn) => void;

/** One answer of a workflow, or the rest of one that has asked. */
export class WorkflowTurn {
  readonly #turn: Turn;
  readonly #start: WorkflowStart;
  readonly #journal: WorkflowJournal;
  readonly #watch: RunWatch;
  readonly #usage = new RunUsage();
  readonly #queue = new EventQueue(sizeOfEvent, mostWaiting);
  readonly #paused = Promise.withResolvers<void>();
  readonly #shown = new TakeBack();
  readonly #runs: WorkflowRuns;
  readonly #state: ThreadState;
  /** What has been said, steps aside. */
  readonly #said = new Set<string>();
  #isAsking = false;

  constructor(turn: Turn, start: WorkflowStart) {
    this.#turn = turn;
    this.#start = start;
    this.#state = new ThreadState(turn.thread);
    this.#journal = new WorkflowJournal(start.steps);
    this.#watch = new RunWatch(turn.signal, defaultLimits);
    this.#runs = new WorkflowRuns({
      turn,
      watch: this.#watch,
      usage: this.#usage,
      journal: this.#journal,
      resumed: start.resumed,
      pace: () => this.#pace(),
      show: (events) => this.#show(events),
      ask: (at, { question, run }) => this.#ask({ at, question, run }),
    });
  }

  async *run(work: AgentWorkflow, tellFailure: TellFailure): AsyncGenerator<ThreadStreamEvent> {
    const { signal, thread, message } = this.#turn;
    if (thread.title === undefined && message) nameThread(thread, message);
    const queue = this.#queue;
    this.#watch.signal.addEventListener('abort', () => queue.end(this.#watch.outcome()), { once: true });
    if (!signal.aborted) void this.#work(work);
    try {
      yield* queue;
    } catch (error) {
      if (signal.aborted) return;
      tellFailure(error, this.#turn);
      const { hasChanged } = this.#runs;
      const tripped = guardrailTrip(error, hasChanged);
      if (tripped) yield* this.#shown.all();
      throw tripped ?? toStreamError(error, hasChanged);
    } finally {
      this.#watch.end();
      this.#turn.countTokens(this.#usage.total);
    }
  }

  async #work(work: AgentWorkflow): Promise<void> {
    try {
      await Promise.race([this.#toTheEnd(work), this.#paused.promise]);
      const cut = this.#watch.notice();
      if (cut) this.#put([cut]);
      this.#queue.end();
    } catch (error) {
      this.#queue.end({ error });
    }
  }

  async #toTheEnd(work: AgentWorkflow): Promise<void> {
    const result = await work({ input_as_text: this.#start.input }, this.#chat());
    if (!this.#isAsking) await this.#finish(result);
  }

  async #finish(result: unknown): Promise<void> {
    this.#state.save();
    if (this.#said.size > 0) return;
    const shown = shownResult(result);
    if (shown === undefined) this.#put([notice('info', 'The assistant has nothing to say to that.')]);
    else if (typeof shown === 'string') await this.#say(streamText(this.#turn, [shown]));
    else await this.#say(streamWidget(this.#turn, shown));
  }

  #chat(): WorkflowChat {
    const turn = this.#turn;
    return {
      turn,
      runner: this.#runs.runner,
      history: () => this.#history(),
      state: (initial) => this.#state.begin(initial),
      approve: (question) => this.#approve(question),
      say: (text) => this.#once(`say ${text}`, () => this.#say(streamText(turn, [text]))),
      refuse: (text) => this.#once(`refuse ${text}`, () => this.#refuse(text)),
      showWidget: (widget: WidgetRoot) => this.#once('a widget', () => this.#say(streamWidget(turn, widget))),
    };
  }

  /** All that there was when the workflow began. */
  async #history(): Promise<AgentInputItem[]> {
    const items = await this.#turn.history(defaultLimits.historyItems);
    const at = items.findIndex(({ id }) => id === this.#start.messageId);
    const known = (at < 0 ? items : items.slice(0, at + 1)).filter((item) => !readPaused(item));
    const given = await modelInput(this.#turn, known, {
      limits: defaultLimits,
      reads: ['images', 'pdfs'],
      summarise: () => Promise.resolve(undefined),
    });
    return given.items.map(inParts);
  }

  async #approve(question: string): Promise<boolean> {
    const step = this.#journal.take({ kind: 'answer', of: question });
    if ('done' in step) return step.done === true;
    const title = question.trim() === '' ? 'Go on?' : question;
    return this.#ask({ at: step.at, asked: question, question: { title } });
  }

  /** The workflow stands still from here on; with the answer it is begun again. */
  #ask(asking: Pick<Asking, 'at' | 'asked' | 'question' | 'run'>): Promise<never> {
    if (!this.#isAsking) {
      this.#isAsking = true;
      const { input, messageId } = this.#start;
      const steps = [...this.#journal.steps];
      this.#put(askingEvents(this.#turn, { ...asking, input, messageId, steps }));
      this.#paused.resolve();
    }
    return new Promise<never>(() => {});
  }

  /** What was shown before the workflow asked is not shown again. */
  async #once(what: string, show: () => Promise<void>): Promise<void> {
    const step = this.#journal.take({ kind: 'shown', of: what });
    if ('done' in step) return;
    await show();
    step.keep(null);
  }

  async #refuse(text: string): Promise<void> {
    this.#put([...this.#shown.all()]);
    await this.#say(streamText(this.#turn, [text]));
  }

  async #say(events: AsyncIterable<ThreadStreamEvent>): Promise<void> {
    for await (const event of events) await this.#show([event]);
  }

  #put(events: Iterable<ThreadStreamEvent>): void {
    for (const event of events) {
      this.#shown.see(event);
      if (event.type === 'thread.item.removed') this.#said.delete(event.item_id);
      else if (isSaid(event)) this.#said.add(event.item.id);
      this.#queue.push(event);
    }
  }

  #show(events: Iterable<ThreadStreamEvent>): void | Promise<void> {
    this.#put(events);
    return this.#queue.room();
  }

  #pace(): Promise<void> | undefined {
    const room = this.#queue.room();
    return room && this.#watch.during(room);
  }
}

type Begun = Extract<ThreadStreamEvent, { type: 'thread.item.added' | 'thread.item.done' }>;

function isSaid(event: ThreadStreamEvent): event is Begun {
  if (event.type !== 'thread.item.added' && event.type !== 'thread.item.done') return false;
  return ['assistant_message', 'widget', 'generated_image'].includes(event.item.type);
}

/** As exports write messages: guardrails look for parts. */
function inParts(item: AgentInputItem): AgentInputItem {
  if (!('role' in item) || item.role !== 'user' || typeof item.content !== 'string') return item;
  return { ...item, content: [{ type: 'input_text', text: item.content }] };
}

function nameThread(thread: Turn['thread'], message: NonNullable<Turn['message']>): void {
  const title = threadTitle(message);
  if (title !== undefined) thread.title = title;
}
