import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { CustomTask } from '../../protocol/workflow.ts';
import { failureIn, type FinishedCall, type StartedCall, type ToolWording } from '../tools/tool-wording.ts';
import type { CurrentWorkflow, Step, StepEnd } from './current-workflow.ts';
import { shortened } from './shortened.ts';

const longestTitle = 120;
const longestContent = 1000;

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
    const content = 'Waiting for your approval.';
    yield* this.#workflow.change(shown.step, {
      ...this.#task(shown.call),
      status_indicator: 'none',
      content,
    });
  }

  /** The call has ended. What was never told to have begun is not shown. */
  *finished(callId: string, call: FinishedCall): Iterable<ThreadStreamEvent> {
    const shown = this.#steps.get(callId);
    if (!shown) return;
    const end = endOf(call);
    const content = this.#wording.result(call) ?? (call.failed ? failureIn(call.output) : undefined);
    const task: CustomTask = {
      ...this.#task(call),
      status_indicator: end === 'done' ? 'complete' : 'none',
      ...(content !== undefined && {
        content: end === 'declined' ? 'Declined.' : shortened(content, longestContent),
      }),
    };
    yield* this.#workflow.change(shown.step, task, end);
  }

  #task(call: StartedCall): Pick<CustomTask, 'type' | 'title'> {
    return { type: 'custom', title: shortened(this.#wording.title(call), longestTitle) };
  }
}

function endOf({ failed, declined }: FinishedCall): StepEnd {
  if (declined) return 'declined';
  return failed ? 'failed' : 'done';
}
