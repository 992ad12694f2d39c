import { RunContext, tool } from '@openai/agents-core';
import { assistantMessage, functionCall } from '@openai/agents-core/testing';
import { expect, test } from 'vitest';
import { turnContextOf } from '../../src/agent/run/turn-context.ts';
import type { AgentContext } from '../../src/index.ts';
import type { WidgetRoot } from '../../src/protocol/index.ts';
import { agentChat, doneItems, updatesOf } from './support/agent-chat.ts';
import { kindsOf } from './support/fake-turn.ts';

/** A tool that says something while it works. */
function talking(work: (context: AgentContext) => Promise<void>) {
  return tool({
    name: 'look',
    description: 'Looks.',
    parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
    strict: true,
    errorFunction: null,
    async execute(_input, context) {
      const given = turnContextOf(context?.context)?.forTools;
      if (!given) throw new Error('no context');
      await work(given);
      return 'seen';
    },
  });
}

const steps = () => [[functionCall('look', {}, { callId: 'a' })], [assistantMessage('There.')]];

const card = (value: string): WidgetRoot => ({
  type: 'Card',
  children: [{ type: 'Text', id: 't', value, streaming: true }],
});

test('what a tool sends comes at once, in order, and after the step that shows its call', async () => {
  const gate = Promise.withResolvers<void>();
  const { chat } = agentChat(steps(), {
    tools: [
      talking(async ({ stream }) => {
        await stream({ type: 'progress_update', text: 'one' });
        await stream({ type: 'progress_update', text: 'two' });
        await gate.promise;
      }),
    ],
  });
  const events = chat.responder.respond(chat.turn('Look'))[Symbol.asyncIterator]();
  const seen = [];
  for (let at = 0; at < 3; at += 1) seen.push((await events.next()).value);
  expect(seen).toMatchObject([
    { type: 'thread.item.added', item: { type: 'workflow' } },
    { text: 'one' },
    { text: 'two' },
  ]);
  gate.resolve();
  expect((await events.next()).value).toMatchObject({ update: { task: { status_indicator: 'complete' } } });
  await events.return?.();
});

test('a tool knows whose turn it is', async () => {
  const owners: unknown[] = [];
  const { chat } = agentChat(steps(), {
    tools: [talking(async ({ turn }) => void owners.push(turn.owner, turn.thread.id))],
  });
  await chat.say('Look');
  expect(owners).toEqual([{ issuer: '', subject: 'ada' }, chat.thread.id]);
});

async function* states() {
  yield card('One');
  yield card('One two');
}

test('a widget is shown while the tool works, and stands behind the steps when the thread is read again', async () => {
  const { chat } = agentChat(steps(), {
    tools: [
      talking(async ({ streamWidget }) => {
        await streamWidget(states(), { copyText: 'One two' });
      }),
    ],
  });
  const events = await chat.say('Look');
  expect(kindsOf(events).slice(0, 6)).toEqual([
    'thread.item.added', // the steps
    'thread.item.done', // … take their place, with nothing in them that goes on
    'workflow.task.updated', // … and go on
    'thread.item.added', // the widget
    'widget.streaming_text.value_delta',
    'thread.item.done',
  ]);
  expect(events[1]).toMatchObject({ item: { workflow: { tasks: [{ status_indicator: 'none' }] } } });
  expect(events[2]).toMatchObject({ update: { task: { status_indicator: 'loading' } } });
  expect(doneItems(events)).toMatchObject([
    { type: 'workflow', workflow: { tasks: [{ title: 'Look', status_indicator: 'complete' }] } },
    { type: 'widget', copy_text: 'One two', widget: card('One two') },
    { type: 'assistant_message' },
  ]);
});

test('a tool adds steps of its own', async () => {
  const { chat } = agentChat(steps(), {
    tools: [
      talking(async ({ step }) => {
        const page = await step({ type: 'custom', title: 'Page 1', status_indicator: 'loading' });
        await page.update({ type: 'custom', title: 'Page 1', status_indicator: 'complete' });
        await step({ type: 'web_search', title: 'Search' });
      }),
    ],
  });
  const events = await chat.say('Look');
  expect(updatesOf(events, 'workflow.task.added')).toMatchObject([
    { task_index: 1, task: { title: 'Page 1', status_indicator: 'loading' } },
    { task_index: 2, task: { type: 'web_search', queries: [] } },
  ]);
  expect(doneItems(events)[0]).toMatchObject({
    workflow: {
      tasks: [
        { title: 'Look', status_indicator: 'complete' },
        { title: 'Page 1', status_indicator: 'complete' },
        { title: 'Search' },
      ],
      summary: { title: '3 steps' },
    },
  });
});

test('what a tool does not wait for is sent, too', async () => {
  const { chat } = agentChat(steps(), {
    toolUseBehavior: 'stop_on_first_tool',
    tools: [
      talking(async ({ stream }) => {
        void stream({ type: 'progress_update', text: 'one' });
        void stream({ type: 'progress_update', text: 'two' });
      }),
    ],
  });
  const events = await chat.say('Look');
  expect(events.filter(({ type }) => type === 'progress_update')).toEqual([
    { type: 'progress_update', text: 'one' },
    { type: 'progress_update', text: 'two' },
  ]);
});

test('what is no widget and no step is the tool’s mistake, which it can catch', async () => {
  const complaints: unknown[] = [];
  const { chat } = agentChat(steps(), {
    tools: [
      talking(async ({ streamWidget, step }) => {
        const wrong: WidgetRoot = JSON.parse('{"type":"Card"}');
        await streamWidget(wrong).catch((error: unknown) => complaints.push(error));
        await step(JSON.parse('{"type":"dance"}')).catch((error: unknown) => complaints.push(error));
      }),
    ],
  });
  await chat.say('Look');
  expect(complaints).toEqual([expect.any(TypeError), expect.any(TypeError)]);
});

test('nothing of the turn gets into a stored run', async () => {
  const texts: string[] = [];
  const { chat } = agentChat(steps(), {
    tools: [
      talking(
        async (context) => void texts.push(JSON.stringify(new RunContext(context)), JSON.stringify(context)),
      ),
    ],
  });
  await chat.say('canary');
  expect(texts.at(-1)).toBe('{}');
  expect(texts.join('')).not.toContain('ada');
});
