import { randomUUID } from 'node:crypto';
import { Usage, type Model, type ModelRequest, type ModelResponse, type protocol } from '@openai/agents-core';

type Output = protocol.AssistantMessageItem | protocol.FunctionCallItem;

/** Stands in for a language model where there is no key: three kinds of sentences, each of which calls a tool. */
export class ScriptedModel implements Model {
  getResponse(request: ModelRequest): Promise<ModelResponse> {
    return Promise.resolve({ output: [answer(request)], usage: new Usage({ requests: 1 }) });
  }

  async *getStreamedResponse(request: ModelRequest): AsyncGenerator<protocol.StreamEvent> {
    const output = answer(request);
    yield { type: 'response_started' };
    if (output.type === 'message')
      for (const delta of wordsOf(output)) yield { type: 'output_text_delta', delta };
    const usage = { requests: 1, inputTokens: 0, outputTokens: 0, totalTokens: 0 };
    yield { type: 'response_done', response: { id: randomUUID(), output: [output], usage } };
  }
}

/** A tool for the sentence; and once the tool has answered, its answer. */
function answer({ input }: ModelRequest): Output {
  const last = typeof input === 'string' ? { content: input } : (input.at(-1) ?? {});
  if ('output' in last) return say(inWords(textOf(last.output)));
  return answerTo('content' in last ? textOf(last.content) : '');
}

/** Of tasks, which come as JSON, the titles; anything else as it is. */
function inWords(result: string): string {
  const titles = Array.from(result.matchAll(/"title":"([^"]+)"/gu), ([, title]) => title);
  return titles.length > 0 ? `In your tasks: ${titles.join(', ')}` : `It says: ${result}`;
}

function answerTo(said: string): Output {
  const title = /^add (?:a )?task (?:to )?(.+)/iu.exec(said)?.[1];
  if (title) return call('add_task', { title });
  const town = /weather in ([\p{L} ]+)/iu.exec(said)?.[1];
  if (town) return call('get_weather', { town });
  if (/tasks/iu.test(said)) return call('list_tasks', {});
  return say('Say “Add a task to …”, “Show my tasks” or “What is the weather in Oslo?”');
}

function call(name: string, input: object): protocol.FunctionCallItem {
  const callId = `call_${randomUUID()}`;
  return { type: 'function_call', callId, name, status: 'completed', arguments: JSON.stringify(input) };
}

function say(text: string): protocol.AssistantMessageItem {
  return {
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text }],
  };
}

function wordsOf({ content }: protocol.AssistantMessageItem): string[] {
  return content.flatMap((part) => (part.type === 'output_text' ? (part.text.match(/\S+\s*/gu) ?? []) : []));
}

/** The text of a message or a result, which come in several shapes. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join(' ');
  return typeof content === 'object' && content !== null && 'text' in content ? String(content.text) : '';
}
