import { isHiddenItem, type ThreadItem, type WorkflowItem } from '../../protocol/items.ts';

/** The steps that a tool of the page has interrupted: they stand right before its call, with which the thread ends. */
export function interruptedWorkflow(items: readonly ThreadItem[]): WorkflowItem | undefined {
  const [before, call] = items.filter((item) => !isHiddenItem(item)).slice(-2);
  const isAnswered = call?.type === 'client_tool_call' && call.status === 'completed';
  return isAnswered && before?.type === 'workflow' ? before : undefined;
}
