import type { Model, ModelRequest, ModelResponse, protocol } from '@openai/agents-core';
import { refusalKind } from './refusal-kind.ts';
import { shorterInput } from './shorter-input.ts';
import { withInstructionsInside } from './instructions-inside.ts';

/** What a model turned out not to take. */
interface Lacks {
  tools: boolean;
  instructions: boolean;
}

/**
 * A model that is asked again in another way when it refuses how it was asked: without tools, without a role for the
 * instructions, with less of the conversation. Never after it has begun to answer. What it does not take is remembered as
 * long as the process lives.
 */
export class AdaptableModel implements Model {
  readonly #model: Model;
  readonly #lacks: Lacks = { tools: false, instructions: false };

  constructor(model: Model) {
    this.#model = model;
  }

  /** Whether the model was found to take no tools: it can say things then, and do nothing. */
  get lacksTools(): boolean {
    return this.#lacks.tools;
  }

  getResponse(request: ModelRequest): Promise<ModelResponse> {
    return this.#model.getResponse(this.#adapt(request));
  }

  async *getStreamedResponse(request: ModelRequest): AsyncGenerator<protocol.StreamEvent> {
    let asked = request;
    for (;;) {
      let hasBegun = false;
      try {
        for await (const event of this.#model.getStreamedResponse(this.#adapt(asked))) {
          hasBegun = true;
          yield event;
        }
        return;
      } catch (error) {
        const other = hasBegun ? undefined : this.#otherWay(error, { asked, request });
        if (!other) throw error;
        asked = other;
      }
    }
  }

  getRetryAdvice(
    ...args: Parameters<NonNullable<Model['getRetryAdvice']>>
  ): ReturnType<NonNullable<Model['getRetryAdvice']>> {
    return this.#model.getRetryAdvice?.(...args);
  }

  #adapt(request: ModelRequest): ModelRequest {
    const bare = this.#lacks.tools && request.tools.length > 0 ? withoutTools(request) : request;
    return this.#lacks.instructions ? withInstructionsInside(bare) : bare;
  }

  /** How to ask after a refusal; `undefined` when there is no other way. */
  #otherWay(
    error: unknown,
    { asked, request }: { asked: ModelRequest; request: ModelRequest },
  ): ModelRequest | undefined {
    const kind = refusalKind(error);
    if (kind === 'no_tools' && !this.#lacks.tools && asked.tools.length > 0) {
      this.#lacks.tools = true;
      return asked;
    }
    if (kind === 'no_instructions' && !this.#lacks.instructions) {
      this.#lacks.instructions = true;
      return asked;
    }
    if (kind !== 'too_long' || asked !== request) return undefined;
    const input = shorterInput(request.input);
    return input && { ...request, input };
  }
}

const handsTied = `You have no tools in this conversation: you can neither see nor change anything. Never say that you did. When the person wants something done or looked up, say in one sentence that the model that answers here cannot do that.`;

function withoutTools({ systemInstructions = '', modelSettings, ...request }: ModelRequest): ModelRequest {
  const { toolChoice: _, parallelToolCalls: __, ...settings } = modelSettings;
  return {
    ...request,
    systemInstructions: `${systemInstructions}\n\n${handsTied}`.trim(),
    modelSettings: settings,
    tools: [],
    handoffs: [],
  };
}
