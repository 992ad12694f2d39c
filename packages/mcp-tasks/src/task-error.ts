/**
 * What can be wrong with a request for a task:
 *
 * - `invalid_title`: blank, over 200 characters, or with control characters or line breaks
 * - `invalid_description`: over 2,000 characters, or with control characters
 * - `invalid_due`, `invalid_time_zone`: not a day or time, not the IANA name of a time zone
 * - `invalid_tags`: too many, too long, blank, or with commas or control characters
 * - `invalid_recurrence`: not an RFC 5545 rule by days, weeks, months or years, or one that never comes true
 * - `invalid_search`: blank or over 200 characters
 * - `invalid_cursor`: not a cursor of this list, in this order
 * - `invalid_input`: a field is missing, unknown or of the wrong type
 * - `invalid_file`: a file to import cannot be read, or a task in it cannot be kept
 * - `file_too_large`: a file to import is over 10 MB or 10,000 tasks
 * - `nothing_to_update`: an update that names nothing to change
 * - `other_user`: the caller named a user who is not the owner
 * - `task_not_found`: this owner has no such task
 * - `tasks_unavailable`: the tasks could not be reached; trying again may help
 */
export type TaskErrorCode =
  | 'invalid_title'
  | 'invalid_description'
  | 'invalid_due'
  | 'invalid_time_zone'
  | 'invalid_tags'
  | 'invalid_recurrence'
  | 'invalid_search'
  | 'invalid_cursor'
  | 'invalid_input'
  | 'invalid_file'
  | 'file_too_large'
  | 'nothing_to_update'
  | 'other_user'
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
