/** What one answer may use. Beyond it the answer is stopped, and the user told why. */
export interface AgentLimits {
  /** Calls of the model. */
  readonly modelCalls: number;
  /** Calls of tools. */
  readonly toolCalls: number;
  /** Bytes of one tool result that reach the model; the rest is cut off, which the model is told. */
  readonly toolResultBytes: number;
  /** Milliseconds for one tool call, and for opening the tools. */
  readonly toolMs: number;
  /** Milliseconds in which the model must say something. */
  readonly silenceMs: number;
  /** Milliseconds for the whole answer. */
  readonly turnMs: number;
  /** Characters of the whole answer. */
  readonly answerCharacters: number;
  /** Items of the conversation that are read for an answer, up to 1,000. */
  readonly historyItems: number;
  /** Tokens of the conversation that the model is given, by an estimate; older turns are summarised. */
  readonly contextTokens: number;
  /** Bytes of attached files that the model is given; the newest count. */
  readonly attachmentBytes: number;
}

export const defaultLimits: AgentLimits = Object.freeze({
  modelCalls: 10,
  toolCalls: 25,
  toolResultBytes: 64 * 1024,
  toolMs: 20_000,
  silenceMs: 45_000,
  turnMs: 300_000,
  answerCharacters: 100_000,
  historyItems: 300,
  contextTokens: 32_000,
  attachmentBytes: 10_000_000,
});

/** Which limit an answer ran into. */
export type LimitName = 'tool_calls' | 'silence' | 'turn_time' | 'answer_length';

/** Thrown inside a run to end it: it ran into a limit. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
  readonly limit: LimitName;

  constructor(limit: LimitName) {
    super(`limit reached: ${limit}`);
    this.limit = limit;
  }
}
