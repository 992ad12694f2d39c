import type {
  ChatKitAttachment,
  ChatKitResponseOutputText,
  ChatKitThreadItemList,
  ChatKitThreadUserMessageItem,
} from 'openai/resources/beta/chatkit/threads';

/** An item of a thread as OpenAI has it. */
export type HostedItem = ChatKitThreadItemList['data'][number];

/** What of an item is kept, besides its id, its thread and its time. Items of a kind that is not known have nothing. */
export function fieldsOf(item: HostedItem): object {
  switch (item.type) {
    case 'chatkit.user_message':
      return userMessage(item);
    case 'chatkit.assistant_message':
      return { type: 'assistant_message', content: item.content.map(spoken) };
    case 'chatkit.widget':
      return { type: 'widget', widget: fromJson(item.widget) };
    case 'chatkit.client_tool_call':
      return toolCall(item);
    case 'chatkit.task':
      return { type: 'task', task: step({ ...item, type: item.task_type }) };
    case 'chatkit.task_group':
      return taskGroup(item);
    default:
      return {};
  }
}

function userMessage({
  content,
  attachments,
  inference_options: options,
}: ChatKitThreadUserMessageItem): object {
  const quotes = content.flatMap((part) => (part.type === 'quoted_text' ? [part.text] : []));
  const { model = null, tool_choice: tool = null } = options ?? {};
  return {
    type: 'user_message',
    content: content.filter(({ type }) => type === 'input_text'),
    attachments: attachments.map(attachment),
    ...(quotes.length > 0 && { quoted_text: quotes.join('\n') }),
    inference_options: { ...(model !== null && { model }), ...(tool !== null && { tool_choice: tool }) },
  };
}

/** That there was a file, and what it was called; the file itself stays at OpenAI. */
function attachment({ id, name, mime_type }: ChatKitAttachment): object {
  return { type: 'file', id, name: name.slice(0, 1_000), mime_type };
}

function spoken({ text, annotations }: ChatKitResponseOutputText): object {
  return { type: 'output_text', text, annotations: annotations.map(annotation) };
}

function annotation({ source }: ChatKitResponseOutputText['annotations'][number]): object {
  const title = source.type === 'file' ? source.filename : source.url;
  return { type: 'annotation', source: { ...source, title } };
}

/** A call that was never answered is over: no page is to make it now. */
function toolCall({
  call_id,
  name,
  arguments: given,
  output,
}: ChatKitThreadItemList.ChatKitClientToolCall): object {
  return {
    type: 'client_tool_call',
    status: 'completed',
    call_id,
    name,
    arguments: fromJson(given),
    output: output === null ? null : fromJson(output),
  };
}

type Step = ChatKitThreadItemList.ChatKitTaskGroup.Task;

function taskGroup({ tasks }: ChatKitThreadItemList.ChatKitTaskGroup): object {
  const isThinking = tasks.length > 0 && tasks.every(({ type }) => type === 'thought');
  return {
    type: 'workflow',
    workflow: { type: isThinking ? 'reasoning' : 'custom', tasks: tasks.map(step), expanded: false },
  };
}

function step({ type, heading, summary }: Step): object {
  const title = heading === null ? {} : { title: heading };
  if (type === 'thought') return { type, ...title, content: summary ?? '' };
  return { type: 'custom', ...title, ...(summary !== null && { content: summary }) };
}

/** What JSON says; text that is none stays text. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
