import { createRequire } from 'node:module';
import type { Client } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTaskServer } from '../../src/index.ts';
import { connectClient } from '../support/connect-client.ts';
import { unreachableTasks } from '../support/unreachable-tasks.ts';

// Models and clients rely on these to the letter: a red pin means that the change must be meant, and told in a changeset.

const tasks = unreachableTasks(() => Promise.reject(new Error('not called')));

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
const due = {
  type: 'string',
  description: 'When it is due: a day such as 2026-12-01, or a local time such as 2026-12-01T09:00.',
};
const time_zone = {
  type: 'string',
  description: 'The IANA time zone of due, such as Europe/Berlin. Default: UTC.',
};
const priority = { type: 'string', enum: ['high', 'medium', 'low'], description: 'How much it matters.' };
const tag = { type: 'string', maxLength: 40 };
const tags = {
  type: 'array',
  items: tag,
  maxItems: 10,
  description: 'Words to group tasks by, such as home or work.',
};
const recurrence = {
  type: 'string',
  description:
    'For a task that repeats: an RFC 5545 rule by days, weeks, months or years, such as FREQ=WEEKLY;BYDAY=MO.',
};
/** The same, or null to take it away. */
const removable = ({ description: said, ...field }: { description: string }) => ({
  anyOf: [{ ...field, description: said }, { type: 'null' }],
  description: `${said} Null takes it away.`,
});

const input = (properties: object, required?: string[]) => ({
  $schema,
  type: 'object',
  properties,
  ...(required && { required }),
  additionalProperties: false,
});
const text = { type: 'string' };
const listed = {
  id: number,
  title: { type: 'string' },
  completed: { type: 'boolean' },
  due: { type: 'string' },
  time_zone: { type: 'string' },
  priority,
  tags: { type: 'array', items: { type: 'string' } },
  recurrence: { type: 'string' },
};
const change = (status: string, more: object = {}) => ({
  $schema,
  type: 'object',
  properties: { task_id: number, status: { type: 'string', const: status }, title: text, ...more },
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
      'get_task: Show a task',
      'reopen_task: Reopen a task',
    ]);
  });

  it('take these inputs', () => {
    expect(Object.fromEntries(tools.map(({ name, inputSchema }) => [name, inputSchema]))).toEqual({
      add_task: input({ title, description, due, time_zone, priority, tags, recurrence }, ['title']),
      list_tasks: input({
        status: {
          type: 'string',
          enum: ['all', 'pending', 'completed'],
          default: 'all',
          description: 'Which tasks: all of them, those still to do, or those done.',
        },
        search: {
          type: 'string',
          maxLength: 200,
          description: 'Only tasks with all of these words in their title, description or tags.',
        },
        tag: { ...tag, description: 'Only tasks with this tag.' },
        priority: { ...priority, description: 'Only tasks of this priority.' },
        due_by: {
          type: 'string',
          description: 'Only tasks due on this day or before it, such as 2026-12-01.',
        },
        sort: {
          type: 'string',
          enum: ['added', 'due', 'priority'],
          default: 'added',
          description:
            'The order: as they were added, the earliest due first, or the highest priority first.',
        },
        limit: { type: 'integer', minimum: 1, maximum: 500, default: 500, description: 'How many at most.' },
        cursor: {
          type: 'string',
          description: 'For the next page: the next_cursor of the page before, with the same other fields.',
        },
      }),
      complete_task: input({ task_id }, ['task_id']),
      update_task: input(
        {
          task_id,
          title,
          description,
          due: removable(due),
          time_zone: removable(time_zone),
          priority: removable(priority),
          tags: { ...tags, description: 'All its tags: they take the place of those before.' },
          recurrence: removable(recurrence),
        },
        ['task_id'],
      ),
      delete_task: input({ task_id }, ['task_id']),
      get_task: input({ task_id }, ['task_id']),
      reopen_task: input({ task_id }, ['task_id']),
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
              properties: listed,
              required: ['id', 'title', 'completed'],
              additionalProperties: {},
            },
          },
          next_cursor: text,
        },
        required: ['tasks'],
        additionalProperties: {},
      },
      complete_task: change('completed', { next_task_id: number, next_due: text }),
      update_task: change('updated'),
      delete_task: change('deleted'),
      get_task: {
        $schema,
        type: 'object',
        properties: {
          ...listed,
          description: text,
          created_at: text,
          updated_at: text,
          completed_at: text,
          next_task_id: number,
        },
        required: ['id', 'title', 'completed', 'created_at', 'updated_at'],
        additionalProperties: {},
      },
      reopen_task: change('reopened'),
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
      get_task: { ...write, readOnlyHint: true },
      reopen_task: write,
    });
  });

  it('tell a model when to use them', () => {
    for (const tool of tools) expect(tool.description).toMatch(/^[A-Z].+ Use it .+\.$/);
  });
});
