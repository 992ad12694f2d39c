/** A task as `list_tasks` shows it. */
export interface ListedTask {
  id: number;
  title: string;
  completed: boolean;
}

/** The order in which tasks are shown: what is to do first, then what is done. */
export function inShownOrder(tasks: readonly ListedTask[]): ListedTask[] {
  return [...tasks.filter((task) => !task.completed), ...tasks.filter((task) => task.completed)];
}
