import { createRunner } from '../run/create-runner.ts'; // before the SDK: it says why
import type { AgentInputItem, ModelInputData, Runner, RunStreamEvent } from '@openai/agents-core';
import type { Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { RunAgent } from '../agent-context.ts';
import type { AnyAgent } from '../agent-options.ts';
import { ResumedSteps } from '../approval/resumed-steps.ts';
import { restoreRun, type Resumption } from '../approval/resumption.ts';
import { waitingCall } from '../approval/waiting-call.ts';
import { itemFactory } from '../events/item-factory.ts';
import { ThreadEvents } from '../events/to-thread-events.ts';
import { fieldOf, listField } from '../read-fields.ts';
import { defaultLimits } from '../run/agent-limits.ts';
import { pacedAgent } from '../run/paced-agent.ts';
import type { Pace } from '../run/paced-model.ts';
import type { RunUsage } from '../run/run-usage.ts';
import type { RunWatch } from '../run/run-watch.ts';
import { TurnContext } from '../run/turn-context.ts';
import { plainWording } from '../tools/tool-wording.ts';
import { handedOn } from './handed-on.ts';
import { runQuestion, type WaitingRun } from './run-question.ts';
import type { WorkflowJournal } from './workflow-journal.ts';
import { withoutMessages } from './without-messages.ts';

/** The answer that agents are run for. */
export interface RunSetting {
  readonly turn: Turn;
  readonly watch: RunWatch;
  readonly usage: RunUsage;
  readonly pace: Pace;
  readonly journal: WorkflowJournal;
  /** The run that has waited for its user, and which step it is. */
  readonly resumed: { readonly at: number; readonly resumption: Resumption } | undefined;
  readonly show: (events: Iterable<ThreadStreamEvent>) => void | Promise<void>;
  /** Asks the user about the calls of tools that a run waits with. Never resolves: the workflow is begun again with the answer. */
  readonly ask: (at: number, waiting: WaitingRun) => Promise<never>;
}

interface GivenOptions {
  readonly context?: object;
  readonly maxTurns?: number | null;
}

interface OneRun {
  readonly agent: RunAgent;
  readonly events: ThreadEvents;
  readonly resumption: Resumption | undefined;
  readonly put: (events: Iterable<ThreadStreamEvent>) => void;
}

/** Runs the agents of one answer of a workflow. */
export class WorkflowRuns {
  /** What the workflow is given. */
  readonly runner: Pick<Runner, 'run'>;
  /** Whether a tool has done something. */
  hasChanged = false;
  readonly #setting: RunSetting;
  readonly #runner: Runner;

  constructor(setting: RunSetting) {
    this.#setting = setting;
    this.#runner = createRunner({ pace: setting.pace, tracing: false });
    const run = (agent: AnyAgent, input: string | AgentInputItem[], options: GivenOptions = {}) =>
      this.#run(agent, input, options);
    this.runner = Object.create(null, { run: { value: run } });
  }

  async #run(agent: AnyAgent, input: string | AgentInputItem[], options: GivenOptions): Promise<unknown> {
    const { journal, resumed, turn, show, watch } = this.#setting;
    const step = journal.take({ kind: 'run', of: agent.name });
    if ('done' in step) return asBefore(step.done);
    watch.signal.throwIfAborted();
    const isToBeSeen = agent.outputType === 'text' ? () => true : withoutMessages();
    const put = (events: Iterable<ThreadStreamEvent>) => void show([...events].filter(isToBeSeen));
    const one: OneRun = {
      agent: pacedAgent(agent, this.#setting.pace),
      events: new ThreadEvents(itemFactory(turn), this.#presentation()),
      resumption: resumed?.at === step.at ? resumed.resumption : undefined,
      put,
    };
    const result = await this.#follow(one, input, options);
    if (result.interruptions.length > 0) {
      const waiting = await runQuestion(turn, { agent: agent.name, events: one.events, put }, result);
      return this.#setting.ask(step.at, waiting);
    }
    step.keep({ items: result.newItems.map(({ rawItem }) => rawItem), output: result.finalOutput });
    return result;
  }

  #presentation() {
    const effects = (): readonly ThreadStreamEvent[] => {
      this.hasChanged = true;
      return [];
    };
    return { wording: plainWording, steps: defaultLimits.toolCalls, effects };
  }

  /** Runs it to its end, and shows what becomes of it. */
  async #follow(one: OneRun, input: string | AgentInputItem[], options: GivenOptions) {
    const { turn, watch, show } = this.#setting;
    const { agent, events, resumption, put } = one;
    const turnContext = new TurnContext(turn, events, show);
    const context = Object.assign(turnContext.forTools, options.context);
    events.answeredBy(agent);
    const restored = resumption && (await restoreRun(agent, resumption, context));
    const steps = resumption && restored && resumedSteps(resumption, restored);
    const asked = { ...this.#asked(options), context };
    const result = await this.#runner.run(agent, restored ?? handedOn(input), asked);
    if (steps) put(steps.begin());
    try {
      for await (const event of result) await this.#see(event, one, steps);
      await result.completed;
      watch.signal.throwIfAborted();
    } finally {
      await turnContext.settled();
      if (steps) put(steps.end());
      if (result.interruptions.length === 0) put(events.end());
    }
    return result;
  }

  #asked({ maxTurns }: GivenOptions) {
    const { usage, watch } = this.#setting;
    return {
      stream: true as const,
      signal: watch.signal,
      maxTurns: maxTurns ?? defaultLimits.modelCalls,
      reasoningItemIdPolicy: 'omit' as const,
      callModelInputFilter: ({ modelData }: { modelData: ModelInputData }) => {
        usage.ask(modelData);
        return modelData;
      },
    };
  }

  async #see(event: RunStreamEvent, { events, put }: OneRun, steps: ResumedSteps | undefined): Promise<void> {
    const { usage, watch } = this.#setting;
    usage.see(event);
    watch.see(event);
    for (const shown of steps?.translate(event) ?? events.translate(event))
      put(shown instanceof Promise ? await shown : [shown]);
  }
}

function resumedSteps(
  resumption: Resumption,
  restored: Awaited<ReturnType<typeof restoreRun>>,
): ResumedSteps {
  const calls = restored.getInterruptions().map((item) => waitingCall(item));
  const presentation = { wording: plainWording, effects: () => [] };
  return new ResumedSteps(resumption, new Map(calls.map(({ id, call }) => [id, call])), presentation);
}

/** A result as it was before the question: what workflows look at of it. */
function asBefore(kept: unknown): unknown {
  const newItems = listField(kept, 'items').map((rawItem) => ({ rawItem }));
  return { newItems, finalOutput: fieldOf(kept, 'output'), interruptions: [] };
}
