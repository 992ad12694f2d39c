import type { RunState, RunStreamEvent } from '@openai/agents-core';
import type { Turn } from '../../chat/ports.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { AgentContext, RunAgent } from '../agent-context.ts';
import type { ThreadEvents } from '../events/to-thread-events.ts';
import type { AnswerTools } from '../tools/answer-tools.ts';
import { plainWording, type FinishedCall, type ToolWording } from '../tools/tool-wording.ts';
import { ApprovalGate } from './approval-gate.ts';
import type { ApprovalSetting } from './approval-options.ts';
import { gateAgent } from './gate-agent.ts';
import { passOverQuestion } from './pass-over.ts';
import { pauseRun, type PausedResult } from './pause-run.ts';
import { ResumedSteps } from './resumed-steps.ts';
import { restoreRun, toolsMissing, type Resumption } from './resumption.ts';
import { waitingCall } from './waiting-call.ts';

/** What one answer asks its owner with. */
export interface TurnApprovalsOptions {
  readonly turn: Turn;
  readonly tools: AnswerTools;
  readonly approvals: ApprovalSetting | undefined;
  readonly wording?: ToolWording | undefined;
  readonly limits: { readonly toolCalls: number };
  /** Events to send after a tool call, besides the step itself. */
  readonly effects: (call: FinishedCall) => readonly ThreadStreamEvent[];
}

/** What asking for approval means for one answer: at its beginning, while it runs, and at its end. */
export class TurnApprovals {
  readonly #turn: Turn;
  readonly #tools: AnswerTools;
  readonly #options: TurnApprovalsOptions;
  readonly #wording: ToolWording;
  readonly #resumption: Resumption | undefined;
  #resumed: ResumedSteps | undefined;

  /** `resumption`: what was paused, when the answer goes on with it. */
  constructor(options: TurnApprovalsOptions, resumption?: Resumption) {
    this.#turn = options.turn;
    this.#tools = options.tools;
    this.#options = options;
    this.#wording = options.wording ?? plainWording;
    this.#resumption = resumption;
  }

  /** Before anything is asked of the model: what was asked before is over. */
  async *begin(): AsyncGenerator<ThreadStreamEvent> {
    const { approvals } = this.#options;
    if (approvals && !this.#resumption) yield* passOverQuestion(this.#turn, approvals);
  }

  /** Makes the agent ask, and gives the run to go on with; `null` when the answer is a new one. */
  async prepare(agent: RunAgent, context: AgentContext): Promise<RunState<AgentContext, RunAgent> | null> {
    const { approvals } = this.#options;
    if (approvals) gateAgent(agent, new ApprovalGate(approvals.needs, this.#turn));
    if (!this.#resumption) return null;
    if (this.#tools.missing.length > 0) throw toolsMissing();
    const state = await restoreRun(agent, this.#resumption, context);
    const calls = new Map(
      state.getInterruptions().map((item) => [waitingCall(item).id, waitingCall(item).call]),
    );
    const { effects } = this.#options;
    this.#resumed = new ResumedSteps(this.#resumption, calls, { wording: this.#wording, effects });
    return state;
  }

  /** Once the run goes on. */
  *resumed(): Iterable<ThreadStreamEvent> {
    if (this.#resumed) yield* this.#resumed.begin();
  }

  /** What an event of the run means for what was asked before; `undefined` when it is about something else. */
  translate(event: RunStreamEvent): Iterable<ThreadStreamEvent> | undefined {
    return this.#resumed?.translate(event);
  }

  /** When the run has come to its end: if it waits for its owner, asks. */
  async *pause(
    agent: RunAgent,
    result: PausedResult,
    events: ThreadEvents,
  ): AsyncGenerator<ThreadStreamEvent> {
    const { approvals, limits } = this.#options;
    if (result.interruptions.length === 0) return;
    if (!approvals) throw new TypeError('A tool needs approval, and there is nobody to ask.');
    const turn = this.#turn;
    const { use } = this.#tools;
    const asking = { turn, agent: agent.name, approvals, wording: this.#wording, use, events };
    yield* pauseRun({ ...asking, mostCalls: limits.toolCalls }, result);
  }

  /** However the answer ended. */
  *end(): Iterable<ThreadStreamEvent> {
    if (this.#resumed) yield* this.#resumed.end();
  }
}
