import type { RunStreamEvent } from '@openai/agents-core';
import type { EventOf } from '../../protocol/events.ts';
import { notice } from '../../respond/passing-events.ts';
import { fieldOf, listField } from '../read-fields.ts';

/** Why a model ended before it had said everything. */
export type CutReason = 'length' | 'content_filter';

type ModelEvent = Extract<RunStreamEvent, { type: 'raw_model_stream_event' }>['data'];

/** Notices when a model's answer is not all of it; what was said of it stays. */
export class CutShort {
  #reason: CutReason | undefined;

  /** Why the call that has just ended was cut short; `undefined`: it was not. */
  get reason(): CutReason | undefined {
    return this.#reason;
  }

  /** To be told of everything a model sends. */
  see(event: ModelEvent): void {
    if (event.type === 'response_started') this.#reason = undefined;
    if (event.type === 'model') this.#reason ??= inChunk(event.event);
    if (event.type === 'response_done') this.#reason ??= inResponse(event.response.providerData);
  }

  /** What people are told below such an answer. */
  notice(): EventOf<'notice'> | undefined {
    return this.#reason && notice('warning', words[this.#reason]);
  }
}

const words: Readonly<Record<CutReason, string>> = {
  length: 'The answer was cut off here: the model ran out of room.',
  content_filter: 'The answer was cut off here by the model’s content filter.',
};

/** The chat completions wire says it with the last piece. */
function inChunk(chunk: unknown): CutReason | undefined {
  const [choice] = listField(chunk, 'choices');
  return reasonIn(fieldOf(choice, 'finish_reason'));
}

/** The Responses wire says it beside the whole answer. */
function inResponse(response: unknown): CutReason | undefined {
  return reasonIn(fieldOf(fieldOf(response, 'incomplete_details'), 'reason'));
}

function reasonIn(reason: unknown): CutReason | undefined {
  if (reason === 'content_filter') return 'content_filter';
  return reason === 'length' || reason === 'max_output_tokens' || reason === 'max_tokens'
    ? 'length'
    : undefined;
}
