/**
 * Who watches what the server does, for traces and figures. It is told of kinds, names and numbers, and never of anything that
 * someone wrote or is called.
 */
export interface Observer {
  /** A request has come. `route` is a pattern, `/attachments/{id}/content`; `null` for an address that is none. */
  request(request: { readonly method: string; readonly route: string | null }): WatchedRequest;
  /** A session is being asked for. */
  session(): Watched<SessionEnd>;
  /** A turn begins. */
  turn(turn: { readonly id: string; readonly cause: string }): WatchedTurn;
  /** The model begins to work on an answer. */
  agentRun(): Watched<WorkEnd>;
  /** A tool is being called that the application, or this package, has offered; since when, in milliseconds since 1970. Default: now. */
  toolCall(name: string, since?: number): Watched<WorkEnd>;
}

/** Something that goes on for a while. */
export interface Watched<End> {
  /** Does a part of it: what begins there belongs to it. */
  within<T>(work: () => T): T;
  /** It is over. To be called once. */
  end(end: End): void;
}

/** How something ended; a code, where there is one. */
export interface WorkEnd {
  readonly error?: string | undefined;
}

/** Whose session it became. */
export interface SessionEnd extends WorkEnd {
  readonly kind: 'self_hosted' | 'hosted';
}

export interface WatchedRequest extends Watched<void> {
  /** The answer is there. A stream follows it, and then the end; otherwise this is the end. */
  answered(answer: RequestAnswered): void;
}

/** What is told of an answer. */
export interface RequestAnswered {
  readonly status: number;
  /** The code of the error it is. */
  readonly code: string | undefined;
  /** The request of the protocol that it answers. */
  readonly asks: string | undefined;
  readonly isStream: boolean;
}

/** How a turn ended, and what models have used for it, in tokens. */
export interface TurnFacts {
  readonly outcome: string;
  readonly events: number;
  readonly tokens: { readonly input: number; readonly output: number };
}

export interface WatchedTurn extends Watched<TurnFacts> {
  /** The first thing is said. */
  spoke(): void;
}

/** Nobody watches. */
export const nobodyWatches: Observer = {
  request: () => ({ ...unwatched, answered() {} }),
  session: () => unwatched,
  turn: () => ({ ...unwatched, spoke() {} }),
  agentRun: () => unwatched,
  toolCall: () => unwatched,
};

const unwatched = {
  within: <T>(work: () => T): T => work(),
  end() {},
};
