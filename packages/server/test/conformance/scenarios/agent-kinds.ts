import type { protocol } from '@openai/agents-core';
import { assistantMessage, functionCall, modelStream } from '@openai/agents-core/testing';
import { imageGenerationTool } from '@openai/agents-openai';
import { expect } from 'vitest';
import { clientTool } from '../../../src/index.ts';
import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';
import { agentPlace } from '../support/agent-place.ts';
import { group } from '../support/scenario.ts';

/** An event as the Responses API sends it. */
const wire = (event: object) => ({ type: 'model' as const, event });

const said = (delta: string) => ({ type: 'output_text_delta' as const, delta, itemId: 'm' });

const finished = (...output: protocol.OutputModelItem[]) => ({
  type: 'response_done' as const,
  response: { id: 'r', output, usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 } },
});

const itemsDone = (events: readonly ThreadStreamEvent[]) =>
  events.flatMap((event) => (event.type === 'thread.item.done' ? [event.item] : [])).slice(1);

const updates = (events: readonly ThreadStreamEvent[], type: string) =>
  events.flatMap((event) =>
    event.type === 'thread.item.updated' && event.update.type === type ? [event.update] : [],
  );

const cited = (url: string, end_index: number) => ({ type: 'url_citation', title: 'A page', url, end_index });

const thinking = (type: string, summary_index: number, fields: object) =>
  wire({ type: `response.reasoning_summary_text.${type}`, item_id: 'rs', summary_index, ...fields });

const reasoning = (...texts: string[]) => ({
  type: 'reasoning' as const,
  id: 'rs',
  content: texts.map((text) => ({ type: 'input_text' as const, text })),
});

const drawing = (type: string, fields: object) => wire({ type: `response.${type}`, ...fields });

/** A picture of one byte; what counts is how it begins. */
const picture = 'iVBORw0KGgo=';

