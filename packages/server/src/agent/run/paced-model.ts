import { setImmediate } from 'node:timers/promises';
import type { Model, ModelProvider, ModelRequest, ModelResponse, protocol } from '@openai/agents-core';

/** Resolves when the model may go on; nothing when it may at once. */
export type Pace = () => Promise<void> | undefined;

/** So many events a model may send without letting anyone else have a turn. */
const mostAtOnce = 64;

/**
 * A model that is read no faster than its answer is. The Agents SDK reads a model as fast as it speaks and keeps what nobody has
 * taken yet: without this, one reader that stands still would have the whole answer in memory.
 */
export class PacedModel implements Model {
  readonly #model: Model;
  readonly #pace: Pace;

  constructor(model: Model, pace: Pace) {
    this.#model = model;
    this.#pace = pace;
  }

  get supportsPromptModelSelection(): boolean {
    return this.#model.supportsPromptModelSelection === true;
  }

  getResponse(request: ModelRequest): Promise<ModelResponse> {
    return this.#model.getResponse(request);
  }

  async *getStreamedResponse(request: ModelRequest): AsyncGenerator<protocol.StreamEvent> {
    let count = 0;
    for await (const event of this.#model.getStreamedResponse(request)) {
      yield event;
      count += 1;
      if (count % mostAtOnce === 0) await setImmediate();
      const room = this.#pace();
      if (room) await room;
    }
  }

  getRetryAdvice(
    ...args: Parameters<NonNullable<Model['getRetryAdvice']>>
  ): ReturnType<NonNullable<Model['getRetryAdvice']>> {
    return this.#model.getRetryAdvice?.(...args);
  }
}

/** The same for models that agents go by name. */
export function pacedProvider(provider: ModelProvider, pace: Pace): ModelProvider {
  return { getModel: async (name) => new PacedModel(await provider.getModel(name), pace) };
}
