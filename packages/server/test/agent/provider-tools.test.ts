import { Agent, handoff } from '@openai/agents-core';
import { assistantMessage, functionCall, modelStream, ScriptedModel } from '@openai/agents-core/testing';
import { describe, expect, test } from 'vitest';
import { threadStreamEventSchema } from '../../src/protocol/events.ts';
import {
  agentChat,
  doneItems,
  hosted,
  responseDone,
  textDelta,
  updatesOf,
  wire,
} from './support/agent-chat.ts';
import { kindsOf } from './support/fake-turn.ts';

const answer = assistantMessage('There.', { id: 'm' });
const picture = 'iVBORw0KGgo=';

/** The first workflow of an answer whose response was this, without a word while it came. */
async function workflowOf(...output: Parameters<typeof responseDone>) {
  const { chat } = agentChat([modelStream([responseDone(...output, answer)])]);
  const events = await chat.say('Hi');
  for (const event of events) expect(threadStreamEventSchema.parse(event)).toEqual(event);
  return { chat, workflow: doneItems(events)[0], events };
}

test('a search of the web is a step with its question and what was found', async () => {
  const { workflow } = await workflowOf(
    hosted('web_search_call', {
      action: {
        type: 'search',
        query: 'weather in Graz',
        queries: ['weather in Graz', 'Graz weather today'],
        sources: [
          { type: 'url', url: 'https://example.com/graz' },
          { type: 'url', url: 'https://example.com/graz' },
          { type: 'url', url: 'javascript:alert(1)' },
        ],
      },
    }),
  );
  expect(workflow).toMatchObject({
    workflow: {
      type: 'custom',
      summary: { title: 'Search the web' },
      tasks: [
        {
          type: 'web_search',
          status_indicator: 'complete',
          title_query: 'weather in Graz',
          queries: ['weather in Graz', 'Graz weather today'],
          sources: [{ type: 'url', title: 'example.com', url: 'https://example.com/graz' }],
        },
      ],
    },
  });
});

test.each([
  [{ type: 'open_page', url: 'https://example.com/a' }, 'Read example.com', 1],
  [{ type: 'find_in_page', url: 'https://example.com/a', pattern: 'rain' }, 'Read example.com', 1],
  [{ type: 'open_page', url: 'file:///etc/passwd' }, 'Search the web', 0],
  [undefined, 'Search the web', 0],
])('looking at a page: %j', async (action, title, sources) => {
  const { workflow } = await workflowOf(hosted('web_search_call', { action }));
  expect(workflow).toMatchObject({ workflow: { tasks: [{ type: 'web_search', title }] } });
  const [task] = workflow?.type === 'workflow' ? workflow.workflow.tasks : [];
  expect(task && 'sources' in task ? task.sources : null).toHaveLength(sources);
});

test('a search of files, code, and what failed', async () => {
  const { workflow } = await workflowOf(
    hosted('file_search_call', {
      id: 'f',
      queries: ['rent'],
      results: [{ filename: 'lease.pdf' }, { filename: 'lease.pdf' }, { filename: '' }],
    }),
    hosted('code_interpreter_call', {
      id: 'c',
      code: 'print("```")',
      outputs: [{ type: 'logs', logs: '```' }],
    }),
    hosted('web_search_call', { id: 'w', status: 'failed' }),
    hosted('mcp_list_tools', { id: 'l' }),
  );
  expect(workflow).toMatchObject({
    workflow: {
      summary: { title: '3 steps, 1 failed' },
      tasks: [
        {
          type: 'file',
          title: 'Search files: “rent”',
          sources: [{ type: 'file', title: 'lease.pdf', filename: 'lease.pdf' }],
        },
        { type: 'custom', title: 'Run code', content: '````\nprint("```")\n````\n\n````\n```\n````' },
        { type: 'web_search', status_indicator: 'none' },
      ],
    },
  });
});

test('a tool of an MCP server that the provider talks to is shown like one of our own', async () => {
  const { chat } = agentChat(
    [
      modelStream([
        wire('output_item.added', {
          output_index: 0,
          item: { type: 'mcp_call', id: 'a', name: 'get_weather' },
        }),
        responseDone(
          hosted('mcp_call', { id: 'a', name: 'get_weather', arguments: '{"in":"Graz"}', output: 'Rain' }),
          hosted('mcp_call', { id: 'b', name: 'get_tides', arguments: '', error: { message: 'secret' } }),
          answer,
        ),
      ]),
    ],
    {},
    {
      wording: { title: (call) => `${call.name} ${String(call.arguments['in'])}`, result: () => undefined },
      effects: ({ name, failed }) => [{ type: 'client_effect', name: 'used', data: { name, failed } }],
    },
  );
  const events = await chat.say('Hi');
  expect(doneItems(events)[0]).toMatchObject({
    workflow: {
      tasks: [
        { title: 'get_weather Graz', status_indicator: 'complete' },
        { title: 'get_tides undefined', status_indicator: 'none', content: 'That did not work.' },
      ],
    },
  });
  expect(events.filter(({ type }) => type === 'client_effect')).toMatchObject([
    { data: { name: 'get_weather', failed: false } },
    { data: { name: 'get_tides', failed: true } },
  ]);
  expect(JSON.stringify(events)).not.toContain('secret');
});

