import type { Turn } from '../../chat/ports.ts';

/** Under which name the state of a workflow is kept with its thread. */
const name = 'agent_workflow_state';

/** What a workflow keeps between the messages of a thread. */
export class ThreadState {
  readonly #thread: Turn['thread'];
  #state: object | undefined;

  constructor(thread: Turn['thread']) {
    this.#thread = thread;
  }

  /** What was kept, and what it begins with where nothing was. */
  begin<State extends object>(initial: State): State {
    const kept = this.#thread.metadata[name];
    const state = Object.assign(structuredClone(initial), structuredClone(kept));
    this.#state = state;
    return state;
  }

  /** Stored with the next event of the turn, or at its end. */
  save(): void {
    if (!this.#state) return;
    const state: unknown = JSON.parse(JSON.stringify(this.#state));
    this.#thread.metadata = { ...this.#thread.metadata, [name]: state };
  }
}
