import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { CustomTask } from '../../protocol/workflow.ts';
import { failureIn, type FinishedCall, type StartedCall, type ToolWording } from '../tools/tool-wording.ts';
import type { CurrentWorkflow, Step, StepEnd } from './current-workflow.ts';
import { shortened } from './shortened.ts';

/** How a step is shown. */
export type StepState = Pick<CustomTask, 'status_indicator' | 'content' | 'icon'>;

/** Of a call that waits for its owner. With an icon no interface takes it for one that failed. */
const waitingStep: StepState = {
  status_indicator: 'none',
  icon: 'clock',
  content: 'Waiting for your approval.',
};
/** Of a call that its owner did not want. */
export const declinedStep: StepState = {
  status_indicator: 'none',
  icon: 'empty-circle',
  content: 'Declined.',
};

const longestTitle = 120;
const longestContent = 1000;

/** Of a call that has ended. */
export function endedStep(call: FinishedCall, wording: ToolWording): StepState {
  if (call.declined) return declinedStep;
  const content = wording.result(call) ?? (call.failed ? failureIn(call.output) : undefined);
  return {
    status_indicator: call.failed ? 'none' : 'complete',
    ...(content !== undefined && { content: shortened(content, longestContent) }),
  };
}

/** Shows tool calls, each as a step that goes from running to done or failed. */
export class CallEvents {
  readonly #workflow: CurrentWorkflow;
  readonly #wording: ToolWording;
  readonly #steps = new Map<string, { readonly step: Step; readonly call: StartedCall }>();

  constructor(workflow: CurrentWorkflow, wording: ToolWording) {
    this.#workflow = workflow;
    this.#wording = wording;
  }

  /** A tool is being called. */
  started(callId: string, call: StartedCall): Iterable<ThreadStreamEvent> {
    const { step, events } = this.#workflow.add({ ...this.#task(call), status_indicator: 'loading' });
    this.#steps.set(callId, { step, call });
    return events;
  }

  /** The call waits until its owner has approved it. */
  *waiting(callId: string): Iterable<ThreadStreamEvent> {
    const shown = this.#steps.get(callId);
    if (!shown) return;
    yield* this.#workflow.change(shown.step, { ...this.#task(shown.call), ...waitingStep });
  }

  /** The call has ended. What was never told to have begun is not shown. */
  *finished(callId: string, call: FinishedCall): Iterable<ThreadStreamEvent> {
    const shown = this.#steps.get(callId);
    if (!shown) return;
    const task: CustomTask = { ...this.#task(call), ...endedStep(call, this.#wording) };
    yield* this.#workflow.change(shown.step, task, endOf(call));
  }

  #task(call: StartedCall): Pick<CustomTask, 'type' | 'title'> {
    return { type: 'custom', title: shortened(this.#wording.title(call), longestTitle) };
  }
}

function endOf({ failed, declined }: FinishedCall): StepEnd {
  if (declined) return 'declined';
  return failed ? 'failed' : 'done';
}
