import { type Json, array, flag, optionalText, record, text, texts } from '../read-json.ts';
import type { ClientToolCallItem, Task, TaskSource, TaskType, ThreadItem, Workflow } from '../wire.ts';

/** More of them no answer has. */
const mostTasks = 500;
const mostSources = 100;

/** What the assistant did on the way, as a server sent it. */
export function readStep(id: string, item: Json): ThreadItem {
  if (item['type'] === 'client_tool_call') return readCall(id, item);
  // A step of its own is drawn as a workflow of one.
  const workflow = item['type'] === 'task' ? { tasks: [item['task']] } : record(item['workflow']);
  return { type: 'workflow', id, workflow: readWorkflow(workflow) };
}

function readCall(id: string, item: Json): ClientToolCallItem {
  return {
    type: 'client_tool_call',
    id,
    status: item['status'] === 'completed' ? 'completed' : 'pending',
    name: text(item['name']),
    arguments: record(item['arguments']),
  };
}

function readWorkflow(workflow: Json): Workflow {
  return {
    type: workflow['type'] === 'reasoning' ? 'reasoning' : 'custom',
    tasks: array(workflow['tasks']).slice(0, mostTasks).map(readTask),
    summary: readSummary(workflow['summary']),
    expanded: flag(workflow['expanded']),
  };
}

function readSummary(value: unknown): Workflow['summary'] {
  const { title, icon, duration } = record(value);
  if (typeof title === 'string') return { title, icon: optionalText(icon) };
  return typeof duration === 'number' && duration >= 0 ? { duration } : undefined;
}

const taskTypes: readonly TaskType[] = ['custom', 'web_search', 'thought', 'file', 'image'];

export function readTask(value: unknown): Task {
  const task = record(value);
  const indicator = task['status_indicator'];
  return {
    type: taskTypes.find((type) => type === task['type']) ?? 'custom',
    status_indicator: indicator === 'loading' || indicator === 'complete' ? indicator : 'none',
    title: optionalText(task['title']),
    query: optionalText(task['title_query']),
    content: optionalText(task['content']),
    icon: optionalText(task['icon']),
    queries: texts(task['queries']).slice(0, mostSources),
    sources: array(task['sources']).slice(0, mostSources).map(readSource),
  };
}

function readSource(value: unknown): TaskSource {
  const source = record(value);
  const details = [source['filename'], source['attribution']].map((words) => text(words)).filter(Boolean);
  const title = text(source['title']) || details[0] || '';
  return {
    title,
    url: optionalText(source['url']),
    details: details.filter((words) => words !== title),
  };
}
