import type { Client } from '@modelcontextprotocol/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTaskServer, migrateTasks, postgresTasks, type TaskRepository } from '../../src/index.ts';
import { connectClient } from '../support/connect-client.ts';
import { describeOnBoth } from '../support/engines.ts';
import { unreachableTasks } from '../support/unreachable-tasks.ts';

describeOnBoth('resources and prompts', (database) => {
  let owners = 0;
  let tasks: TaskRepository;
  let client: Client;
  beforeAll(() => migrateTasks(database()));
  beforeEach(async () => {
    tasks = postgresTasks(database()).forOwner(`reader ${++owners}`);
    client = await connectClient(createTaskServer(tasks));
    await tasks.add({ title: 'Later' });
    await tasks.add({ title: 'Soon', description: 'all of it', due: '2026-12-01' });
    await tasks.add({ title: 'Done' });
    await tasks.complete(3);
    await postgresTasks(database()).forOwner('a stranger').add({ title: 'theirs' });
  });
  afterEach(() => client.close());

  const read = async (uri: string): Promise<unknown> => {
    const { contents } = await client.readResource({ uri });
    const [first] = contents;
    expect(first).toMatchObject({ uri, mimeType: 'application/json' });
    return JSON.parse(first && 'text' in first ? first.text : '');
  };

  it('offer the list, and each pending task', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri, title }) => `${uri} ${title}`)).toEqual([
      'tasks://list Tasks',
      'tasks://task/2 Soon',
      'tasks://task/1 Later',
    ]);
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates).toMatchObject([{ name: 'task', uriTemplate: 'tasks://task/{task_id}' }]);
    expect(await read('tasks://list')).toEqual({
      tasks: [
        { id: 2, title: 'Soon', completed: false, due: '2026-12-01' },
        { id: 1, title: 'Later', completed: false },
        { id: 3, title: 'Done', completed: true },
      ],
    });
    expect(await read('tasks://task/2')).toMatchObject({ id: 2, title: 'Soon', description: 'all of it' });
  });

  it('know no other task, and say so as the protocol does', async () => {
    for (const id of ['9', '0', '-1', '1e0', '01', 'x', '99999999999']) {
      await expect(client.readResource({ uri: `tasks://task/${id}` })).rejects.toMatchObject({
        code: -32_602,
      });
    }
  });

  it('complete numbers by their beginning, and by words of the title', async () => {
    const ref = { type: 'ref/resource' as const, uri: 'tasks://task/{task_id}' };
    const complete = async (value: string) =>
      (await client.complete({ ref, argument: { name: 'task_id', value } })).completion.values;
    expect(await complete('')).toEqual(['1', '2']);
    expect(await complete('2')).toEqual(['2']);
    expect(await complete('LAT')).toEqual(['1']);
    expect(await complete('theirs')).toEqual([]);
    expect(await complete('\0%')).toEqual([]);
    const prompt = { type: 'ref/prompt' as const, name: 'break_down_task' };
    const { completion } = await client.complete({
      ref: prompt,
      argument: { name: 'task_id', value: 'soon' },
    });
    expect(completion.values).toEqual(['2']);
  });

  it('plan a day with the pending tasks, the first due first', async () => {
    const { prompts } = await client.listPrompts();
    expect(
      prompts.map(({ name, title, arguments: args }) => [name, title, args?.map((arg) => arg.name)]),
    ).toEqual([
      ['plan_my_day', 'Plan my day', ['date']],
      ['break_down_task', 'Break down a task', ['task_id']],
    ]);
    const { messages } = await client.getPrompt({ name: 'plan_my_day', arguments: { date: '2026-12-01' } });
    const [list, question] = messages;
    expect(list?.content).toMatchObject({
      type: 'resource',
      resource: {
        uri: 'tasks://list',
        text: JSON.stringify({
          tasks: [
            { id: 2, title: 'Soon', completed: false, due: '2026-12-01' },
            { id: 1, title: 'Later', completed: false },
          ],
        }),
      },
    });
    expect(question?.content).toMatchObject({ text: expect.stringContaining('Plan my day (2026-12-01)') });
    const today = await client.getPrompt({ name: 'plan_my_day' });
    expect(JSON.stringify(today.messages)).toContain('Plan my day (today)');
  });

  it('break one task down', async () => {
    const { messages } = await client.getPrompt({ name: 'break_down_task', arguments: { task_id: '2' } });
    expect(JSON.stringify(messages)).toContain('all of it');
    await expect(
      client.getPrompt({ name: 'break_down_task', arguments: { task_id: '9' } }),
    ).rejects.toMatchObject({ code: -32_602 });
  });
});

describe('resources and prompts without their database', () => {
  it('tell the client nothing of the cause, and the operator all', async () => {
    const errors: unknown[] = [];
    const tasks = unreachableTasks(() => Promise.reject(new Error('connect 10.0.0.5 password=hunter2')));
    const client = await connectClient(createTaskServer(tasks, { onError: (error) => errors.push(error) }));
    for (const ask of [
      () => client.readResource({ uri: 'tasks://list' }),
      () => client.readResource({ uri: 'tasks://task/1' }),
      () => client.listResources(),
      () => client.getPrompt({ name: 'plan_my_day' }),
      () => client.getPrompt({ name: 'break_down_task', arguments: { task_id: '1' } }),
    ]) {
      const failure: unknown = await ask().catch((error: unknown) => error);
      expect(String(failure)).toContain('The tasks cannot be reached right now. Please try again.');
      expect(String(failure)).not.toMatch(/10\.0\.0\.5|hunter2/);
    }
    expect(errors).toHaveLength(5);
    await client.close();
  });
});
