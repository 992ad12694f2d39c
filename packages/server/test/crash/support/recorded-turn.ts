import type { ThreadItem, ThreadStreamEvent } from '../../../src/protocol/index.ts';
import type { ChatClient } from '../../support/chat-client.ts';
import { liveStream } from '../../conformance/support/live-stream.ts';
import { scriptInput } from '../../conformance/support/scripts.ts';
import type { LongScript } from './long-script.ts';

/** One event as a client got it. */
interface Received {
  readonly event: ThreadStreamEvent;
  /** When, in milliseconds of `performance.now()`. */
  readonly at: number;
}

/** A turn as its client saw it. */
export interface RecordedTurn {
  readonly long: LongScript;
  readonly received: readonly Received[];
  /** `undefined` as long as the thread has not been told of. */
  threadId(): string | undefined;
  /** Whether the stream has come to its own end. */
  hasEnded(): boolean;
  /** Resolves when no more will come, however that came about. */
  readonly over: Promise<void>;
  /** Hangs up. */
  leave(): void;
}

/** Starts a thread with this script, and records what comes. */
export function recordTurn(user: ChatClient, long: LongScript): RecordedTurn {
  const received: Received[] = [];
  const leave = new AbortController();
  let ended = false;

  const listen = async (): Promise<void> => {
    const request = { type: 'threads.create', params: { input: scriptInput(long.script) } };
    const response = await user.post(request, { signal: leave.signal });
    if (response.status !== 200)
      throw new Error(`The turn is refused: ${response.status} ${await response.text()}`);
    const stream = liveStream(response, leave);
    for (let event = await stream.nextOrEnd(); event; event = await stream.nextOrEnd())
      received.push({ event, at: performance.now() });
    ended = true;
  };
  return {
    long,
    received,
    threadId() {
      const created = received[0]?.event;
      return created?.type === 'thread.created' ? created.thread.id : undefined;
    },
    hasEnded: () => ended,
    over: listen().catch(() => {}), // a connection that broke off, or was never made
    leave: () => leave.abort(),
  };
}

/** The items that a client was told to be final, in order. */
export function announcedItems({ received }: RecordedTurn): ThreadItem[] {
  return received.flatMap(({ event }) => (event.type === 'thread.item.done' ? [event.item] : []));
}
