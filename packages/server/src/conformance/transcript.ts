/**
 * A recorded conversation with a server whose responder is the scripted one. In what is sent and expected, `<name>` stands
 * for a value that is found at its first place and has to be the same at every other; docs/conformance.md says more.
 */
export interface Transcript {
  readonly name: string;
  /** What it shows, in one sentence. */
  readonly about: string;
  /** `chatkit`: what every ChatKit server does. `chatdock`: what Chatdock adds. */
  readonly origin: 'chatkit' | 'chatdock';
  readonly steps: readonly Step[];
}

/** One request, or the rest of a stream that an earlier step left open; and what has to come of it. */
export type Step = RequestStep | RestStep;

export interface RequestStep {
  readonly request: Readonly<Record<string, unknown>>;
  /** Hang up after so many events; `expect` lists these. */
  readonly leave_after?: number;
  /** Leave the stream open after so many events, under a name; `expect` lists these. */
  readonly hold?: { readonly as: string; readonly after: number };
  /** Ask again, for a few seconds, until it is as expected: for what a server does after a client has left. */
  readonly eventually?: boolean;
  readonly expect: Expectation;
}

export interface RestStep {
  /** The name of a stream that was left open. */
  readonly rest_of: string;
  readonly expect: Pick<Expectation, 'events'>;
}

export interface Expectation {
  /** `4xx` is any of them. */
  readonly status?: number | '4xx';
  /** The events of a stream. */
  readonly events?: readonly unknown[];
  /** The JSON document that is answered. */
  readonly body?: unknown;
}

/** The first thing that was otherwise than a step expects. */
export interface Deviation {
  readonly transcript: string;
  /** Counted from 1. */
  readonly step: number;
  /** Such as `event 4, item.content[0].text: is "Ho" where "Hi" is expected`. */
  readonly message: string;
}
