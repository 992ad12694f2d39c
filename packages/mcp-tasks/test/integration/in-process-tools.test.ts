import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTaskServer, taskTools } from '../../src/index.ts';
import { connectClient } from '../support/connect-client.ts';
import { openTestTasks, type TestTasks } from '../support/tasks-http.ts';

let opened: TestTasks;
beforeAll(async () => {
  opened = await openTestTasks();
});
afterAll(() => opened.close());

test('taskTools lists and answers what the MCP server does', async () => {
  const near = taskTools(opened.tasks.forOwner('near'));
  const client = await connectClient(createTaskServer(opened.tasks.forOwner('far')));
  const { tools } = await client.listTools();
  expect(near.list).toEqual(tools);
  const calls: [string, Record<string, unknown>][] = [
    ['add_task', { title: 'Buy groceries' }],
    ['add_task', { title: ' ' }],
    ['list_tasks', {}],
    ['list_tasks', { status: 'odd' }],
    ['update_task', { task_id: 1, title: 'Buy groceries and fruits' }],
    ['complete_task', { task_id: 1 }],
    ['complete_task', { task_id: 9 }],
    ['add_task', { title: 'x', user_id: 'someone else' }],
    ['delete_task', { task_id: 1 }],
  ];
  for (const [name, args] of calls) {
    expect.soft(await near.call(name, args), name).toEqual(await client.callTool({ name, arguments: args }));
  }
  await client.close();
});

test('there is no other tool', async () => {
  const tools = taskTools(opened.tasks.forOwner('near'));
  for (const name of ['drop_tasks', '__proto__', 'constructor', '']) {
    await expect(tools.call(name)).rejects.toThrow(RangeError);
  }
});
