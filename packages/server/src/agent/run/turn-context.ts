import { setImmediate } from 'node:timers/promises';
import type { Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import { taskSchema } from '../../protocol/workflow.ts';
import { checked } from '../../respond/checked.ts';
import { streamWidget } from '../../respond/stream-widget.ts';
import type { NewTask } from '../../respond/workflow.ts';
import type { AddedStep, AgentContext, PendingCall } from '../agent-context.ts';
import type { ThreadEvents } from '../events/to-thread-events.ts';

/** Sends events; resolves when there is room for more. */
type Show = (events: Iterable<ThreadStreamEvent>) => void | Promise<void>;

/** The contexts, by what tools are given of them. */
const contexts = new WeakMap<object, TurnContext>();

/** The context behind what a tool was given; `undefined` when the run is none of ours. */
export function turnContextOf(given: unknown): TurnContext | undefined {
  return typeof given === 'object' && given !== null ? contexts.get(given) : undefined;
}

/** The {@link AgentContext} of one answer. */
export class TurnContext implements AgentContext {
  readonly turn: Turn;
  /**
   * What tools are given. The Agents SDK writes the context into the state of a run that pauses, and takes plain objects only; this one has
   * nothing of its own to be written.
   */
  readonly forTools: AgentContext;
  readonly #events: ThreadEvents;
  readonly #show: Show;
  #last: Promise<unknown> = Promise.resolve();
  #pending: PendingCall | undefined;

  constructor(turn: Turn, events: ThreadEvents, show: Show) {
    this.turn = turn;
    this.#events = events;
    this.#show = show;

    const { stream, step } = this;
    this.forTools = Object.create({ turn, stream, streamWidget: this.streamWidget, step });
    contexts.set(this.forTools, this);
  }

  readonly stream = (event: ThreadStreamEvent): Promise<void> =>
    this.#inOrder(() => this.#events.said(event));

  readonly streamWidget: AgentContext['streamWidget'] = async (widget, options) => {
    for await (const event of streamWidget(this.turn, widget, options)) await this.stream(event);
  };

  readonly step = async (written: NewTask): Promise<AddedStep> => {
    const { workflow } = this.#events;
    const { step, events } = await this.#make(() => workflow.add(checked(taskSchema, written, 'The step')));
    await this.#show(events);
    return {
      update: (changed) => {
        const task = checked(taskSchema, changed, 'The step');
        return this.#inOrder(() => workflow.change(step, task));
      },
    };
  };

  /** The run stops after the calls that go on, and the page is asked; `false` when it is asked something already. */
  askPage(call: PendingCall): boolean {
    if (this.#pending) return false;
    this.#pending = call;
    return true;
  }

  /** The page is not asked after all. */
  forgetPage(): void {
    this.#pending = undefined;
  }

  /** What the page is asked. */
  get pendingCall(): PendingCall | undefined {
    return this.#pending;
  }

  /** Resolves when all that tools have said so far is sent, also what they did not wait for. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** After what the run itself has to say of the call that speaks here. */
  #make<Made>(make: () => Made): Promise<Made> {
    const made = setImmediate().then(make);
    this.#last = made.catch(() => {});
    return made;
  }

  async #inOrder(make: () => Iterable<ThreadStreamEvent>): Promise<void> {
    await this.#make(() => [...make()]).then(this.#show);
  }
}
