import { Agent } from '@openai/agents-core';
import { ScriptedModel } from '@openai/agents-core/testing';
import { expect } from 'vitest';
import type { AgentResponderOptions } from '../../../src/agent/agent-options.ts';
import { agentResponder } from '../../../src/agent/agent-responder.ts';
import { InProcessTools } from '../../../src/agent/tools/in-process-tools.ts';
import { StreamError } from '../../../src/chatdock-error.ts';
import { Conversation, silentLogger } from './fake-turn.ts';
import { memoryTasks } from './memory-tasks.ts';

type Step =
  NonNullable<ConstructorParameters<typeof ScriptedModel>[0]> extends Iterable<infer Input> ? Input : never;

interface Setup extends Partial<AgentResponderOptions> {
  steps: readonly Step[];
  tasks?: ReturnType<typeof memoryTasks>;
}

/** A conversation with an agent on a scripted model, with the task tools on tasks in memory. */
export function scriptedConversation({ steps, tasks = memoryTasks(['Call mom']), ...options }: Setup) {
  const model = new ScriptedModel(steps);
  const responder = agentResponder({
    agent: (_turn, mcpServers) => new Agent({ name: 'Test', model, mcpServers, instructions: 'Be brief.' }),
    connectTools: () => [new InProcessTools(tasks, { onError: () => {} })],
    logger: silentLogger,
    ...options,
  });
  return { chat: new Conversation(responder), model, tasks };
}

/** The error a message ends with. */
export async function failure(chat: Conversation, text = 'Hello'): Promise<StreamError> {
  const error: unknown = await chat.say(text).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StreamError);
  return error instanceof StreamError ? error : new StreamError();
}
