import type { AgentInputItem } from '@openai/agents-core';
import type { ClientToolCallItem, StructuredInputItem, ThreadItem } from '../../protocol/items.ts';
import type { Task } from '../../protocol/workflow.ts';
import type { FileContent } from './attached-files.ts';
import { contextMessage } from './context-message.ts';
import { readCallsContext, type ToldCall } from './told-calls.ts';
import { mentionText, userMessageInput, type MessageContext } from './user-message-input.ts';

/** What is known beside the items, and what the model can look at. */
export interface InputContext extends Partial<Omit<MessageContext, 'withQuote'>> {
  /** Whether the model can look at pictures. Default: it can. */
  readonly seesImages?: boolean | undefined;
}

const longest = { widget: 4_000, output: 64_000 };

/**
 * The conversation as the model reads it. Whatever users, tools or the application wrote is in the user's or the
 * assistant's role, never in the system's.
 *
 * @param items oldest first, hidden ones included.
 */
export function toAgentInput(items: readonly ThreadItem[], context: InputContext = {}): AgentInputItem[] {
  return new Conversion(context).all(items);
}

const noFiles: ReadonlyMap<string, FileContent> = new Map();

class Conversion {
  readonly #context: InputContext;
  /** Some models count their calls anew in each answer; here all are together. */
  readonly #callIds = new Set<string>();

  constructor(context: InputContext) {
    this.#context = context;
  }

  all(items: readonly ThreadItem[]): AgentInputItem[] {
    return items.flatMap((item, at) => this.#convert(item, at === items.length - 1));
  }

  #convert(item: ThreadItem, isLast: boolean): AgentInputItem[] {
    switch (item.type) {
      case 'user_message': {
        const { files = noFiles, tellMention = mentionText } = this.#context;
        return userMessageInput(item, { files, tellMention, withQuote: isLast });
      }
      case 'assistant_message':
        return convertAnswer(item.content);
      case 'client_tool_call':
        return this.#convertClientCall(item);
      case 'task':
        return convertTask(item.task);
      case 'workflow':
        return item.workflow.tasks.flatMap(convertTask);
      case 'sdk_hidden_context':
        return this.#convertNote(item.content);
      default:
        return this.#convertShown(item);
    }
  }

  /** What users see and did not write. */
  #convertShown(item: ThreadItem): AgentInputItem[] {
    switch (item.type) {
      case 'widget':
        return [
          contextMessage('Widget', shortened(item.copy_text ?? JSON.stringify(item.widget), longest.widget)),
        ];
      case 'structured_input':
        return [contextMessage('StructuredInput', answersIn(item))];
      case 'generated_image': {
        if (!item.image) return [];
        const { seesImages = true } = this.#context;
        const picture = { type: 'input_image' as const, image: item.image.url, detail: 'auto' };
        return [contextMessage('GeneratedImage', seesImages ? picture : 'A picture was made and shown.')];
      }
      case 'hidden_context_item':
        return [contextMessage('HiddenContext', asText(item.content))];
      default:
        return [];
    }
  }

  #convertNote(content: string): AgentInputItem[] {
    const calls = readCallsContext(content);
    return calls
      ? calls.flatMap((call) => this.#convertCall(call))
      : [contextMessage('HiddenContext', content)];
  }

  /** A call that nobody has answered says nothing. */
  #convertClientCall({ status, call_id, name, arguments: args, output }: ClientToolCallItem) {
    if (status !== 'completed') return [];
    const answered = shortened(JSON.stringify(output ?? null), longest.output);
    return this.#convertCall({ callId: call_id, name, arguments: JSON.stringify(args), output: answered });
  }

  #convertCall({ callId: given, name, arguments: args, output = '' }: ToldCall): AgentInputItem[] {
    // Applications name the tools of their pages as they like; models do not take every name.
    if (!/^[\w-]{1,64}$/u.test(name)) return [contextMessage('Task', `${name}(${args}): ${output}`)];
    const callId = this.#ownId(given);
    return [
      { type: 'function_call', callId, name, arguments: args, status: 'completed' },
      {
        type: 'function_call_result',
        callId,
        name,
        status: 'completed',
        output: { type: 'text', text: output },
      },
    ];
  }

  #ownId(given: string): string {
    const short = given.slice(0, 56); // providers take 64 letters
    let id = short;
    for (let number = 2; this.#callIds.has(id); number += 1) id = `${short}_${number}`;
    this.#callIds.add(id);
    return id;
  }
}

function convertAnswer(parts: readonly { text: string }[]): AgentInputItem[] {
  const content = parts.map(({ text }) => ({ type: 'output_text' as const, text }));
  return content.length === 0 ? [] : [{ type: 'message', role: 'assistant', status: 'completed', content }];
}

function convertTask(task: Task): AgentInputItem[] {
  if (task.type !== 'custom') return [];
  const text = [task.title, task.content].filter((part) => part !== undefined && part !== '').join(': ');
  return text === '' ? [] : [contextMessage('Task', text)];
}

/** The questions that were asked, each with its answer. */
function answersIn({ status, inputs }: StructuredInputItem): string {
  const lines = inputs.map(({ question, answer }) => {
    if (!answer) return `${question}: unanswered`;
    return `${question}: ${answer.skipped ? 'skipped' : answer.values.join(', ')}`;
  });
  return [`Questions to the user, ${status}:`, ...lines].join('\n');
}

function asText(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content ?? null);
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
