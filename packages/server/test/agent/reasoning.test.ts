import { tool } from '@openai/agents-core';
import { assistantMessage, functionCall, modelStream } from '@openai/agents-core/testing';
import { expect, test } from 'vitest';
import { agentChat, doneItems, responseDone, textDelta, updatesOf, wire } from './support/agent-chat.ts';
import { kindsOf } from './support/fake-turn.ts';

const answer = assistantMessage('So.', { id: 'm' });
const thought = (...texts: string[]) => ({
  type: 'reasoning' as const,
  id: 'rs',
  content: texts.map((text) => ({ type: 'input_text' as const, text })),
});
const delta = (text: string, index = 0) =>
  wire('reasoning_summary_text.delta', { item_id: 'rs', summary_index: index, delta: text });
const done = (text: string, index = 0) =>
  wire('reasoning_summary_text.done', { item_id: 'rs', summary_index: index, text });
const begun = wire('output_item.added', { output_index: 0, item: { type: 'reasoning', id: 'rs' } });

/** A piece of a chat completion. */
const chunk = (fields: object) => ({
  type: 'model' as const,
  event: { choices: [{ index: 0, delta: fields, finish_reason: null }] },
});

const look = tool({
  name: 'look',
  description: '',
  parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
  strict: true,
  execute: () => 'seen',
});

test('thinking is shown before the first thought is there', async () => {
  const { chat } = agentChat([
    modelStream([begun, delta('Hm.'), done('Hm.'), responseDone(thought('Hm.'), answer)]),
  ]);
  const events = await chat.say('Hi');
  expect(events[0]).toMatchObject({
    type: 'thread.item.added',
    item: { workflow: { type: 'reasoning', tasks: [], expanded: true } },
  });
});

test('thinking of which nothing is told leaves nothing behind', async () => {
  const { chat } = agentChat([modelStream([begun, textDelta('So.'), responseDone(thought(), answer)])]);
  const events = await chat.say('Hi');
  expect(kindsOf(events).slice(0, 2)).toEqual(['thread.item.added', 'thread.item.removed']);
  expect(doneItems(events).map(({ type }) => type)).toEqual(['assistant_message']);
});

test('thoughts and steps share a workflow, in the order of what happened', async () => {
  const { chat } = agentChat(
    [
      modelStream([
        begun,
        delta('I should look.'),
        done('I should look.'),
        responseDone(thought('I should look.'), functionCall('look', {}, { callId: 'a' })),
      ]),
      modelStream([begun, delta('Now I know.'), done('Now I know.'), textDelta('So.'), responseDone(answer)]),
    ],
    { tools: [look] },
  );
  const events = await chat.say('Hi');
  expect(doneItems(events)).toMatchObject([
    {
      workflow: {
        type: 'reasoning',
        summary: { duration: expect.any(Number) },
        tasks: [
          { type: 'thought', content: 'I should look.' },
          { type: 'custom', title: 'Look', status_indicator: 'complete' },
          { type: 'thought', content: 'Now I know.' },
        ],
      },
    },
    { type: 'assistant_message' },
  ]);
  // Only the first thought of a workflow grows.
  expect(updatesOf(events, 'workflow.task.added')).toHaveLength(3);
});

test.each(['reasoning', 'reasoning_content'])('a server at home tells its thoughts as %s', async (field) => {
  const { chat } = agentChat([
    modelStream([
      chunk({ [field]: 'First ' }),
      chunk({ [field]: 'this.' }),
      textDelta('So.'),
      responseDone(
        { type: 'reasoning', content: [], rawContent: [{ type: 'reasoning_text', text: 'First this.' }] },
        answer,
      ),
    ]),
  ]);
  const events = await chat.say('Hi');
  expect(doneItems(events)).toMatchObject([
    { workflow: { tasks: [{ content: 'First this.' }] } },
    { type: 'assistant_message' },
  ]);
  expect(events[0]).toMatchObject({ item: { workflow: { tasks: [{ content: 'First ' }] } } });
});

test('thoughts as the model itself wrote them', async () => {
  const raw = { item_id: 'rs', content_index: 0 };
  const { chat } = agentChat([
    modelStream([
      begun,
      wire('reasoning_text.delta', { ...raw, delta: 'Raw.' }),
      wire('reasoning_text.done', { ...raw, text: 'Raw.' }),
      responseDone(answer),
    ]),
  ]);
  expect(doneItems(await chat.say('Hi'))[0]).toMatchObject({ workflow: { tasks: [{ content: 'Raw.' }] } });
});

test('a long thought costs no more than some times its length', async () => {
  const pieces = Array.from({ length: 5_000 }, (_, at) => `${at % 10} ab`);
  const text = pieces.join('');
  const { chat } = agentChat([
    modelStream([
      begun,
      ...pieces.map((piece) => delta(piece)),
      done(text),
      responseDone(thought(text), answer),
    ]),
  ]);
  const events = await chat.say('Hi');
  const [workflow] = doneItems(events);
  expect(workflow).toMatchObject({ workflow: { tasks: [{ content: text }] } });
  const sent = updatesOf(events, 'workflow.task.updated');
  expect(sent.length).toBeGreaterThan(10);
  expect(JSON.stringify(sent).length).toBeLessThan(25 * text.length);
});

test('a thought without end is cut, for what is shown and for what is kept', async () => {
  const piece = 'x'.repeat(1_000);
  const { chat } = agentChat([
    modelStream([
      begun,
      ...Array.from({ length: 200 }, () => delta(piece)),
      textDelta('So.'),
      responseDone(answer),
    ]),
  ]);
  const [workflow] = doneItems(await chat.say('Hi'));
  expect(JSON.stringify(workflow).length).toBeLessThan(22_000);
});
