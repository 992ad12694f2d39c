import { ChatdockError } from '../../chatdock-error.ts';
import type { TurnLog } from './turn-log.ts';

/** Why a turn was stopped before its end. */
export type StopReason = 'client_left' | 'user_stopped' | 'server_closing' | 'turn_lost' | 'failed';

/** A turn as something to run, to follow and to stop. */
export interface OpenTurn {
  readonly id: string;
  readonly threadId: string;
  readonly log: TurnLog;
  stop(reason: StopReason): void;
  /** Runs it to its end and resolves when everything is stored. Never rejects. */
  settle(): Promise<void>;
}

/** The turns that are being answered in this process. */
export interface OpenTurns {
  /** @throws ChatdockError `unavailable` once the server is closing: before a turn changes anything. */
  assertOpen(): void;
  /** Runs a turn and keeps count of it until it is settled. */
  run(turn: OpenTurn): Promise<void>;
  /** Whether any turn is open. */
  isBusy(): boolean;
  /** A turn that runs here. */
  find(turnId: string): OpenTurn | undefined;
  /** Stops whatever runs here in that thread. */
  stopThread(threadId: string, reason: StopReason): void;
  /**
   * Does what ends a turn's claim, again and again until it succeeds: while this process lives, nobody else will. What is
   * left when the process closes is settled by whoever comes next.
   */
  endLater(release: () => Promise<void>): void;
  /** Takes no new turns, lets the open ones finish for `graceMs`, then stops them; resolves when all are settled. */
  close(graceMs: number): Promise<void>;
}

/** How long it takes from one try to end a turn to the next, in milliseconds. */
const retryMs = 1_000;

export function openTurns(): OpenTurns {
  const running = new Map<string, { turn: OpenTurn; settled: Promise<void> }>();
  let state: 'open' | 'closing' | 'stopped' = 'open';
  const stopAll = (): void => {
    state = 'stopped';
    for (const { turn } of running.values()) turn.stop('server_closing');
  };
  return {
    assertOpen() {
      if (state !== 'open') throw new ChatdockError('unavailable');
    },
    async run(turn) {
      if (state === 'stopped') turn.stop('server_closing');
      const settled = turn.settle();
      running.set(turn.id, { turn, settled });
      await settled;
      running.delete(turn.id);
    },
    isBusy: () => running.size > 0,
    find: (turnId) => running.get(turnId)?.turn,
    stopThread(threadId, reason) {
      for (const { turn } of running.values()) if (turn.threadId === threadId) turn.stop(reason);
    },
    endLater(release) {
      const attempt = (): void => {
        if (state === 'stopped') return;
        release().catch(() => setTimeout(attempt, retryMs).unref());
      };
      setTimeout(attempt, retryMs).unref();
    },
    async close(graceMs) {
      if (state === 'open') state = 'closing';
      const timer = setTimeout(stopAll, graceMs);
      while (running.size > 0) await Promise.all([...running.values()].map(({ settled }) => settled));
      clearTimeout(timer);
      stopAll();
    },
  };
}
