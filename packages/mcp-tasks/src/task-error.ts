/**
 * What can be wrong with a request for a task:
 *
 * - `invalid_title`: blank, over 200 characters, or with control characters or line breaks
 * - `invalid_description`: over 2,000 characters, or with control characters
 * - `invalid_input`: a field is missing, unknown or of the wrong type
 * - `nothing_to_update`: an update that names nothing to change
 * - `task_not_found`: this owner has no such task
 * - `tasks_unavailable`: the tasks could not be reached; trying again may help
 */
export type TaskErrorCode =
  | 'invalid_title'
  | 'invalid_description'
  | 'invalid_input'
  | 'nothing_to_update'
  | 'task_not_found'
  | 'tasks_unavailable';

/** Its message is a sentence for people and models, and holds no title or description. */
export class TaskError extends Error {
  override readonly name = 'TaskError';
  readonly code: TaskErrorCode;

  constructor(code: TaskErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
