import type { Model, ModelRequest, ModelResponse, protocol } from '@openai/agents-core';

/**
 * A model whose responses ask for no more than `calls` tool calls; what is beyond is dropped. The SDK's own work grows with
 * the square of their number, and a thousand would hold up the whole process.
 */
export class BoundedModel implements Model {
  readonly #model: Model;
  readonly #calls: number;

  constructor(model: Model, calls: number) {
    this.#model = model;
    this.#calls = calls;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const response = await this.#model.getResponse(request);
    return { ...response, output: this.#cut(response.output) };
  }

  async *getStreamedResponse(request: ModelRequest): AsyncGenerator<protocol.StreamEvent> {
    for await (const event of this.#model.getStreamedResponse(request)) {
      if (event.type !== 'response_done') yield event;
      else yield { ...event, response: { ...event.response, output: this.#cut(event.response.output) } };
    }
  }

  getRetryAdvice(
    ...args: Parameters<NonNullable<Model['getRetryAdvice']>>
  ): ReturnType<NonNullable<Model['getRetryAdvice']>> {
    return this.#model.getRetryAdvice?.(...args);
  }

  #cut<Item>(output: readonly Item[]): Item[] {
    let left = this.#calls;
    return output.filter((item) => !isCall(item) || (left -= 1) >= 0);
  }
}

function isCall(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'type' in item && item.type === 'function_call';
}
