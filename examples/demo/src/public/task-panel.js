import { find } from './find.js';
import { TaskTable } from './task-table.js';
import { loadTasks } from './tasks-api.js';

/** The table beside the chat, with what to say when it cannot be refreshed. */
export class TaskPanel {
  #table = new TaskTable({
    table: find('#tasks-table', HTMLTableElement),
    empty: find('#tasks-empty', HTMLElement),
    summary: find('#tasks-summary', HTMLElement),
    count: find('#tasks-count', HTMLElement),
  });
  #problem = find('#tasks-problem', HTMLElement);
  #refreshing = false;
  #again = false;

  constructor() {
    find('#tasks-problem button', HTMLButtonElement).addEventListener('click', () => void this.refresh());
    setInterval(() => this.#table.tick(), 60_000);
  }

  /** Shows the tasks as they are now. One request at a time: a change in the meantime asks once more. */
  async refresh() {
    this.#again = this.#refreshing;
    if (this.#refreshing) return;
    this.#refreshing = true;
    try {
      const tasks = await loadTasks();
      if (!tasks) return location.reload(); // signed out elsewhere: the server leads to sign-in
      this.#table.show(tasks);
      this.#problem.hidden = true;
    } catch (error) {
      find('#tasks-problem p', HTMLElement).textContent =
        error instanceof Error ? error.message : String(error);
      this.#problem.hidden = false;
    } finally {
      this.#refreshing = false;
    }
    if (this.#again) await this.refresh();
  }
}
