import type { TaskRepository } from './task-repository.ts';

/** What the tools, resources and prompts of one server work with. */
export interface TaskContext {
  tasks: TaskRepository;
  /** What else the owner is called by callers that say who they are. */
  userId?: string | undefined;
  /** Told of what went wrong on our side; the client learns only that it did. */
  onError: (error: unknown) => void;
}
