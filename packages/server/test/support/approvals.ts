import { Agent, type AgentConfiguration, type Model, tool } from '@openai/agents-core';

import { z } from 'zod';
import type { ThreadItem, ThreadStreamEvent } from '../../src/protocol/index.ts';
import type { ChatClient } from './chat-client.ts';

/** An agent with one tool, `remove`, that needs approval; what was removed is in `removed`, in order. */
export function removingAgent(
  model: Model,
  removed: Pick<string[], 'push'>,
  options: Partial<AgentConfiguration> = {},
): Agent {
  const remove = tool({
    name: 'remove',
    description: 'Removes something for good.',
    parameters: z.object({ what: z.string() }),
    needsApproval: true,
    execute: async ({ what }) => {
      removed.push(what);
      return `Removed ${what}.`;
    },
  });
  return new Agent({ name: 'Keeper', tools: [remove], ...options, model });
}

export type WidgetItem = Extract<ThreadItem, { type: 'widget' }>;

/** A question as its card shows it. */
export interface ShownCard {
  readonly id: string;
  /** The texts of the card, from top to bottom; the label of a badge is the last one. */
  readonly says: string[];
  readonly isOpen: boolean;
  readonly item: WidgetItem;
}

function readCard(item: WidgetItem): ShownCard {
  const { widget, id } = item;
  if (widget.type !== 'Card') throw new Error('The widget is no card.');
  const children = Array.isArray(widget.children) ? widget.children : [widget.children];
  const says = children.map((child) => {
    if (child.type === 'Text') return child.value;
    return child.type === 'Badge' ? child.label : child.type;
  });
  return { id, says, isOpen: widget.confirm !== undefined, item };
}

/** The cards among items, in their order. */
export function cardsIn(items: readonly ThreadItem[]): ShownCard[] {
  return items.filter((item): item is WidgetItem => item.type === 'widget').map(readCard);
}

/** The cards that a stream has shown, each as it was shown last. */
export function cardsShown(events: readonly ThreadStreamEvent[]): ShownCard[] {
  const items = new Map<string, ThreadItem>();
  for (const event of events) {
    if (event.type === 'thread.item.done' || event.type === 'thread.item.replaced')
      items.set(event.item.id, event.item);
  }
  return cardsIn([...items.values()]);
}

/** What the button of a card sends. */
export function pressed(card: ShownCard, approve: boolean): { type: string; payload?: unknown } {
  const { widget } = card.item;
  const button = widget.type === 'Card' ? (approve ? widget.confirm : widget.cancel) : undefined;
  if (!button) throw new Error('The card has no such button.');
  return { type: button.action.type, payload: button.action.payload };
}

/** Where a card is, and who presses. */
export interface Pressing {
  readonly user: ChatClient;
  readonly threadId: string;
}

/** Presses a button of a card and reads what comes of it. */
export function press(
  { user, threadId }: Pressing,
  card: ShownCard | undefined,
  approve: boolean,
): Promise<ThreadStreamEvent[]> {
  if (!card) throw new Error('There is no card to press on.');
  const params = { thread_id: threadId, item_id: card.id, action: pressed(card, approve) };
  return user.stream('threads.custom_action', params);
}

/** The notices of a stream. */
export function noticesIn(events: readonly ThreadStreamEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'notice' ? [event.message] : []));
}
