import type { RunToolCallItem, RunToolCallOutputItem } from '@openai/agents-core';
import type { PendingCall } from '../agent-context.ts';
import { isClientTool } from '../client-tool-mark.ts';
import { callsContext, type ToldCall } from '../input/told-calls.ts';
import type { ThreadStreamEvent } from '../../protocol/events.ts';
import type { ItemFactory } from './item-factory.ts';
import { readArguments, textIn } from './read-call.ts';

/**
 * The calls of a run, for the turn in which the page's answer goes on: the model is told then what it had asked for
 * beside the page's tool, and what it got.
 */
export class ClientCalls {
  readonly #items: ItemFactory;
  readonly #calls = new Map<string, ToldCall>();

  constructor(items: ItemFactory) {
    this.#items = items;
  }

  /** Whether the call is one of the page's tools, which are not shown as steps. */
  started({ rawItem, agent }: RunToolCallItem): boolean {
    if (rawItem.type !== 'function_call') return false;
    const { callId, name } = rawItem;
    const isOfClient = agent.tools.some((tool) => tool.name === name && isClientTool(tool));
    this.#calls.set(callId, { callId, name, arguments: rawItem.arguments, output: undefined });
    return isOfClient;
  }

  finished({ rawItem }: RunToolCallOutputItem): void {
    const call = this.#calls.get(rawItem.callId);
    if (call && 'output' in rawItem)
      this.#calls.set(rawItem.callId, { ...call, output: textIn(rawItem.output) });
  }

  /** Whether the run itself has made this call, and no agent that one of its tools is. */
  has(callId: string): boolean {
    return this.#calls.has(callId);
  }

  /** Asks the page, as the last word of the turn. */
  *ask({ callId, name, arguments: json }: PendingCall): Iterable<ThreadStreamEvent> {
    const others = [...this.#calls.values()].filter((call) => call.callId !== callId);
    const content = callsContext(others);
    if (content !== undefined) {
      const item = { type: 'sdk_hidden_context' as const, ...this.#items.hiddenContext(), content };
      yield { type: 'thread.item.done', item };
    }
    yield {
      type: 'thread.item.done',
      item: {
        type: 'client_tool_call',
        ...this.#items.toolCall(),
        status: 'pending',
        call_id: callId,
        name,
        arguments: readArguments(json),
      },
    };
  }
}
