// What servers were seen to send where OpenAI sends something else, with the words and ids replaced.

interface Recorded {
  readonly name: string;
  readonly stream: string;
  /** Content type. Default: that of a stream. */
  readonly type?: string;
}

function sse(...events: readonly (object | string)[]): string {
  return events
    .map((event) => (typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`))
    .join('');
}

const done = 'data: [DONE]\n\n';

function chunk(delta: object | null, finish_reason: string | null = null, more: object = {}): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason }],
    ...more,
  };
}

function pieces(...calls: readonly object[]): object {
  return chunk({ tool_calls: calls });
}

const milk = '{"title":"Milk"}';
const bread = '{"title":"Bread"}';
const addMilk = 'Add task “Milk”';
const addBread = 'Add task “Bread”';

/** Tool calls; `calls` is what is to be done for them. */
export const callStreams: readonly (Recorded & { readonly calls: readonly string[] })[] = [
  {
    name: 'OpenAI: the id and the name first, then the arguments in pieces',
    stream: sse(
      pieces({ index: 0, id: 'call_a', type: 'function', function: { name: 'add_task', arguments: '' } }),
      pieces({ index: 0, function: { arguments: '{"ti' } }),
      pieces({ index: 0, function: { arguments: 'tle":"Milk"}' } }),
      chunk({}, 'tool_calls'),
      { id: 'chatcmpl-1', choices: [], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } },
      done,
    ),
    calls: [addMilk],
  },
  {
    name: 'Ollama: whole calls, several under one index, finish reason stop',
    stream: sse(
      pieces({ index: 0, id: 'call_a', type: 'function', function: { name: 'add_task', arguments: milk } }),
      pieces({ index: 0, id: 'call_b', type: 'function', function: { name: 'add_task', arguments: bread } }),
      chunk({ content: '' }, 'stop'),
      done,
    ),
    calls: [addMilk, addBread],
  },
  {
    name: 'no index at all, and an id in the first piece only',
    stream: sse(
      pieces({ id: 'call_a', function: { name: 'add_task', arguments: '{"title":' } }),
      pieces({ function: { arguments: '"Milk"}' } }),
      pieces({ id: 'call_b', function: { name: 'add_task', arguments: '{"title":' } }),
      pieces({ function: { arguments: '"Bread"}' } }),
      chunk({}, 'tool_calls'),
      done,
    ),
    calls: [addMilk, addBread],
  },
  {
    name: 'no ids at all, two whole calls under one index',
    stream: sse(
      pieces({ index: 0, id: '', function: { name: 'add_task', arguments: milk } }),
      pieces({ index: 0, id: '', function: { name: 'add_task', arguments: bread } }),
      chunk(null, 'tool_calls'),
      done,
    ),
    calls: [addMilk, addBread],
  },
  {
    name: 'the id and the name again with every piece',
    stream: sse(
      pieces({ index: 0, id: 'call_a', function: { name: 'add_task', arguments: '{"title"' } }),
      pieces({ index: 0, id: 'call_a', function: { name: 'add_task', arguments: ':"Milk"' } }),
      pieces({ index: 0, id: 'call_a', function: { name: 'add_task', arguments: '}' } }),
      chunk({}, 'tool_calls'),
      done,
    ),
    calls: [addMilk],
  },
  {
    name: 'the name in pieces',
    stream: sse(
      pieces({ index: 0, id: 'call_a', function: { name: 'add_' } }),
      pieces({ index: 0, function: { name: 'task' } }),
      pieces({ index: 0, function: { arguments: milk } }),
      chunk({}, 'tool_calls'),
      done,
    ),
    calls: [addMilk],
  },
  {
    name: 'arguments as an object',
    stream: sse(
      pieces({ index: 0, id: 'call_a', function: { name: 'add_task', arguments: { title: 'Milk' } } }),
      chunk({}, 'tool_calls'),
      done,
    ),
    calls: [addMilk],
  },
  {
    name: 'no arguments for a call that needs none',
    stream: sse(
      pieces({ index: 0, id: 'call_a', function: { name: 'list_tasks', arguments: '' } }),
      pieces({ index: 1, id: 'call_b', function: { name: 'list_tasks' } }),
      chunk({}, 'tool_calls'),
      done,
    ),
    calls: ['List tasks', 'List tasks'],
  },
  {
    name: 'one id for two calls',
    stream: sse(
      pieces({ index: 0, id: 'call', function: { name: 'add_task', arguments: milk } }),
      pieces({ index: 1, id: 'call', function: { name: 'add_task', arguments: bread } }),
      chunk({}, 'tool_calls'),
      done,
    ),
    calls: [addMilk, addBread],
  },
  {
    name: 'an end without a reason, choices without an index, comments to keep the line open',
    stream: sse(
      ': keep-alive\n\n',
      { choices: [{ delta: { role: 'assistant', content: null } }] },
      ': keep-alive\n\n',
      {
        choices: [
          { delta: { tool_calls: [{ index: 0, id: 'a', function: { name: 'add_task', arguments: milk } }] } },
        ],
      },
      ': OPENROUTER PROCESSING\n\n',
      done,
    ),
    calls: [addMilk],
  },
  {
    name: 'a server that does not stream',
    type: 'application/json',
    stream: JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          finish_reason: 'tool_calls',
          message: {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 'call_a', type: 'function', function: { name: 'add_task', arguments: milk } }],
          },
        },
      ],
    }),
    calls: [addMilk],
  },
];

/** Texts; `text` is what is to be read of them. */
export const textStreams: readonly (Recorded & { readonly text: string })[] = [
  {
    name: 'without usage, ids or a role',
    stream: sse({ choices: [{ index: 0, delta: { content: 'Hello.' } }] }, chunk({}, 'stop'), done),
    text: 'Hello.',
  },
  {
    name: 'usage in every chunk',
    stream: sse(
      chunk({ content: 'Hel' }, null, { usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }),
      chunk({ content: 'lo.' }, null, { usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 } }),
      chunk({}, 'stop'),
    ),
    text: 'Hello.',
  },
  {
    name: 'an odd reason, empty choices, null for a delta, lines that end in CR LF',
    stream: sse(
      { choices: [] },
      { choices: null },
      chunk({ content: 'Hello.' }),
      chunk(null),
      chunk({ content: '' }, 'eos'),
      done,
    ).replaceAll('\n', '\r\n'),
    text: 'Hello.',
  },
  {
    name: 'an empty reason and an end',
    stream: sse(chunk({ content: 'Hello.' }, ''), done),
    text: 'Hello.',
  },
  {
    name: 'DeepSeek, vLLM: thoughts beside the text',
    stream: sse(
      chunk({ reasoning_content: 'Let me think.', content: null }),
      chunk({ content: 'Hello.' }),
      chunk({}, 'stop'),
      done,
    ),
    text: 'Hello.',
  },
  {
    name: 'LM Studio: thoughts between tags, cut anywhere',
    stream: sse(
      chunk({ content: '\n<th' }),
      chunk({ content: 'ink>Let me' }),
      chunk({ content: ' think.</thi' }),
      chunk({ content: 'nk>\n\nHel' }),
      chunk({ content: 'lo <think>.' }),
      chunk({}, 'stop'),
      done,
    ),
    text: 'Hello <think>.',
  },
  {
    name: 'a text that only begins like thoughts',
    stream: sse(
      chunk({ content: '<' }),
      chunk({ content: '3 ' }),
      chunk({ content: '<th' }),
      chunk({}, 'stop'),
      done,
    ),
    text: '<3 <th',
  },
  {
    name: 'a text that is nothing but the beginning of a tag',
    stream: sse(chunk({ content: '<thi' }), chunk({}, 'stop'), done),
    text: '<thi',
  },
  {
    name: 'Mistral: content in parts',
    stream: sse(
      chunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }] }),
      chunk({ content: [{ type: 'text', text: 'Hello.' }] }),
      chunk({}, 'stop'),
      done,
    ),
    text: 'Hello.',
  },
  {
    name: 'several choices',
    stream: sse(
      {
        choices: [
          { index: 0, delta: { content: 'Hello.' } },
          { index: 1, delta: { content: 'Bye.' } },
        ],
      },
      chunk({}, 'stop'),
      done,
    ),
    text: 'Hello.',
  },
  {
    name: 'a server that does not stream',
    type: 'application/json; charset=utf-8',
    stream: JSON.stringify({
      object: 'chat.completion',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hello.' } }],
    }),
    text: 'Hello.',
  },
];

/** Answers that are not all of it; what was said stays. */
export const endings: readonly (Recorded & { readonly text: string; readonly notice: string })[] = [
  {
    name: 'out of room',
    stream: sse(chunk({ content: 'Once upon a' }), chunk({}, 'length'), done),
    text: 'Once upon a',
    notice: 'The answer was cut off here: the model ran out of room.',
  },
  {
    name: 'a content filter',
    stream: sse(chunk({ content: 'Once upon a' }), chunk({}, 'content_filter'), done),
    text: 'Once upon a',
    notice: 'The answer was cut off here by the model’s content filter.',
  },
];
