import type { protocol, RunStreamEvent } from '@openai/agents-core';
import type { EventOf } from '../../protocol/events.ts';
import { type AgentLimits, LimitError } from './agent-limits.ts';
import { CutShort, type CutReason } from './cut-short.ts';

/** Thrown inside a run: the model's stream ended before the model said that it was done. */
export class CutStreamError extends Error {
  override readonly name = 'CutStreamError';
}

/** Thrown inside a run: the model ended without a word and without a tool call. The SDK would ask it again and again. */
export class EmptyAnswerError extends Error {
  override readonly name = 'EmptyAnswerError';
  /** Why, when the model was cut off. */
  readonly reason: CutReason | undefined;

  constructor(reason?: CutReason) {
    super('the model said nothing');
    this.reason = reason;
  }
}

/**
 * Watches a run and stops it when it is silent, too long or too talkative. The run is stopped through the signal, and
 * ends quietly then; {@link RunWatch.outcome} says why.
 */
export class RunWatch {
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #silenceMs: number;
  #silence: NodeJS.Timeout | undefined;
  readonly #turn: NodeJS.Timeout;
  readonly #cut = new CutShort();
  readonly #completeness = new Completeness(this.#cut);
  readonly #longest: number;
  #charactersLeft: number;
  /** What is being waited for that is no silence. */
  #waits = 0;

  constructor(signal: AbortSignal, limits: Pick<AgentLimits, 'silenceMs' | 'turnMs' | 'answerCharacters'>) {
    this.#signal = AbortSignal.any([signal, this.#stop.signal]);
    this.#longest = limits.answerCharacters;
    this.#charactersLeft = limits.answerCharacters;
    this.#silenceMs = limits.silenceMs;
    this.#listen();
    this.#turn = setTimeout(() => this.#stop.abort(new LimitError('turn_time')), limits.turnMs);
  }

  /** What the run has to be given to be stopped by. */
  get signal(): AbortSignal {
    return this.#signal;
  }

  /** To be told of every event. @throws LimitError, CutStreamError, EmptyAnswerError */
  see(event: RunStreamEvent): void {
    // While tools work, nobody expects the model to speak; they have limits of their own.
    if (event.type === 'run_item_stream_event' && event.name === 'tool_called') clearTimeout(this.#silence);
    else this.#listen();
    if (event.type !== 'raw_model_stream_event') return;
    this.#cut.see(event.data);
    this.#completeness.see(event.data);
    if (event.data.type === 'output_text_delta') this.#charactersLeft -= event.data.delta.length;
    const isTooLong =
      event.data.type === 'response_done' && textLength(event.data.response.output) > this.#longest;
    if (this.#charactersLeft < 0 || isTooLong) throw new LimitError('answer_length');
  }

  /** What to tell below an answer that is not all of it. */
  notice(): EventOf<'notice'> | undefined {
    return this.#cut.notice();
  }

  /** How a stopped run is to end: with an error when it was stopped here, quietly when the turn was. */
  outcome(): { error?: unknown } {
    return this.#stop.signal.aborted ? { error: this.#stop.signal.reason } : {};
  }

  /** Waits for something that is no silence of the model: its reader, or a question of our own. */
  async during<Value>(work: Promise<Value>): Promise<Value> {
    clearTimeout(this.#silence);
    this.#waits += 1;
    try {
      return await work;
    } finally {
      this.#waits -= 1;
      this.#listen();
    }
  }

  #listen(): void {
    clearTimeout(this.#silence);
    if (this.#signal.aborted || this.#waits > 0) return;
    this.#silence = setTimeout(() => this.#stop.abort(new LimitError('silence')), this.#silenceMs);
  }

  /** Stops the run, if it still goes on, and the watch. */
  end(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#turn);
    this.#stop.abort();
  }
}

/** The text of a response may differ from what was streamed of it. */
function textLength(output: readonly protocol.OutputModelItem[]): number {
  const parts = output.flatMap((item) => ('role' in item && item.role === 'assistant' ? item.content : []));
  return parts.reduce((length, part) => length + ('text' in part ? part.text.length : 0), 0);
}

type ModelEvent = Extract<RunStreamEvent, { type: 'raw_model_stream_event' }>['data'];

/**
 * The chat completions wire has no last word the SDK would insist on: a connection that breaks off reads as a finished
 * answer. A finished one names a reason, or its usage after all choices.
 */
class Completeness {
  readonly #cut: CutShort;
  #chunks = 0;
  #isFinished = false;

  constructor(cut: CutShort) {
    this.#cut = cut;
  }

  see(event: ModelEvent): void {
    if (event.type === 'response_started') this.#reset();
    if (event.type === 'model' && event.providerData?.['rawModelEventSource'] === 'openai-chat-completions') {
      this.#chunks += 1;
      this.#isFinished ||= isLast(event.event);
    }
    if (event.type !== 'response_done') return;
    if (this.#chunks > 0 && !this.#isFinished) throw new CutStreamError();
    if (event.response.output.length === 0) throw new EmptyAnswerError(this.#cut.reason);
    this.#reset();
  }

  #reset(): void {
    this.#chunks = 0;
    this.#isFinished = false;
  }
}

function isLast(chunk: unknown): boolean {
  if (typeof chunk !== 'object' || chunk === null) return false;
  const choices: unknown = 'choices' in chunk ? chunk.choices : undefined;
  if (!Array.isArray(choices) || choices.length === 0) return 'usage' in chunk && Boolean(chunk.usage);
  return choices.some((choice: unknown) => hasReason(choice));
}

function hasReason(choice: unknown): boolean {
  return (
    typeof choice === 'object' &&
    choice !== null &&
    'finish_reason' in choice &&
    Boolean(choice.finish_reason)
  );
}
