import { randomUUID } from 'node:crypto';
import { type Model, type ModelRequest, type ModelResponse, type protocol, Usage } from '@openai/agents-core';
import { decide } from './decide.ts';
import { parseIntents } from './parse-intents.ts';
import { understoodSentences } from './replies.ts';

/**
 * A model made of rules, for when there is no language model: it understands simple English sentences about tasks, calls
 * the task tools the request offers, and says what it is when it does not understand. It needs no network and no key,
 * keeps nothing between requests, and answers at once, word by word.
 */
export class OfflineModel implements Model {
  /** A model that has read a sentence of each kind, so that its first answer is as quick as the rest. */
  static ready(): OfflineModel {
    for (const sentence of understoodSentences) parseIntents(sentence);
    return new OfflineModel();
  }

  getResponse(request: ModelRequest): Promise<ModelResponse> {
    request.signal?.throwIfAborted();
    return Promise.resolve({
      output: outputFor(request),
      usage: new Usage({ requests: 1 }),
      responseId: randomUUID(),
    });
  }

  async *getStreamedResponse(request: ModelRequest): AsyncGenerator<protocol.StreamEvent> {
    const output = outputFor(request);
    yield { type: 'response_started' };
    for (const item of output) {
      if (item.type !== 'message') continue;
      for (const delta of wordsOf(item)) {
        request.signal?.throwIfAborted();
        yield { type: 'output_text_delta', delta, ...(item.id !== undefined && { itemId: item.id }) };
      }
    }
    const usage = { requests: 1, inputTokens: 0, outputTokens: 0, totalTokens: 0 };
    yield { type: 'response_done', response: { id: randomUUID(), output, usage } };
  }
}

type OutputItem = protocol.AssistantMessageItem | protocol.FunctionCallItem;

function outputFor(request: ModelRequest): OutputItem[] {
  const decision = decide(request);
  return decision.kind === 'say' ? [message(decision.text)] : decision.calls.map(functionCall);
}

function message(text: string): protocol.AssistantMessageItem {
  return {
    type: 'message',
    role: 'assistant',
    status: 'completed',
    id: `msg_${randomUUID()}`,
    content: [{ type: 'output_text', text }],
  };
}

function functionCall(call: { name: string; arguments: object }): protocol.FunctionCallItem {
  const callId = `call_${randomUUID()}`;
  return {
    type: 'function_call',
    id: callId,
    callId,
    name: call.name,
    status: 'completed',
    arguments: JSON.stringify(call.arguments),
  };
}

function wordsOf({ content }: protocol.AssistantMessageItem): string[] {
  return content.flatMap((part) =>
    part.type === 'output_text' ? (part.text.match(/\S+\s*|\s+/gu) ?? []) : [],
  );
}
