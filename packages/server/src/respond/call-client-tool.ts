import type { EventOf } from '../protocol/events.ts';
import { itemBase, type AnsweringTurn } from './answering.ts';

export interface ClientToolCall {
  readonly name: string;
  readonly arguments: Record<string, unknown>;
  /** The model's id for the call; default: a fresh one. */
  readonly callId?: string;
}

/**
 * Asks the page to run one of its tools. This has to be the last event of the turn: the tool's output starts the
 * next one, and only the newest item can be waiting for it.
 */
export function callClientTool(turn: AnsweringTurn, call: ClientToolCall): EventOf<'thread.item.done'> {
  return {
    type: 'thread.item.done',
    item: {
      type: 'client_tool_call',
      ...itemBase(turn, 'tool_call'),
      status: 'pending',
      call_id: call.callId ?? turn.newId('tool_call'),
      name: call.name,
      arguments: call.arguments,
    },
  };
}
