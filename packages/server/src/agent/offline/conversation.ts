import type { ModelRequest, protocol } from '@openai/agents-core';
import { isContextMessage } from '../input/context-message.ts';

/** A tool the model asked for. */
export interface ToolCall {
  name: string;
  arguments: Record<string, unknown>;
}

/** A call of the answer in the making, and what came of it. */
export interface Step {
  call: ToolCall;
  /** The tool's words; `undefined` while there are none. */
  outcome: string | undefined;
}

/** What the user said and what they got for it. */
export interface Exchange {
  said: string;
  answered: string;
  /** The lists that were shown beside the answer, as lines. */
  lists: string;
}

/** A model request as the rules read it. */
export interface Conversation {
  /** Oldest first, without the message to answer. */
  before: Exchange[];
  /** The message to answer; `undefined` when there is none. */
  said: string | undefined;
  /** What has been done for it so far, in order. */
  steps: Step[];
}

/** Reads what there is to answer, and what has been done for it, from a model request. */
export function readConversation(input: ModelRequest['input']): Conversation {
  if (typeof input === 'string') return { before: [], said: input, steps: [] };
  const exchanges: Exchange[] = [];
  let steps: Step[] = [];
  for (const item of input) {
    if (isUserMessage(item) && isContextMessage(item)) {
      addList(exchanges.at(-1), item);
    } else if (isUserMessage(item)) {
      exchanges.push({ said: textIn(item.content), answered: '', lists: '' });
      steps = [];
    } else if (item.type === 'function_call') {
      steps.push({ call: readCall(item), outcome: outcomeOf(item.callId, input) });
    } else if ('role' in item && item.role === 'assistant') {
      addAnswer(exchanges.at(-1), textIn(item.content));
    }
  }
  const current = exchanges.pop();
  return { before: exchanges, said: current?.said, steps };
}

type InputItem = Exclude<ModelRequest['input'], string>[number];

function isUserMessage(item: InputItem): item is protocol.UserMessageItem {
  return 'role' in item && item.role === 'user';
}

function addAnswer(exchange: Exchange | undefined, text: string): void {
  if (exchange) exchange.answered = [exchange.answered, text].filter(Boolean).join('\n\n');
}

/** Of what stands beside the answers only widgets that were shown count. */
function addList(exchange: Exchange | undefined, { content }: protocol.UserMessageItem): void {
  const [tag] = typeof content === 'string' ? [] : content;
  const isWidget = tag?.type === 'input_text' && /^<widget\b/iu.test(tag.text);
  if (exchange && isWidget) exchange.lists += `\n${textIn(content)}`;
}

function readCall(item: protocol.FunctionCallItem): ToolCall {
  const given: unknown = JSON.parse(item.arguments);
  return { name: item.name, arguments: typeof given === 'object' && given !== null ? { ...given } : {} };
}

function outcomeOf(callId: string, input: readonly InputItem[]): string | undefined {
  const result = input.find((item) => item.type === 'function_call_result' && item.callId === callId);
  return result?.type === 'function_call_result' ? textIn(result.output) : undefined;
}

/** The text of a message or a tool result, which come in several shapes. */
function textIn(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content))
    return content
      .map(textIn)
      .filter((text) => text !== '')
      .join('\n');
  const { text } = (content ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : '';
}