test('a step at the provider is shown while it goes on, and once', async () => {
  const search = { type: 'web_search_call', id: 'w' };
  const action = { type: 'search', query: 'rain' };
  const { chat } = agentChat([
    modelStream([
      wire('output_item.added', { output_index: 0, item: search }),
      wire('output_item.done', { output_index: 0, item: { ...search, status: 'completed', action } }),
      textDelta('There.'),
      responseDone(hosted('web_search_call', { id: 'w', action }), answer),
    ]),
  ]);
  const events = await chat.say('Hi');
  expect(kindsOf(events).slice(0, 3)).toEqual([
    'thread.item.added',
    'workflow.task.updated',
    'thread.item.done',
  ]);
  expect(events[0]).toMatchObject({ item: { workflow: { tasks: [{ status_indicator: 'loading' }] } } });
  expect(doneItems(events).map(({ type }) => type)).toEqual(['workflow', 'assistant_message']);
});

const made = (output?: string) =>
  hosted('image_generation_call', { id: 'ig', ...(output !== undefined && { output }) });

describe('pictures', () => {
  test('are kept where the application keeps them', async () => {
    const seen: unknown[] = [];
    const { chat } = agentChat(
      [modelStream([responseDone(made(picture), answer)])],
      {},
      {
        keepImage: async (image, turn) => {
          seen.push([image.mediaType, [...image.bytes], turn.owner.subject]);
          return 'https://cdn.example.com/1.png';
        },
      },
    );
    const [image] = doneItems(await chat.say('Draw'));
    expect(image).toMatchObject({ type: 'generated_image', image: { url: 'https://cdn.example.com/1.png' } });
    expect(seen).toEqual([['image/png', [...Buffer.from(picture, 'base64')], 'ada']]);
  });

  test.each([
    ['the application fails', picture, () => Promise.reject(new Error('secret'))],
    ['the application answers what is no address', picture, async () => 'javascript:alert(1)'],
    ['it is no picture', Buffer.from('<svg onload=alert(1)>').toString('base64'), undefined],
    ['it is too large for the thread', `${picture.slice(0, 8)}${'A'.repeat(4_000_000)}`, undefined],
  ])('are not shown when %s', async (_why, base64, keepImage) => {
    const { chat } = agentChat([modelStream([responseDone(made(base64), answer)])], {}, { keepImage });
    const events = await chat.say('Draw');
    expect(doneItems(events).map(({ type }) => type)).toEqual(['assistant_message']);
    const [added] = events.flatMap((event) => (event.type === 'thread.item.added' ? [event.item] : []));
    expect(events).toContainEqual({ type: 'thread.item.removed', item_id: added?.id });
    expect(events.some(({ type }) => type === 'notice')).toBe(true);
    expect(JSON.stringify(events)).not.toMatch(/secret|javascript/u);
  });

  test('that do not come leave nothing behind', async () => {
    const { chat } = agentChat([
      modelStream([
        wire('output_item.added', { item: { type: 'image_generation_call', id: 'ig' } }),
        responseDone(made(), answer),
      ]),
    ]);
    const events = await chat.say('Draw');
    expect(kindsOf(events).slice(0, 2)).toEqual(['thread.item.added', 'thread.item.removed']);
  });

  test('whose number of states is not known show no progress', async () => {
    const { chat } = agentChat([
      modelStream([
        wire('image_generation_call.partial_image', {
          item_id: 'ig',
          partial_image_index: 1,
          partial_image_b64: picture,
        }),
        responseDone(made(picture), answer),
      ]),
    ]);
    const events = await chat.say('Draw');
    expect(updatesOf(events, 'generated_image.updated')).toMatchObject([{ progress: 0 }]);
    expect(doneItems(events)).toHaveLength(2);
  });
});

test('who takes over is said, and speaks from then on', async () => {
  const model = new ScriptedModel([[assistantMessage('Bonjour.')]]);
  const french = new Agent({ name: 'French', model, handoffs: [] });
  const { chat } = agentChat([[functionCall('transfer_to_French', {}, { callId: 'a' })]], {
    handoffs: [french],
  });
  const events = await chat.say('En français');
  expect(doneItems(events)).toMatchObject([
    {
      workflow: { tasks: [{ title: 'Handed over to French', status_indicator: 'complete', icon: 'agent' }] },
    },
    { content: [{ text: 'Bonjour.' }] },
  ]);
});

test('agents that hand over to each other keep their own ways', async () => {
  const heard: string[] = [];
  const model = new ScriptedModel([
    [functionCall('back', {}, { callId: 'b' })],
    [assistantMessage('unused')],
  ]);
  const second = new Agent({ name: 'Second', model });
  const firstModel = new ScriptedModel([
    [functionCall('transfer_to_Second', {}, { callId: 'a' })],
    [assistantMessage('First again.')],
  ]);
  const first: Agent = new Agent({ name: 'First', model: firstModel, handoffs: [second] });
  second.handoffs = [
    handoff(first, { toolNameOverride: 'back', onHandoff: async () => void heard.push('handed back') }),
  ];
  first.on('agent_handoff', (_context, next) => heard.push(`to ${next.name}`));
  const { chat } = agentChat([], {}, { agent: () => first });
  const events = await chat.say('Go');
  expect(doneItems(events)).toMatchObject([
    { workflow: { tasks: [{ title: 'Handed over to Second' }, { title: 'Handed over to First' }] } },
    { content: [{ text: 'First again.' }] },
  ]);
  expect(heard).toEqual(['to Second', 'handed back']);
});

test('a guardrail on what was asked: nothing stays, and asking again is not offered', async () => {
  const guardrail = {
    name: 'never',
    execute: async () => ({ tripwireTriggered: true, outputInfo: 'secret reason' }),
  };
  const { chat } = agentChat([[assistantMessage('Never.')]], { inputGuardrails: [guardrail] });
  await expect(chat.say('Say it')).rejects.toMatchObject({
    publicMessage: 'This assistant does not answer that.',
    allowRetry: false,
  });
  expect(chat.events.filter(({ type }) => type === 'thread.item.done')).toEqual([]);
});
