import type { Json } from './read-json.ts';
import { array, flag, optionalText, record, text, texts } from './read-json.ts';
import { readComponent } from './read-widget.ts';
import type {
  AssistantContent,
  Task,
  TaskSource,
  TaskType,
  ThreadItem,
  UserContent,
  Workflow,
} from './wire.ts';

/**
 * A thread item as a server sent it. Total: what is missing or mistyped gets its default, a kind that is not drawn
 * becomes `other`. Returns `null` for what has no id and so cannot be kept apart from others.
 */
export function readItem(value: unknown): ThreadItem | null {
  const item = record(value);
  const id = text(item['id']);
  if (id === '') return null;
  switch (item['type']) {
    case 'user_message':
      return {
        type: 'user_message',
        id,
        content: array(item['content']).map(readUserContent),
        quoted_text: optionalText(item['quoted_text']),
      };
    case 'assistant_message':
      return { type: 'assistant_message', id, content: array(item['content']).map(readAssistantContent) };
    case 'workflow':
      return { type: 'workflow', id, workflow: readWorkflow(record(item['workflow'])) };
    case 'task':
      // A step of its own is drawn as a workflow of one.
      return {
        type: 'workflow',
        id,
        workflow: { type: 'custom', tasks: [readTask(item['task'])], expanded: false },
      };
    case 'widget':
      return readWidgetItem(id, item);
    case 'client_tool_call':
      return {
        type: 'client_tool_call',
        id,
        status: item['status'] === 'completed' ? 'completed' : 'pending',
        name: text(item['name']),
        arguments: record(item['arguments']),
      };
    default:
      return { type: 'other', id };
  }
}

function readWidgetItem(id: string, item: Json): ThreadItem {
  const widget = readComponent(item['widget']);
  if (widget === null) return { type: 'other', id };
  return { type: 'widget', id, widget, copy_text: optionalText(item['copy_text']) };
}

export function readItems(value: unknown): ThreadItem[] {
  return array(value)
    .map(readItem)
    .filter((item) => item !== null);
}

function readUserContent(value: unknown): UserContent {
  const part = record(value);
  return part['type'] === 'input_tag'
    ? { type: 'input_tag', id: text(part['id']), text: text(part['text']) }
    : { type: 'input_text', text: text(part['text']) };
}

export function readAssistantContent(value: unknown): AssistantContent {
  return { type: 'output_text', text: text(record(value)['text']) };
}

function readWorkflow(workflow: Json): Workflow {
  return {
    type: workflow['type'] === 'reasoning' ? 'reasoning' : 'custom',
    tasks: array(workflow['tasks']).map(readTask),
    summary: readSummary(workflow['summary']),
    expanded: flag(workflow['expanded']),
  };
}

function readSummary(value: unknown): Workflow['summary'] {
  const { title, duration } = record(value);
  if (typeof title === 'string') return { title };
  return typeof duration === 'number' ? { duration } : undefined;
}

const taskTypes: readonly TaskType[] = ['custom', 'web_search', 'thought', 'file', 'image'];

export function readTask(value: unknown): Task {
  const task = record(value);
  const indicator = task['status_indicator'];
  return {
    type: taskTypes.find((type) => type === task['type']) ?? 'custom',
    status_indicator: indicator === 'loading' || indicator === 'complete' ? indicator : 'none',
    title: optionalText(task['title']) ?? optionalText(task['title_query']),
    content: optionalText(task['content']),
    icon: optionalText(task['icon']),
    queries: texts(task['queries']),
    sources: array(task['sources']).map(readSource),
  };
}

function readSource(value: unknown): TaskSource {
  const source = record(value);
  return { title: text(source['title']), url: optionalText(source['url']) };
}
