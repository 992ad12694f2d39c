import type { Owner } from '../owner.ts';

/** A tool call that waits for its owner's answer. */
export interface AskedCall {
  /** The model's id of the call. */
  readonly id: string;
  /** The item that asks. */
  readonly cardId: string;
  /** `null` until it is answered. */
  readonly approved: boolean | null;
}

/** A run that waits for its owner's answers. It holds what was said: it is the owner's data. */
export interface PausedRun {
  /** Fresh for each pause. */
  readonly id: string;
  readonly calls: readonly AskedCall[];
  /** What the run goes on from, as whoever paused it wrote it. */
  readonly state: string;
  /** What else they need to go on: JSON. */
  readonly details: unknown;
  readonly expiresAt: Date;
}

/** The answer to one call. */
export interface CallAnswer {
  readonly runId: string;
  readonly callId: string;
  readonly cardId: string;
  readonly approve: boolean;
  readonly now: Date;
}

/**
 * What came of an answer. `complete`: it was the last one, and whoever gets this may go on with the run; it is no longer in the
 * store, so nobody gets it twice. `expired`: the run is no longer in the store either. `answered`: the call had an answer already,
 * which stays. `missing`: there is no such question.
 */
export type AnswerOutcome =
  | { readonly state: 'complete' | 'waiting' | 'answered' | 'expired'; readonly run: PausedRun }
  | { readonly state: 'missing' };

/** Which turn asks; it has to hold the thread, or it reaches nothing. */
export interface HoldingTurn {
  readonly threadId: string;
  readonly turnId: string;
}

/** The paused runs of one owner, one a thread at most. Nobody else's can be reached through it: they are missing. */
export interface PausedRuns {
  /** Keeps a run, in place of the one the thread had; `false`, with nothing changed, when the turn does not hold the thread. */
  keep(turn: HoldingTurn, run: PausedRun): Promise<boolean>;
  /** Takes an answer, once and for all: it is stored when this resolves. */
  answer(turn: HoldingTurn, answer: CallAnswer): Promise<AnswerOutcome>;
  /** Takes the thread's run out of the store, because the conversation went on; `null` when there is none. */
  drop(turn: HoldingTurn): Promise<PausedRun | null>;
  /** All there are, for an export of what is kept of the owner. */
  list(): Promise<readonly (PausedRun & Pick<HoldingTurn, 'threadId'>)[]>;
}

/** Opens the paused runs of one owner; cheap enough to do for each request. */
export type PausedRunStores = (owner: Owner) => PausedRuns;
