import { isSameJson } from '../../protocol/same-json.ts';
import { assistantHasChanged, NotRestoredError } from '../approval/resumption.ts';
import type { Step } from './paused-workflow.ts';

/** The same step of the same workflow: what it is, and of whom. */
type StepName = Pick<Step, 'kind' | 'of'>;

/** A step that was done before, or one whose result is to be kept. */
type TakenStep = { readonly at: number } & (
  { readonly done: unknown } | { readonly keep: (result: unknown) => void }
);

/**
 * What a workflow has done so far, in the order in which it began to. A workflow that is begun again after a question finds here what it
 * need not do twice.
 */
export class WorkflowJournal {
  readonly #steps: (Step | null)[];
  #next = 0;

  constructor(done: readonly (Step | null)[] = []) {
    this.#steps = [...done];
  }

  /**
   * The next step: with its result when it was done before, else with a place for it.
   *
   * @throws StreamError when the workflow takes another way than before
   */
  take(name: StepName): TakenStep {
    const at = this.#next;
    this.#next += 1;
    const step = this.#steps[at] ?? null;
    if (step) {
      const { kind, of } = step;
      if (!isSameJson({ kind, of }, name))
        throw assistantHasChanged(new NotRestoredError('the workflow takes another way'));
      return { at, done: step.result };
    }
    this.#steps[at] = null;
    return {
      at,
      keep: (result) => {
        this.#steps[at] = { ...name, result };
      },
    };
  }

  /** All steps, with `null` for those that have not ended. */
  get steps(): readonly (Step | null)[] {
    return this.#steps;
  }
}
