import type { ActionCall, Turn } from '../chat/ports.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { ThreadItem } from '../protocol/items.ts';
import { isCommand, type Command } from './script.ts';

/** The event of a script, its item completed. */
export function scriptedEvent(command: Command, turn: Turn): ThreadStreamEvent {
  const event = 'item' in command ? { ...command, item: completed(command['item'], turn) } : command;
  if (!isEvent(event)) throw new TypeError('An event of a script has no type.');
  return event;
}

/** The item of a script: of this thread and of now, where it does not say. */
export function scriptedItem(template: unknown, call: Turn | ActionCall): ThreadItem {
  const item = completed(template, call);
  if (!isItem(item)) throw new TypeError('An item of a script has no type.');
  return item;
}

function completed(template: unknown, call: Turn | ActionCall): Command {
  const own = { thread_id: call.thread.id, created_at: call.now().toISOString() };
  return isCommand(template) ? { ...own, ...template } : own;
}

// Right or wrong otherwise, as the script has them: to notice what is wrong is the server's task, and what is tested.

function isEvent(event: object): event is ThreadStreamEvent {
  return 'type' in event;
}

function isItem(item: object): item is ThreadItem {
  return 'type' in item;
}
