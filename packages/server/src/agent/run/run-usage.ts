import type { ModelInputData, RunStreamEvent } from '@openai/agents-core';
import type { TokenUsage } from '../../chat/allowance.ts';

/** How many characters make a token, roughly, in a call that did not come to say how many there were. */
const charactersPerToken = 4;

/**
 * What a run has used: as the model reports it at the end of each call, and an estimate for a call that breaks off before, or whose
 * model reports nothing. Whoever stops each answer shortly before its end would be counted nothing otherwise.
 */
export class RunUsage {
  #input = 0;
  #output = 0;
  /** The call that runs. */
  #asked: ModelInputData | null = null;
  #characters = 0;

  /** A call begins. */
  ask(data: ModelInputData): void {
    this.#asked = data;
    this.#characters = 0;
  }

  see(event: RunStreamEvent): void {
    if (event.type !== 'raw_model_stream_event') return;
    const { data } = event;
    if (data.type === 'output_text_delta') this.#characters += data.delta.length;
    if (data.type !== 'response_done') return;
    const { inputTokens, outputTokens } = data.response.usage;
    const used =
      inputTokens + outputTokens > 0 ? { input: inputTokens, output: outputTokens } : this.#estimate();
    this.#input += used.input;
    this.#output += used.output;
    this.#asked = null;
  }

  /** Something else was asked meanwhile. */
  add({ input, output }: TokenUsage): void {
    this.#input += input;
    this.#output += output;
  }

  get total(): TokenUsage {
    const { input, output } = this.#estimate();
    return { input: this.#input + input, output: this.#output + output };
  }

  /** Of the call that runs; nothing when none does. */
  #estimate(): TokenUsage {
    if (!this.#asked) return { input: 0, output: 0 };
    const { input, instructions = '' } = this.#asked;
    const asked = JSON.stringify(input).length + instructions.length;
    return { input: toTokens(asked), output: toTokens(this.#characters) };
  }
}

function toTokens(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}
