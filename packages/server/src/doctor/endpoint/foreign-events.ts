const text = 'send thread.item.updated with assistant_message.content_part.text_delta';
const begin = 'send thread.item.added with an assistant_message';
const end = 'send thread.item.done with the whole assistant_message';
const nothing = 'leave it out';

/** Events of other protocols that people send by mistake, and what ChatKit has for them. The first that fits counts. */
const foreign: readonly (readonly [pattern: RegExp, protocol: string, advice: string])[] = [
  [/^response\.(?:output_)?text\.delta$/u, 'the Responses API', text],
  [/^response\.(?:output_text\.done|output_item\.done|completed)$/u, 'the Responses API', end],
  [/^response\.output_item\.added$/u, 'the Responses API', begin],
  [/^response\./u, 'the Responses API', nothing],
  [/^(?:raw_model_stream_event|raw_response_event)$/u, 'the Agents SDK', text],
  [/^(?:run_item_stream_event|agent_updated_stream_event)$/u, 'the Agents SDK', nothing],
  [/^thread\.message\.delta$/u, 'the Assistants API', text],
  [/^thread\.message\.(?:completed|created|in_progress)$/u, 'the Assistants API', end],
  [/^thread\.run\./u, 'the Assistants API', nothing],
  [/^content_block_delta$/u, 'the Messages API of Anthropic', text],
  [/^(?:message_start|content_block_start)$/u, 'the Messages API of Anthropic', begin],
  [/^(?:message_stop|message_delta|content_block_stop)$/u, 'the Messages API of Anthropic', end],
  [/^text-delta$/u, 'the AI SDK', text],
  [/^(?:start|text-start|start-step)$/u, 'the AI SDK', begin],
  [/^(?:finish|text-end|finish-step)$/u, 'the AI SDK', end],
  [/^TEXT_MESSAGE_(?:CONTENT|CHUNK)$/u, 'AG-UI', text],
  [/^(?:RUN|STEP|TEXT_MESSAGE|TOOL_CALL|STATE)_[A-Z_]+$/u, 'AG-UI', nothing],
  [/^(?:token|delta|chunk|text|content|message_chunk)$/u, 'no protocol that is known here', text],
  [
    /^(?:assistant_message|workflow|widget|generated_image)\..+$/u,
    'the updates of ChatKit',
    'put it into the "update" of thread.item.updated, with the item_id',
  ],
];

/** What an event of another protocol should have been; `null` when it is of none that is known. */
export function foreignEvent(type: string): { readonly protocol: string; readonly advice: string } | null {
  const found = foreign.find(([pattern]) => pattern.test(type));
  return found ? { protocol: found[1], advice: found[2] } : null;
}

/** Events of chat completions have no type: they are known by their other fields. */
export function isCompletionChunk(event: Readonly<Record<string, unknown>>): boolean {
  return 'choices' in event || event['object'] === 'chat.completion.chunk';
}

export const textAdvice = text;
