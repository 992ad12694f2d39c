import type { ThreadStreamEvent } from '../../protocol/events.ts';

/** What may wait for a reader, in characters; the server's own buffers come on top of it. */
export const mostWaiting = 262_144;

/** About how many characters an event is, told from what can be long in it: measuring it would take longer than sending it. */
export function sizeOfEvent(event: ThreadStreamEvent): number {
  return around + longPart(event);
}

const around = 200;

function longPart(event: ThreadStreamEvent): number {
  switch (event.type) {
    case 'thread.item.updated':
      return longUpdate(event.update);
    case 'thread.item.done':
      return 'image' in event.item ? (event.item.image?.url.length ?? 0) : textOf(event.item);
    default:
      return 0;
  }
}

type Update = Extract<ThreadStreamEvent, { type: 'thread.item.updated' }>['update'];

function longUpdate(update: Update): number {
  if ('delta' in update) return update.delta.length;
  if ('image' in update) return update.image.url.length;
  if ('task' in update) return 'content' in update.task ? (update.task.content?.length ?? 0) : 0;
  return 'content' in update ? update.content.text.length : 0;
}

function textOf(item: object): number {
  if (!('content' in item) || !Array.isArray(item.content)) return 0;
  return item.content.reduce((size: number, part: unknown) => size + lengthOf(part), 0);
}

function lengthOf(part: unknown): number {
  return typeof part === 'object' && part !== null && 'text' in part ? String(part.text).length : 0;
}
