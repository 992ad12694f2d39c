import { AsyncLocalStorage } from 'node:async_hooks';
import type { Turn } from '../../chat/ports.ts';
import type { ToolHints } from '../tools/tool-hints.ts';
import type { ApprovalPolicy, ProposedCall } from './approval-options.ts';

/** Set while a call runs that went through the question, and only inside it. */
const admitted = new AsyncLocalStorage<true>();

/** Decides which calls of one connection ask first, for one answer. */
export class ApprovalGate {
  readonly #policy: ApprovalPolicy;
  readonly #turn: Turn;
  /** The decision before: an application that takes its time must not change the order of calls. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(policy: ApprovalPolicy, turn: Turn) {
    this.#policy = policy;
    this.#turn = turn;
  }

  /** Whether a tool that says this of itself ever asks. */
  mayAsk({ readOnlyHint, destructiveHint }: ToolHints): boolean {
    if (this.#policy !== 'destructive') return this.#policy !== 'never';
    return readOnlyHint !== true && destructiveHint !== false;
  }

  /** Whether the call has to wait for its owner. Rejects as the application's policy does. */
  needs(call: ProposedCall): Promise<boolean> {
    const decided = this.#last.then(() => this.#decide(call));
    this.#last = decided.catch(() => {});
    return decided;
  }

  /** Runs a call that was allowed, by its owner or because it needs nobody. */
  admit<Result>(call: () => Promise<Result>): Promise<Result> {
    return admitted.run(true, call);
  }

  /**
   * Whether the call may be made now. The second wall: a call that comes by a way on which nobody is asked, such as an agent that is
   * another's tool, goes through only when it need not ask.
   */
  async letsPass(call: ProposedCall): Promise<boolean> {
    return admitted.getStore() === true || !(await this.needs(call));
  }

  async #decide(call: ProposedCall): Promise<boolean> {
    const policy = this.#policy;
    return typeof policy === 'function' ? policy(call, this.#turn) : this.mayAsk(call.hints);
  }
}
