import type { ThreadStreamEvent } from '../../protocol/events.ts';

/**
 * Leaves out the messages of an agent that speaks to its workflow: what it says is data, and no answer to anyone. Its steps stay.
 */
export function withoutMessages(): (event: ThreadStreamEvent) => boolean {
  const messages = new Set<string>();
  return (event) => {
    switch (event.type) {
      case 'thread.item.added':
      case 'thread.item.done':
      case 'thread.item.replaced':
        if (event.item.type === 'assistant_message') messages.add(event.item.id);
        return event.item.type !== 'assistant_message';
      case 'thread.item.updated':
      case 'thread.item.removed':
        return !messages.has(event.item_id);
      default:
        return true;
    }
  };
}
