import type { ToolAnnotations } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import type { TaskRepository } from '../task-repository.ts';

/** What a tool answers. */
export interface ToolAnswer {
  /** What clients that read text get, as JSON. */
  text: unknown;
  /** The same for programs; always an object, so lists are wrapped. */
  structured: Record<string, unknown>;
  /** A sentence for the model that belongs beside the answer, such as that a list was cut. */
  note?: string | undefined;
}

/** One tool: what clients are told of it, and what it does for one owner. */
export interface TaskTool<Input = unknown> {
  name: string;
  title: string;
  /** For the model: when to use the tool, and what to know before. */
  description: string;
  input: z.ZodType<Input>;
  output: z.ZodType<Record<string, unknown>>;
  annotations: ToolAnnotations;
  /** Throws a `TaskError` for what the caller can mend. */
  run(input: Input, tasks: TaskRepository): Promise<ToolAnswer>;
}

/** Keeps a tool's input type while it is written. */
export const taskTool = <Input>(tool: TaskTool<Input>): TaskTool<Input> => tool;
