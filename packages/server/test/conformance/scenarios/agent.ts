import { tool } from '@openai/agents-core';
import { assistantMessage, functionCall, modelStream, type ScriptedModel } from '@openai/agents-core/testing';
import { expect } from 'vitest';
import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';
import { userInput } from '../../support/chat-client.ts';
import { agentPlace } from '../support/agent-place.ts';
import { group } from '../support/scenario.ts';
import { answer, done, part } from '../support/scripts.ts';

const delta = (text: string, index: number) => ({
  type: 'output_text_delta' as const,
  delta: text,
  itemId: 'FAKE_ID',
  providerData: { content_index: index },
});

const finished = (...output: ReturnType<typeof assistantMessage>[]) => ({
  type: 'response_done' as const,
  response: { id: 'r', output, usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 } },
});

const twoParts = (...texts: string[]) => ({
  ...assistantMessage('', { id: 'FAKE_ID' }),
  content: texts.map((text) => ({ type: 'output_text' as const, text })),
});

/** What a call of the model was given, but for the script that begins the thread. */
function saidToModel(model: ScriptedModel, call: number): string {
  const input = model.calls[call]?.request.input;
  return JSON.stringify(Array.isArray(input) ? input.slice(1) : input);
}

const itemsDone = (events: readonly ThreadStreamEvent[]) =>
  events.flatMap((event) => (event.type === 'thread.item.done' ? [event.item] : [])).slice(1);

export const agent = group('agent', (scenario) => {
  scenario(
    ['agent.parts', 'agent.ids-are-ours'],
    'message, parts and pieces agree; ids that a provider repeats do no harm',
    async (world) => {
      const said = [delta('One.', 0), delta('Tw', 1), delta('o.', 1), finished(twoParts('One.', 'Two.'))];
      const { user } = await agentPlace(world, [modelStream(said), modelStream(said)]);
      const { threadId, events } = await user.create('Hi');
      const [added] = events.flatMap((event) => (event.type === 'thread.item.added' ? [event.item] : []));
      const updates = events.flatMap((event) => (event.type === 'thread.item.updated' ? [event] : []));
      expect(new Set(updates.map(({ item_id }) => item_id))).toEqual(new Set([added?.id]));
      const texts = ['', ''];
      for (const { update } of updates)
        if (update.type === 'assistant_message.content_part.text_delta')
          texts[update.content_index] += update.delta;
      expect(texts).toEqual(['One.', 'Two.']);
      const answered = itemsDone(events);
      expect(answered).toMatchObject([{ id: added?.id, content: [part('One.'), part('Two.')] }]);
      await user.add(threadId, 'Again');
      const ids = (await user.items(threadId)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(4);
      expect(ids.every((id) => /^msg_[\w-]{22,}$/u.test(id))).toBe(true);
    },
  );

  scenario(
    ['agent.no-input', 'agent.quote'],
    'what says nothing to a model is not said to it; the quote only once',
    async (world) => {
      const { user, model } = await agentPlace(world, [
        [assistantMessage('One.')],
        [assistantMessage('Two.')],
      ]);
      const { threadId: thread_id } = await user.begin([
        answer('a', 'Said before.'),
        done({ type: 'generated_image', id: '$id:g' }),
        done({ type: 'end_of_turn', id: '$id:e' }),
        done({
          type: 'client_tool_call',
          id: '$id:tool_call:c',
          call_id: 'call_x',
          name: 'pending_tool',
          arguments: {},
        }),
      ]);
      const input = { ...userInput('What is this?'), quoted_text: 'the quoted words' };
      await user.stream('threads.add_user_message', { thread_id, input });
      const first = saidToModel(model, 0);
      expect(first).toContain('Said before.');
      expect(first).toContain('the quoted words');
      expect(first).not.toMatch(/pending_tool|call_x|end_of_turn|generated_image/u);
      await user.add(thread_id, 'And this?');
      expect(saidToModel(model, 1)).not.toContain('the quoted words');
    },
  );

  scenario(
    ['agent.queued-events'],
    'events of tools come out though the model says nothing',
    async (world) => {
      const look = tool({
        name: 'look',
        description: 'Looks.',
        parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
        strict: true,
        async execute(_input, context) {
          const stream: unknown = Reflect.get(Object(context?.context), 'stream');
          if (typeof stream === 'function') await stream({ type: 'progress_update', text: 'looking' });
          return 'seen';
        },
      });
      const steps = [[functionCall('look', {}, { callId: 'a' })], [assistantMessage('There.')]];
      const { user } = await agentPlace(world, steps, { tools: [look] });
      const { events } = await user.create('Look');
      expect(events).toContainEqual({ type: 'progress_update', text: 'looking' });
    },
  );
});
