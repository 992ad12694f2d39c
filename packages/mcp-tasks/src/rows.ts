import type { ChosenFields } from './parse-task.ts';
import { priorities, type Priority } from './priority.ts';
import { foldText } from './search-text.ts';
import type { Task, TaskRecord } from './task.ts';

/** A row of `chatdock_tasks.tasks`, without its owner. */
export interface TaskRow {
  number: number;
  uid: string;
  title: string;
  description: string;
  completed: boolean;
  due: string | null;
  time_zone: string | null;
  priority: number;
  tags: string[];
  recurrence: string | null;
  next_number: number | null;
  created_at: Date;
  updated_at: Date;
  completed_at: Date | null;
}

export function toTask(row: TaskRow): Task {
  return {
    id: row.number,
    uid: row.uid,
    title: row.title,
    description: row.description,
    completed: row.completed,
    due: row.due,
    timeZone: row.time_zone,
    priority: priorities[row.priority - 1] ?? null,
    tags: row.tags,
    recurrence: row.recurrence,
    nextId: row.next_number,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    completedAt: row.completed_at,
  };
}

/** 1 for the highest, 4 for none: the order of a list by priority. */
export function rankOf(priority: Priority | null | undefined): number {
  return (priority ? priorities.indexOf(priority) : priorities.length) + 1;
}

/** Tags as one text, for searches. */
export const foldTags = (tags: readonly string[]): string => foldText(tags.join(' '));

/** Changes, by the columns that they change; `folded_…` are what searches compare. */
export function toChanges({ timeZone, priority, ...rest }: Partial<ChosenFields>): Record<string, unknown> {
  const { title, description, tags } = rest;
  return {
    ...rest,
    ...(timeZone !== undefined && { time_zone: timeZone }),
    ...(priority !== undefined && { priority: rankOf(priority) }),
    ...(title !== undefined && { folded_title: foldText(title) }),
    ...(description !== undefined && { folded_description: foldText(description) }),
    ...(tags && { folded_tags: foldTags(tags) }),
  };
}

/** A task from elsewhere, by the columns that keep it. */
export function toRecord(task: TaskRecord): Record<string, unknown> {
  return {
    uid: task.uid,
    title: task.title,
    description: task.description,
    completed: task.completed,
    due: task.due,
    time_zone: task.timeZone,
    priority: rankOf(task.priority),
    tags: task.tags,
    recurrence: task.recurrence,
    created_at: task.createdAt,
    updated_at: task.updatedAt,
    completed_at: task.completedAt,
    folded: [foldText(task.title), foldText(task.description), foldTags(task.tags)],
  };
}
