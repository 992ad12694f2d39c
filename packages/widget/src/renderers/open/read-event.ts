import { readAssistantContent, readItem, readTask } from './read-item.ts';
import type { Json } from './read-json.ts';
import { flag, optionalText, place, record, text, texts } from './read-json.ts';
import { readComponent } from './read-widget.ts';
import type {
  ClientEffect,
  ItemUpdate,
  NoticeEvent,
  Thread,
  ThreadStatus,
  ThreadStreamEvent,
  WidgetUpdate,
} from './wire.ts';

/**
 * One event of a stream. Returns `null` for a type this client does not know, or one that lacks what it is about;
 * both are to be ignored.
 */
export function readEvent(value: unknown): ThreadStreamEvent | null {
  const event = record(value);
  const { type } = event;
  switch (type) {
    case 'thread.created':
    case 'thread.updated':
      return withPart(readThread(event['thread']), (thread) => ({ type, thread }));
    case 'thread.item.added':
    case 'thread.item.done':
    case 'thread.item.replaced':
      return withPart(readItem(event['item']), (item) => ({ type, item }));
    case 'thread.item.updated':
      return withPart(readUpdate(record(event['update'])), (update) => ({
        type,
        item_id: text(event['item_id']),
        update,
      }));
    case 'thread.item.removed':
      return { type, item_id: text(event['item_id']) };
    default:
      return readTransient(event);
  }
}

/** Events that leave nothing behind in the thread. */
function readTransient(event: Json): ThreadStreamEvent | null {
  switch (event['type']) {
    case 'stream_options':
      return {
        type: 'stream_options',
        stream_options: { allow_cancel: flag(record(event['stream_options'])['allow_cancel']) },
      };
    case 'progress_update':
      return { type: 'progress_update', text: text(event['text']) };
    case 'client_effect':
      return { type: 'client_effect', ...readEffect(event) };
    case 'notice':
      return readNotice(event);
    case 'error':
      return {
        type: 'error',
        code: optionalText(event['code']) ?? 'custom',
        message: optionalText(event['message']),
        allow_retry: flag(event['allow_retry']),
      };
    default:
      return null;
  }
}

function readNotice(event: Json): NoticeEvent {
  const { level } = event;
  return {
    type: 'notice',
    level: level === 'warning' || level === 'danger' ? level : 'info',
    message: text(event['message']),
    title: optionalText(event['title']),
  };
}

function readUpdate(update: Json): ItemUpdate | null {
  const { type } = update;
  switch (type) {
    case 'assistant_message.content_part.added':
    case 'assistant_message.content_part.done':
      return withPart(place(update['content_index']), (content_index) => ({
        type,
        content_index,
        content: readAssistantContent(update['content']),
      }));
    case 'assistant_message.content_part.text_delta':
      return withPart(place(update['content_index']), (content_index) => ({
        type,
        content_index,
        delta: text(update['delta']),
      }));
    case 'workflow.task.added':
    case 'workflow.task.updated':
      return withPart(place(update['task_index']), (task_index) => ({
        type,
        task_index,
        task: readTask(update['task']),
      }));
    default:
      return readWidgetUpdate(update);
  }
}

function readWidgetUpdate(update: Json): WidgetUpdate | null {
  const { type } = update;
  const component_id = text(update['component_id']);
  switch (type) {
    case 'widget.streaming_text.value_delta':
      return { type, component_id, delta: text(update['delta']), done: flag(update['done']) };
    case 'widget.component.updated':
      return withPart(readComponent(update['component']), (component) => ({ type, component_id, component }));
    case 'widget.root.updated':
      return withPart(readComponent(update['widget']), (widget) => ({ type, widget }));
    default:
      return null;
  }
}

/** A thread's metadata, or `null` for what has no id. */
export function readThread(value: unknown): Thread | null {
  const thread = record(value);
  const id = text(thread['id']);
  if (id === '') return null;
  return {
    id,
    title: optionalText(thread['title']),
    status: readStatus(record(thread['status'])),
    allowed_image_domains: texts(thread['allowed_image_domains']),
  };
}

function readStatus(status: Json): ThreadStatus {
  const { type } = status;
  return type === 'locked' || type === 'closed'
    ? { type, reason: optionalText(status['reason']) }
    : { type: 'active' };
}

function withPart<Part, Whole>(part: Part | null, whole: (part: Part) => Whole): Whole | null {
  return part === null ? null : whole(part);
}

/** What the page is told, in a stream or beside an action's answer. */
export function readEffect(value: unknown): ClientEffect {
  const { name, data } = record(value);
  return { name: text(name), data: { ...record(data) } };
}
