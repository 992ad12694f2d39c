import { ChatdockError } from '../chatdock-error.ts';

/** Why a turn was stopped before its end. */
export type StopReason = 'client_left' | 'server_closing' | 'turn_lost' | 'failed';

/** A turn as something to run and to stop. */
export interface StoppableTurn {
  stop(reason: StopReason): void;
  /** Runs it to its end and resolves when everything is stored. Never rejects. */
  settle(): Promise<void>;
}

/** The turns that are being answered in this process. */
export interface OpenTurns {
  /** @throws ChatdockError `unavailable` once the server is closing: before a turn changes anything. */
  assertOpen(): void;
  /** Runs a turn and keeps count of it until it is settled. */
  run(turn: StoppableTurn): Promise<void>;
  /** Takes no new turns, lets the open ones finish for `graceMs`, then stops them; resolves when all are settled. */
  close(graceMs: number): Promise<void>;
}

export function openTurns(): OpenTurns {
  const running = new Map<StoppableTurn, Promise<void>>();
  let state: 'open' | 'closing' | 'stopped' = 'open';
  const stopAll = (): void => {
    state = 'stopped';
    for (const turn of running.keys()) turn.stop('server_closing');
  };
  return {
    assertOpen() {
      if (state !== 'open') throw new ChatdockError('unavailable');
    },
    async run(turn) {
      if (state === 'stopped') turn.stop('server_closing');
      const run = turn.settle();
      running.set(turn, run);
      await run;
      running.delete(turn);
    },
    async close(graceMs) {
      if (state === 'open') state = 'closing';
      const timer = setTimeout(stopAll, graceMs);
      while (running.size > 0) await Promise.all(running.values());
      clearTimeout(timer);
      stopAll();
    },
  };
}
