import type { Model, protocol } from '@openai/agents-core';
import { setImmediate as nextTick, setTimeout as sleep } from 'node:timers/promises';
import { now } from '../chat/answer.ts';

/** How a model speaks: so many pieces, as fast as it is read, or one in so many milliseconds. */
export interface Speech {
  readonly pieces: number;
  readonly pace: 'at once' | number;
}

/**
 * A model that costs next to nothing and says what the Responses API would: each piece once as text and once as the provider's own
 * event. A piece's text is the time at which it was said.
 */
export class TalkingModel implements Model {
  readonly #speech: Speech;

  constructor(speech: Speech) {
    this.#speech = speech;
  }

  async getResponse(): Promise<never> {
    throw new Error('This one streams.');
  }

  async *getStreamedResponse(): AsyncGenerator<protocol.StreamEvent> {
    const { pieces, pace } = this.#speech;
    yield { type: 'response_started' };
    const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
    let text = '';
    for (let said = 0; said < pieces; said += 1) {
      if (pace !== 'at once') await sleep(pace);
      else if (said % 100 === 99) await nextTick(); // a network has its pauses, too
      const delta = ` ${now()}`;
      text += delta;
      yield { type: 'output_text_delta', delta, itemId: 'msg_1', providerData: place };
      yield { type: 'model', event: { type: 'response.output_text.delta', ...place, delta } };
    }
    const usage = { requests: 1, inputTokens: 1, outputTokens: 1, totalTokens: 2 };
    const content = [{ type: 'output_text' as const, text }];
    const message = { type: 'message' as const, role: 'assistant' as const, status: 'completed' as const };
    yield {
      type: 'response_done',
      response: { id: 'r', output: [{ ...message, id: 'msg_1', content }], usage },
    };
  }
}
