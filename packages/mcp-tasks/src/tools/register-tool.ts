import type {
  CallToolResult,
  McpServer,
  StandardSchemaWithJSON,
  ToolAnnotations,
} from '@modelcontextprotocol/server';
import * as z from 'zod';
import { TaskError } from '../task-error.ts';
import type { TaskContext } from '../task-context.ts';
import type { TaskTool, ToolAnswer } from './task-tool.ts';

/** A tool that is ready for any number of servers and owners: its schemas are converted once. */
export interface PreparedTool {
  /** What clients are told of it. */
  readonly listed: ListedTool;
  /** Does what the tool does. Never rejects: what goes wrong is a result with `isError`. */
  readonly call: (input: unknown, context: TaskContext) => Promise<CallToolResult>;
  readonly register: (server: McpServer, context: TaskContext) => void;
}

/** A tool as a list of tools shows it. */
export interface ListedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: Record<string, unknown>;
  readonly outputSchema: Record<string, unknown>;
  readonly annotations: ToolAnnotations;
}

export function prepareTool<Input>(tool: TaskTool<Input>): PreparedTool {
  const { name, title, description, annotations } = tool;
  const inputSchema = z.toJSONSchema(tool.input, { io: 'input' });
  const outputSchema = z.toJSONSchema(tool.output, { io: 'output' });
  const config = {
    title,
    description,
    inputSchema: unchecked(inputSchema),
    outputSchema: unchecked(outputSchema),
    annotations,
  };
  const call = async (input: unknown, context: TaskContext): Promise<CallToolResult> => {
    try {
      return toResult(await tool.run(parseInput(tool, withoutUser(input, context)), context.tasks));
    } catch (error) {
      return toErrorResult(error, context.onError);
    }
  };
  return {
    listed: { name, title, description, inputSchema, outputSchema, annotations },
    call,
    register: (server, context) => void server.registerTool(name, config, (input) => call(input, context)),
  };
}

/** Publishes a schema and leaves the checking to us: the SDK's own answer to bad input has no code. */
function unchecked(json: Record<string, unknown>): StandardSchemaWithJSON {
  return {
    '~standard': {
      version: 1,
      vendor: 'chatdock',
      validate: (value) => ({ value }),
      jsonSchema: { input: () => json, output: () => json },
    },
  };
}

/**
 * No tool has a user id, and some clients send one with every call. One that names the owner is left out; any other is refused,
 * so that nobody believes to have worked on someone else's tasks. It is never used for anything else.
 */
function withoutUser(input: unknown, { tasks, userId }: TaskContext): unknown {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, 'user_id')) return input;
  const { user_id, ...rest } = { user_id: undefined, ...input };
  if (typeof user_id === 'string' && (user_id === tasks.owner || user_id === userId)) return rest;
  throw new TaskError(
    'other_user',
    'These are the tasks of the signed-in user, and user_id names someone else. Leave it out.',
  );
}

function parseInput<Input>(tool: TaskTool<Input>, input: unknown): Input {
  const parsed = parsedBy(tool, input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TaskError(
    'invalid_input',
    issue ? sentenceFor(issue, tool.name) : `${tool.name} cannot read this.`,
  );
}

/** Zod compares what is called `length` before it knows that the value is a list, and throws where that has a `toString` of its own. */
function parsedBy<Input>(tool: TaskTool<Input>, input: unknown): z.ZodSafeParseResult<Input> {
  try {
    return tool.input.safeParse(input, { reportInput: true });
  } catch {
    throw new TaskError('invalid_input', `${tool.name} cannot read this.`);
  }
}

/** Names fields, never what was in them. */
function sentenceFor(issue: z.core.$ZodIssue, tool: string): string {
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return /^\w{1,40}$/.test(key)
      ? `${tool} has no field ${key}.`
      : `${tool} was given a field it does not have.`;
  }
  const field = issue.path.join('.') || `The input of ${tool}`;
  if (issue.input === undefined) return `${field} is required.`;
  if (issue.code === 'invalid_value') return `${field} must be one of: ${issue.values.join(', ')}.`;
  if (issue.code !== 'invalid_type') return `${field} is out of range.`;
  return `${field} must be ${kinds[issue.expected] ?? 'of another type'}.`;
}

const kinds: Record<string, string> = {
  string: 'a string',
  int: 'a whole number',
  number: 'a whole number',
  object: 'an object',
  array: 'a list',
};

function toResult({ text, structured, note }: ToolAnswer): CallToolResult {
  const notes = note ? [{ type: 'text' as const, text: note }] : [];
  return {
    content: [{ type: 'text', text: JSON.stringify(text) }, ...notes],
    structuredContent: structured,
  };
}

function toErrorResult(error: unknown, onError: (error: unknown) => void): CallToolResult {
  if (!(error instanceof TaskError)) onError(error);
  const { code, message } = error instanceof TaskError ? error : unavailable;
  return { isError: true, content: [{ type: 'text', text: JSON.stringify({ error: { code, message } }) }] };
}

const unavailable = new TaskError(
  'tasks_unavailable',
  'The tasks cannot be reached right now. Please try again.',
);
