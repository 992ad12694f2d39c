import { readItem } from './read-item.ts';
import { type Json, flag, optionalText, record, text, texts } from './read-json.ts';
import type { ClientEffect, Thread, ThreadStatus, ThreadStreamEvent } from './wire.ts';

/**
 * One event of a stream. Returns `null` for a type this client does not know, or one that lacks what it is about;
 * both are to be ignored.
 */
export function readEvent(value: unknown): ThreadStreamEvent | null {
  const event = record(value);
  const { type } = event;
  const item_id = text(event['item_id']);
  switch (type) {
    case 'thread.created':
    case 'thread.updated':
      return withPart(readThread(event['thread']), (thread) => ({ type, thread }));
    case 'thread.item.added':
    case 'thread.item.done':
    case 'thread.item.replaced':
      return withPart(readItem(event['item']), (item) => ({ type, item }));
    case 'thread.item.updated':
      return { type, item_id, update: record(event['update']) };
    case 'thread.item.removed':
      return { type, item_id };
    default:
      return readTransient(event);
  }
}

/** Events that leave nothing behind in the thread. */
function readTransient(event: Json): ThreadStreamEvent | null {
  const { type, level } = event;
  switch (type) {
    case 'stream_options':
      return { type, stream_options: { allow_cancel: flag(record(event[type])['allow_cancel']) } };
    case 'progress_update':
      return { type, text: text(event['text']) };
    case 'client_effect':
      return { type, ...readEffect(event) };
    case 'notice':
      return {
        type,
        level: level === 'warning' || level === 'danger' ? level : 'info',
        message: text(event['message']),
        title: optionalText(event['title']),
      };
    case 'error':
      return {
        type,
        code: optionalText(event['code']) ?? 'custom',
        message: optionalText(event['message']),
        allow_retry: flag(event['allow_retry']),
      };
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

function readStatus({ type, reason }: Json): ThreadStatus {
  return type === 'locked' || type === 'closed' ? { type, reason: optionalText(reason) } : { type: 'active' };
}

function withPart<Part, Whole>(part: Part | null, whole: (part: Part) => Whole): Whole | null {
  return part === null ? null : whole(part);
}

/** What the page is told, in a stream or beside an action's answer. */
export function readEffect(value: unknown): ClientEffect {
  const { name, data } = record(value);
  return { name: text(name), data: { ...record(data) } };
}
