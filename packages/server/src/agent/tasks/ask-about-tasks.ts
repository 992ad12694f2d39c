import type { TaskRepository } from '@chatdock/mcp-tasks';
import type { Owner } from '../../owner.ts';
import type { AskInWords } from '../approval/approval-options.ts';

/** Asks about the deletion of a task by its title, which is looked up among the owner's: “Delete task 3 “Buy milk”?” */
export function askAboutTasks(tasks: (owner: Owner) => TaskRepository, given: AskInWords): AskInWords {
  return async (call, turn) => {
    const asked = await given(call, turn);
    const id = call.arguments['task_id'];
    if (asked || call.name !== 'delete_task' || typeof id !== 'number') return asked;
    // What cannot be looked up, such as a number that is none, is for the tool to refuse.
    const task = await tasks(turn.owner)
      .get(id)
      .catch(() => undefined);
    return task && { title: `Delete task ${id} “${oneLine(task.title)}”?`, details: '' };
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
