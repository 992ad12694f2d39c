import type { WorkflowItem } from '../../protocol/items.ts';
import type { StepState } from '../events/call-events.ts';
import type { PausedDetails } from './paused-details.ts';

/** The steps of a paused run with some of them shown otherwise. */
export function withSteps(
  { workflow, places }: Pick<PausedDetails, 'workflow' | 'places'>,
  states: ReadonlyMap<string, StepState>,
): WorkflowItem | null {
  if (!workflow) return null;
  const tasks = [...workflow.workflow.tasks];
  for (const [callId, state] of states) {
    const place = places[callId];
    const task = place === undefined ? undefined : tasks[place];
    if (place === undefined || task?.type !== 'custom') continue;
    const { content: _content, icon: _icon, ...rest } = task;
    tasks[place] = { ...rest, ...state };
  }
  return { ...workflow, workflow: { ...workflow.workflow, tasks } };
}