export const agentKinds = group('agent, kind by kind', (scenario) => {
  scenario(
    ['agent.annotations'],
    'citations become annotations, while they come and in the end; a dropped one leaves no gap',
    async (world) => {
      const annotations = [
        cited('https://example.com/a', 4),
        cited('javascript:alert(1)', 4),
        { type: 'file_path', file_id: 'f', index: 1 },
        { type: 'file_citation', file_id: 'f', filename: 'notes.pdf', index: 2 },
      ];
      const message = {
        ...assistantMessage('', { id: 'm' }),
        content: [{ type: 'output_text' as const, text: 'Said', providerData: { annotations } }],
      };
      const live = annotations.map((annotation, annotation_index) =>
        wire({
          type: 'response.output_text.annotation.added',
          item_id: 'm',
          content_index: 0,
          annotation_index,
          annotation,
        }),
      );
      const { user } = await agentPlace(world, [modelStream([said('Said'), ...live, finished(message)])]);
      const { threadId, events } = await user.create('Hi');
      const url = { type: 'url', title: 'A page', url: 'https://example.com/a' };
      const file = { type: 'file', title: 'notes.pdf', filename: 'notes.pdf' };
      expect(updates(events, 'assistant_message.content_part.annotation_added')).toMatchObject([
        { content_index: 0, annotation_index: 0, annotation: { source: url, index: 4 } },
        { content_index: 0, annotation_index: 1, annotation: { source: file, index: 2 } },
      ]);
      expect((await user.items(threadId)).at(-1)).toMatchObject({
        content: [{ annotations: [{ source: url }, { source: file }] }],
      });
    },
  );

  scenario(
    ['agent.reasoning'],
    'the first thought streams, the second comes whole, a message ends the workflow with its duration',
    async (world) => {
      const { user } = await agentPlace(world, [
        modelStream([
          wire({ type: 'response.output_item.added', item: { type: 'reasoning', id: 'rs' } }),
          thinking('delta', 0, { delta: 'First ' }),
          thinking('delta', 0, { delta: 'thought.' }),
          thinking('done', 0, { text: 'First thought.' }),
          thinking('delta', 1, { delta: 'Second.' }),
          thinking('done', 1, { text: 'Second.' }),
          said('So.'),
          finished(reasoning('First thought.', 'Second.'), assistantMessage('So.', { id: 'm' })),
        ]),
      ]);
      const { events } = await user.create('Think');
      const added = updates(events, 'workflow.task.added');
      expect(added).toMatchObject([
        { task_index: 0, task: { type: 'thought', content: 'First ' } },
        { task_index: 1, task: { type: 'thought', content: 'Second.' } },
      ]);
      expect(updates(events, 'workflow.task.updated')).toMatchObject([
        { task_index: 0, task: { content: 'First thought.' } },
        { task_index: 0, task: { content: 'First thought.' } },
      ]);
      const [workflow, message] = itemsDone(events);
      expect(workflow).toMatchObject({
        type: 'workflow',
        workflow: {
          type: 'reasoning',
          expanded: false,
          summary: { duration: expect.any(Number) },
          tasks: [{ content: 'First thought.' }, { content: 'Second.' }],
        },
      });
      expect(message).toMatchObject({ type: 'assistant_message', content: [{ text: 'So.' }] });
    },
  );

  scenario(['agent.reasoning'], 'thoughts that nobody streamed are there, too', async (world) => {
    const { user } = await agentPlace(world, [
      modelStream([finished(reasoning('Hm.'), assistantMessage('So.'))]),
    ]);
    const { events } = await user.create('Think');
    expect(itemsDone(events)).toMatchObject([
      { type: 'workflow', workflow: { type: 'reasoning', tasks: [{ type: 'thought', content: 'Hm.' }] } },
      { type: 'assistant_message' },
    ]);
  });

  scenario(
    ['agent.tripwire'],
    'a guardrail that trips takes back every item of the turn, and none of an earlier one',
    async (world) => {
      const guardrail = {
        name: 'never',
        execute: async ({ agentOutput }: { agentOutput: unknown }) => ({
          tripwireTriggered: agentOutput === 'Never.',
          outputInfo: { why: 'secret reason' },
        }),
      };
      const { user } = await agentPlace(
        world,
        [
          [assistantMessage('Fine.')],
          [functionCall('nothing', {}, { callId: 'a' })],
          [reasoning('Hm.'), assistantMessage('Never.')],
        ],
        { outputGuardrails: [guardrail] },
      );
      const { threadId } = await user.create('Say something');
      const events = await user.add(threadId, 'Say it');
      const begun = events.flatMap((event) => (event.type === 'thread.item.added' ? [event.item.id] : []));
      const removed = events.flatMap((event) =>
        event.type === 'thread.item.removed' ? [event.item_id] : [],
      );
      expect(begun.length).toBeGreaterThan(1);
      expect(new Set(removed)).toEqual(new Set(begun));
      expect(events.at(-1)).toMatchObject({ type: 'error', code: 'custom' });
      expect(JSON.stringify(events)).not.toContain('secret reason');
      const kept = (await user.items(threadId)).map(({ type }) => type);
      expect(kept).toEqual(['user_message', 'assistant_message', 'user_message']);
    },
  );

  scenario(
    ['agent.client-tool'],
    'a client’s tool becomes a pending call with the model’s call id, and its output goes on from there',
    async (world) => {
      const locate = clientTool({ name: 'locate', description: 'Where the user is.' });
      const steps = [
        [functionCall('locate', { exact: true }, { callId: 'call_7' })],
        [assistantMessage('You are in Graz.')],
      ];
      const { user, model } = await agentPlace(world, steps, { tools: [locate] });
      const { threadId: thread_id, events } = await user.create('Where am I?');
      const call = { type: 'client_tool_call', status: 'pending', call_id: 'call_7', name: 'locate' };
      expect(itemsDone(events).at(-1)).toMatchObject({ ...call, arguments: { exact: true } });
      expect((await user.items(thread_id)).at(-1)).toMatchObject(call);
      expect(model.calls).toHaveLength(1);
      const result = { place: 'Graz', height: null };
      await user.stream('threads.add_client_tool_output', { thread_id, result });
      expect(model.lastCall?.request.input).toMatchObject([
        { role: 'user', content: 'Where am I?' },
        { type: 'function_call', callId: 'call_7', name: 'locate', arguments: '{"exact":true}' },
        { type: 'function_call_result', callId: 'call_7', output: { text: JSON.stringify(result) } },
      ]);
      expect((await user.items(thread_id)).at(-1)).toMatchObject({
        content: [{ text: 'You are in Graz.' }],
      });
    },
  );

  scenario(
    ['agent.images'],
    'a picture is added empty, grows by its partial states, and is done with its address',
    async (world) => {
      const partial = (index: number) =>
        drawing('image_generation_call.partial_image', {
          item_id: 'ig',
          partial_image_index: index,
          partial_image_b64: picture,
        });
      const done = {
        type: 'hosted_tool_call' as const,
        id: 'ig',
        name: 'image_generation_call',
        status: 'completed',
        output: picture,
      };
      const { user } = await agentPlace(
        world,
        [
          modelStream([
            drawing('output_item.added', { item: { type: 'image_generation_call', id: 'ig' } }),
            partial(0),
            partial(1),
            finished(done, assistantMessage('There.')),
          ]),
        ],
        { tools: [imageGenerationTool({ partialImages: 2 })] },
      );
      const { threadId, events } = await user.create('Draw');
      const [added] = events.flatMap((event) => (event.type === 'thread.item.added' ? [event.item] : []));
      expect(added?.type).toBe('generated_image');
      expect(added).not.toHaveProperty('image');
      const image = { id: added?.id, url: `data:image/png;base64,${picture}` };
      expect(updates(events, 'generated_image.updated')).toMatchObject([
        { image, progress: 0 },
        { image, progress: 0.5 },
      ]);
      const stored = (await user.items(threadId)).filter(({ type }) => type === 'generated_image');
      expect(stored).toMatchObject([{ id: added?.id, image }]);
    },
  );
});
