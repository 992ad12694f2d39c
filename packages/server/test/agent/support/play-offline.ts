import type { ModelRequest } from '@openai/agents-core';
import { decide } from '../../../src/agent/offline/decide.ts';

export type Items = Exclude<ModelRequest['input'], string>;

export const names = ['add_task', 'list_tasks', 'complete_task', 'update_task', 'delete_task', 'reopen_task'];

export function toolsNamed(...wanted: string[]): ModelRequest['tools'] {
  return wanted.map((name) => ({
    type: 'function',
    name,
    description: '',
    strict: false,
    parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
  }));
}

export function user(text: string): Items[number] {
  return { role: 'user', content: text };
}

export function assistant(text: string): Items[number] {
  return { role: 'assistant', status: 'completed', content: [{ type: 'output_text', text }] };
}

/** Plays the tools until there is an answer. */
export function converse(
  history: Items,
  play: (name: string, args: Record<string, unknown>) => unknown,
): { calls: string[]; text: string } {
  const input = [...history];
  const calls: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    const decision = decide({ input, tools: toolsNamed(...names) });
    if (decision.kind === 'say') return { calls, text: decision.text };
    for (const call of decision.calls) {
      const callId = `call_${calls.length}`;
      calls.push(`${call.name} ${JSON.stringify(call.arguments)}`);
      const answer = play(call.name, call.arguments);
      const output = typeof answer === 'string' ? answer : JSON.stringify(answer);
      input.push(
        {
          type: 'function_call',
          callId,
          name: call.name,
          status: 'completed',
          arguments: JSON.stringify(call.arguments),
        },
        {
          type: 'function_call_result',
          callId,
          name: call.name,
          status: 'completed',
          output: { type: 'text', text: output },
        },
      );
    }
  }
  throw new Error('The model does not come to an end.');
}

export const listed = [
  { id: 2, title: 'Team meeting', completed: false },
  { id: 5, title: 'Meeting with Bob', completed: false },
  { id: 7, title: 'Call mom', completed: true },
];

export function playTasks(name: string, { task_id: id, title }: Record<string, unknown>): unknown {
  if (name === 'list_tasks') return listed;
  const found = listed.find((task) => task.id === id);
  if (name === 'add_task') return { task_id: 9, status: 'created', title };
  if (!found) return { error: { code: 'task_not_found', message: `There is no task ${String(id)}.` } };
  return { task_id: id, status: 'changed', title: title ?? found.title };
}
