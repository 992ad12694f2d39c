import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { WorkflowItem } from '../../protocol/items.ts';
import type { PausedDetails } from './paused-details.ts';

/** Watches how the steps of waiting calls are shown, so that they can be changed when the run goes on. */
export class ShownSteps {
  readonly #places: Record<string, number> = {};
  /** The item that the steps are in. */
  #itemId: string | undefined;
  #workflow: WorkflowItem | null = null;

  /** The events that show that a call waits. */
  *seeWaiting(callId: string, events: Iterable<ThreadStreamEvent>): Iterable<ThreadStreamEvent> {
    for (const event of events) {
      if (event.type === 'thread.item.updated' && event.update.type === 'workflow.task.updated') {
        this.#itemId = event.item_id;
        this.#places[callId] = event.update.task_index;
      }
      yield event;
    }
  }

  /** The events that end what was shown. */
  *seeEnd(events: Iterable<ThreadStreamEvent>): Iterable<ThreadStreamEvent> {
    for (const event of events) {
      if (event.type === 'thread.item.done' && event.item.type === 'workflow') this.#see(event.item);
      yield event;
    }
  }

  #see(workflow: WorkflowItem): void {
    if (workflow.id === this.#itemId) this.#workflow = workflow;
  }

  kept(): Pick<PausedDetails, 'workflow' | 'places'> {
    return { workflow: this.#workflow, places: this.#places };
  }
}
