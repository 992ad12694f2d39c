import type { AgentInputItem } from '@openai/agents-core';
import type { UserContent } from '../../protocol/content.ts';
import type { ThreadItem, UserMessageItem } from '../../protocol/items.ts';
import type { Task } from '../../protocol/workflow.ts';
import { contextMessage } from './context-message.ts';

/**
 * The conversation as the model reads it. Whatever users, tools or the application wrote is in the user's or the
 * assistant's role, never in the system's.
 *
 * @param items oldest first, hidden ones included.
 */
export function toAgentInput(items: readonly ThreadItem[]): AgentInputItem[] {
  return items.flatMap((item, at) => convert(item, at === items.length - 1));
}

function convert(item: ThreadItem, isLast: boolean): AgentInputItem[] {
  switch (item.type) {
    case 'user_message':
      return convertUserMessage(item, isLast);
    case 'assistant_message': {
      const content = item.content.map(({ text }) => ({ type: 'output_text' as const, text }));
      return content.length === 0
        ? []
        : [{ type: 'message', role: 'assistant', status: 'completed', content }];
    }
    case 'task':
      return convertTask(item.task);
    case 'workflow':
      return item.workflow.tasks.flatMap(convertTask);
    case 'hidden_context_item':
    case 'sdk_hidden_context':
      return [contextMessage('HiddenContext', asText(item.content))];
    default:
      return [];
  }
}

function convertUserMessage(
  { content, quoted_text: quote }: UserMessageItem,
  isLast: boolean,
): AgentInputItem[] {
  const message: AgentInputItem = { role: 'user', content: content.map(textOf).join('') };
  return quote && isLast ? [message, contextMessage('Quote', quote)] : [message];
}

/** The words of a user's message; a mention reads as `@label`. */
export function textOf(part: UserContent): string {
  return part.type === 'input_tag' ? `@${part.text}` : part.text;
}

function convertTask(task: Task): AgentInputItem[] {
  if (task.type !== 'custom') return [];
  const text = [task.title, task.content].filter((part) => part !== undefined && part !== '').join(': ');
  return text === '' ? [] : [contextMessage('Task', text)];
}

function asText(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content ?? null);
}
