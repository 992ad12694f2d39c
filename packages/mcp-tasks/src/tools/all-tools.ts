import { addTask } from './add-task.ts';
import { completeTask } from './complete-task.ts';
import { deleteTask } from './delete-task.ts';
import { getTask } from './get-task.ts';
import { listTasks } from './list-tasks.ts';
import { prepareTool, type PreparedTool } from './register-tool.ts';
import { reopenTask } from './reopen-task.ts';
import { updateTask } from './update-task.ts';

/** Every tool, in the order of the lists. */
export const allTools: readonly PreparedTool[] = [
  prepareTool(addTask),
  prepareTool(listTasks),
  prepareTool(completeTask),
  prepareTool(updateTask),
  prepareTool(deleteTask),
  prepareTool(getTask),
  prepareTool(reopenTask),
];
