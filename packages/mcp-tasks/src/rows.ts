import type { Task } from './task.ts';

/** A row of `chatdock_tasks.tasks`, without its owner. */
export interface TaskRow {
  number: number;
  title: string;
  description: string;
  completed: boolean;
  created_at: Date;
  updated_at: Date;
  completed_at: Date | null;
}

export function toTask(row: TaskRow): Task {
  return {
    id: row.number,
    title: row.title,
    description: row.description,
    completed: row.completed,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    completedAt: row.completed_at,
  };
}
