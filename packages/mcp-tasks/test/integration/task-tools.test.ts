import type { Client } from '@modelcontextprotocol/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTaskServer, migrateTasks, postgresTasks } from '../../src/index.ts';
import { callTool, connectClient, refusal } from '../support/connect-client.ts';
import { describeOnBoth } from '../support/engines.ts';
import { unreachableTasks } from '../support/unreachable-tasks.ts';

describeOnBoth('the task tools', (database) => {
  let owners = 0;
  let client: Client;
  const call = (name: string, args?: Record<string, unknown>) => callTool(client, name, args);
  beforeAll(() => migrateTasks(database()));
  beforeEach(async () => {
    client = await connectClient(createTaskServer(postgresTasks(database()).forOwner(`tools ${++owners}`)));
  });
  afterEach(() => client.close());

  it('answer as the contract says, to the letter', async () => {
    for (const title of ['Buy groceries', 'Old task', 'Call mom', 'Pay bills'])
      await call('add_task', { title });
    const answers = [
      await call('add_task', { title: 'Buy groceries' }),
      await call('complete_task', { task_id: 3 }),
      await call('delete_task', { task_id: 2 }),
      await call('update_task', { task_id: 1, title: 'Buy groceries and fruits' }),
    ].map(({ isError, json, structured }) => {
      expect(isError).toBe(false);
      expect(structured).toEqual(json);
      return JSON.stringify(json);
    });
    expect(answers).toEqual([
      '{"task_id":5,"status":"created","title":"Buy groceries"}',
      '{"task_id":3,"status":"completed","title":"Call mom"}',
      '{"task_id":2,"status":"deleted","title":"Old task"}',
      '{"task_id":1,"status":"updated","title":"Buy groceries and fruits"}',
    ]);
    const all = [
      { id: 1, title: 'Buy groceries and fruits', completed: false },
      { id: 3, title: 'Call mom', completed: true },
      { id: 4, title: 'Pay bills', completed: false },
      { id: 5, title: 'Buy groceries', completed: false },
    ];
    const lists: [Record<string, unknown> | undefined, typeof all][] = [
      [undefined, all],
      [{}, all],
      [{ status: 'all' }, all],
      [{ status: 'pending' }, all.filter(({ completed }) => !completed)],
      [{ status: 'completed' }, all.filter(({ completed }) => completed)],
    ];
    for (const [args, tasks] of lists) {
      const { json, structured } = await call('list_tasks', args);
      expect(JSON.stringify(json)).toBe(JSON.stringify(tasks));
      expect(structured).toEqual({ tasks });
    }
  });

  it('take descriptions, and keep what an update leaves out', async () => {
    await call('add_task', { title: 'Shop', description: 'milk' });
    await call('update_task', { task_id: 1, description: 'milk\nbread' });
    const tasks = postgresTasks(database()).forOwner(`tools ${owners}`);
    expect(await tasks.get(1)).toMatchObject({ title: 'Shop', description: 'milk\nbread' });
    await call('update_task', { task_id: 1, title: 'Shopping' });
    expect(await tasks.get(1)).toMatchObject({ title: 'Shopping', description: 'milk\nbread' });
  });

  it('complete a completed task again without a change', async () => {
    await call('add_task', { title: 'Call mom' });
    const once = await call('complete_task', { task_id: 1 });
    expect(await call('complete_task', { task_id: 1 })).toEqual(once);
  });

  it('say the same of an unknown task and of someone else’s', async () => {
    await postgresTasks(database()).forOwner('a stranger').add({ title: 'theirs' });
    const attempts: [string, Record<string, unknown>][] = [
      ['complete_task', {}],
      ['delete_task', {}],
      ['update_task', { title: 'mine now' }],
    ];
    for (const [name, more] of attempts) {
      for (const task_id of [1, 9, 0, -4, 4_000_000_000]) {
        expect(await call(name, { task_id, ...more })).toEqual(
          refusal('task_not_found', `There is no task ${task_id}.`),
        );
      }
    }
    expect(await postgresTasks(database()).forOwner('a stranger').list()).toMatchObject([
      { title: 'theirs', completed: false },
    ]);
  });

  it('store SQL and prototype keys as the text they are', async () => {
    const hostile = `'; drop schema chatdock_tasks cascade; select set_config('chatdock.owner', 'x', false) --`;
    expect(await call('add_task', { title: hostile, description: hostile })).toMatchObject({
      json: { title: hostile },
    });
    await call('add_task', JSON.parse('{"title":"x","__proto__":{"description":"y"}}'));
    const tasks = postgresTasks(database()).forOwner(`tools ${owners}`);
    expect(await tasks.list()).toMatchObject([
      { title: hostile, description: hostile },
      { title: 'x', description: '' },
    ]);
  });

  it('list 500 tasks at most, and say so', async () => {
    const owner = `tools ${owners}`;
    await database().query(
      `insert into chatdock_tasks.tasks (owner, number, title) select $1, n, 'Task ' || n from generate_series(1, 501) n`,
      [owner],
    );
    const result = await client.callTool({ name: 'list_tasks', arguments: {} });
    expect(result.structuredContent).toMatchObject({ tasks: { length: 500 } });
    expect(result.content.slice(1)).toEqual([
      {
        type: 'text',
        text: expect.stringMatching(/^Only the first 500 tasks are listed\. The next page has/),
      },
    ]);
    await postgresTasks(database()).forOwner(owner).delete(7);
    expect(await client.callTool({ name: 'list_tasks', arguments: {} })).toMatchObject({
      content: { length: 1 },
    });
  });
});

const down = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.5:5432 password=hunter2'));

describe('the task tools without their database', () => {
  it('tell the client nothing of the cause, and the operator all', async () => {
    const errors: unknown[] = [];
    const tasks = unreachableTasks(down);
    const client = await connectClient(createTaskServer(tasks, { onError: (error) => errors.push(error) }));
    for (const [name, args] of [
      ['list_tasks', {}],
      ['add_task', { title: 'x' }],
    ] as const) {
      expect(await callTool(client, name, args)).toEqual({
        isError: true,
        json: {
          error: {
            code: 'tasks_unavailable',
            message: 'The tasks cannot be reached right now. Please try again.',
          },
        },
        structured: undefined,
      });
    }
    expect(errors).toHaveLength(2);
    await client.close();
  });
});
