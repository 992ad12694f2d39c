import { plainMarkdown } from '../tools/plain-markdown.ts';
import {
  plainWording,
  type FinishedCall,
  type StartedCall,
  type ToolWording,
} from '../tools/tool-wording.ts';

type Describe<Call> = (call: Call) => string;

const titles = new Map<string, Describe<StartedCall>>([
  [
    'add_task',
    ({ arguments: { title } }) => (typeof title === 'string' ? `Add task ${quoted(title)}` : 'Add a task'),
  ],
  [
    'list_tasks',
    ({ arguments: { status } }) =>
      status === 'pending' || status === 'completed' ? `List ${status} tasks` : 'List tasks',
  ],
  ['complete_task', (call) => `Complete ${task(call)}`],
  ['delete_task', (call) => `Delete ${task(call)}`],
  ['update_task', (call) => `Change ${task(call)}`],
  ['reopen_task', (call) => `Reopen ${task(call)}`],
  ['get_task', (call) => `Look at ${task(call)}`],
]);

const results = new Map<string, Describe<FinishedCall>>([
  ['add_task', ({ output }) => `Added as task ${field(output, 'task_id')}.`],
  ['list_tasks', ({ output }) => count(output)],
  ['complete_task', ({ output }) => `Done: ${plainMarkdown(quoted(field(output, 'title')))}`],
  ['delete_task', ({ output }) => `Deleted: ${plainMarkdown(quoted(field(output, 'title')))}`],
  ['update_task', ({ output }) => `Now: ${plainMarkdown(quoted(field(output, 'title')))}`],
  ['reopen_task', ({ output }) => `Open again: ${plainMarkdown(quoted(field(output, 'title')))}`],
  ['get_task', ({ output }) => plainMarkdown(quoted(field(output, 'title')))],
]);

/** Words for the task tools; others are shown by their names. */
export const taskWording: ToolWording = {
  title: (call) => titles.get(call.name)?.(call) ?? plainWording.title(call),
  result: (call) => (call.failed ? undefined : results.get(call.name)?.(call)) ?? plainWording.result(call),
};

function task({ arguments: { task_id: id } }: StartedCall): string {
  return typeof id === 'number' ? `task ${id}` : 'a task';
}

function quoted(text: string): string {
  return `“${text.replace(/\s+/gu, ' ').trim()}”`;
}

/** A field of the tool's JSON answer; empty when it has none. */
function field(output: string, name: string): string {
  const value = parse(output);
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

function count(output: string): string {
  const value = parse(output);
  if (!Array.isArray(value)) return 'Listed.';
  return value.length === 1 ? '1 task' : `${value.length} tasks`;
}

/** The answer is one line of JSON, sometimes with a note below. */
function parse(output: string): unknown {
  try {
    return JSON.parse(output.split('\n')[0] ?? '');
  } catch {
    return undefined;
  }
}
