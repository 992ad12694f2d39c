import { RunToolCallItem, RunToolCallOutputItem, type RunStreamEvent } from '@openai/agents-core';
import type { Observer } from '../../observer.ts';
import { finishedCall, startedCall } from '../events/read-call.ts';
import type { StartedCall } from '../tools/tool-wording.ts';

interface OpenCall {
  /** What it is told of as. */
  readonly name: string;
  readonly call: StartedCall;
  readonly since: number;
}

/** What calls go by whose tool the agent does not list: those of MCP servers of its own, and names that the model has made up. */
const unlisted = '_other';

/** Watches the calls of an agent's own tools, of which only the run's events tell. */
export class WatchedCalls {
  readonly #observer: Observer;
  readonly #isWatched: (toolName: string) => boolean;
  readonly #open = new Map<string, OpenCall>();

  /** `isWatched` is true for tools whose calls are watched where they are made. */
  constructor(observer: Observer, isWatched: (toolName: string) => boolean) {
    this.#observer = observer;
    this.#isWatched = isWatched;
  }

  see(event: RunStreamEvent): void {
    if (event.type !== 'run_item_stream_event') return;
    const { item } = event;
    if (item instanceof RunToolCallItem) this.#begin(item);
    else if (item instanceof RunToolCallOutputItem) this.#end(item);
  }

  #begin(item: RunToolCallItem): void {
    const started = startedCall(item);
    if (!started) return;
    const isListed = item.agent.tools.some(({ name }) => name === started.call.name);
    const name = isListed ? started.call.name : unlisted;
    this.#open.set(started.callId, { name, call: started.call, since: Date.now() });
  }

  #end(item: RunToolCallOutputItem): void {
    const open = this.#open.get(item.rawItem.callId);
    if (!open || this.#isWatched(open.call.name)) return;
    this.#open.delete(item.rawItem.callId);
    const { failed } = finishedCall(open.call, item);
    this.#observer.toolCall(open.name, open.since).end(failed ? { error: 'tool_failed' } : {});
  }
}
