import { createRequire } from 'node:module';
import type { Client } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTaskServer, type TaskRepository } from '../../src/index.ts';
import { connectClient } from '../support/connect-client.ts';

// Models and clients rely on these to the letter: a red pin means that the change must be meant, and told in a changeset.

const none = () => Promise.reject(new Error('not called'));
const tasks: TaskRepository = {
  add: none,
  list: none,
  get: none,
  complete: none,
  update: none,
  delete: none,
};

let tools: Awaited<ReturnType<Client['listTools']>>['tools'];
let server: ReturnType<Client['getServerVersion']>;
beforeAll(async () => {
  const client = await connectClient(createTaskServer(tasks));
  tools = (await client.listTools()).tools;
  server = client.getServerVersion();
  await client.close();
});

const $schema = 'https://json-schema.org/draft/2020-12/schema';
const number = { type: 'integer', minimum: 1, maximum: 2_147_483_647 };
const task_id = { ...number, description: 'The number of the task, as list_tasks shows it.' };
const title = {
  type: 'string',
  minLength: 1,
  maxLength: 200,
  description: 'One line that says what is to be done.',
};
const description = { type: 'string', maxLength: 2_000, description: 'Details, if any.' };

const input = (properties: object, required?: string[]) => ({
  $schema,
  type: 'object',
  properties,
  ...(required && { required }),
  additionalProperties: false,
});
const change = (status: string) => ({
  $schema,
  type: 'object',
  properties: { task_id: number, status: { type: 'string', const: status }, title: { type: 'string' } },
  required: ['task_id', 'status', 'title'],
  additionalProperties: {},
});

it('introduce themselves with the version of the package', () => {
  const { version } = createRequire(import.meta.url)('../../package.json');
  expect(server).toEqual({ name: 'chatdock-tasks', title: 'Tasks', version });
});

describe('the tools', () => {
  it('have these names, in this order', () => {
    expect(tools.map(({ name, title: shown }) => `${name}: ${shown}`)).toEqual([
      'add_task: Add a task',
      'list_tasks: List tasks',
      'complete_task: Complete a task',
      'update_task: Change a task',
      'delete_task: Delete a task',
    ]);
  });

  it('take these inputs', () => {
    expect(Object.fromEntries(tools.map(({ name, inputSchema }) => [name, inputSchema]))).toEqual({
      add_task: input({ title, description }, ['title']),
      list_tasks: input({
        status: {
          type: 'string',
          enum: ['all', 'pending', 'completed'],
          default: 'all',
          description: 'Which tasks: all of them, those still to do, or those done.',
        },
      }),
      complete_task: input({ task_id }, ['task_id']),
      update_task: input({ task_id, title, description }, ['task_id']),
      delete_task: input({ task_id }, ['task_id']),
    });
  });

  it('give these outputs', () => {
    expect(Object.fromEntries(tools.map(({ name, outputSchema }) => [name, outputSchema]))).toEqual({
      add_task: change('created'),
      list_tasks: {
        $schema,
        type: 'object',
        properties: {
          tasks: {
            type: 'array',
            items: {
              type: 'object',
              properties: { id: number, title: { type: 'string' }, completed: { type: 'boolean' } },
              required: ['id', 'title', 'completed'],
              additionalProperties: {},
            },
          },
        },
        required: ['tasks'],
        additionalProperties: {},
      },
      complete_task: change('completed'),
      update_task: change('updated'),
      delete_task: change('deleted'),
    });
  });

  it('say what they do to the world', () => {
    const hints = tools.map(({ name, annotations = {} }) => {
      const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = annotations;
      return [name, { readOnlyHint, destructiveHint, idempotentHint, openWorldHint }];
    });
    const write = { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false };
    expect(Object.fromEntries(hints)).toEqual({
      add_task: { ...write, idempotentHint: false },
      list_tasks: { ...write, readOnlyHint: true },
      complete_task: write,
      update_task: { ...write, destructiveHint: true },
      delete_task: { ...write, destructiveHint: true },
    });
  });

  it('tell a model when to use them', () => {
    for (const tool of tools) expect(tool.description).toMatch(/^[A-Z].+ Use it .+\.$/);
  });
});
