import type { Client } from '@modelcontextprotocol/client';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTaskServer, migrateTasks, postgresTasks } from '../../src/index.ts';
import { callTool, connectClient, refusal } from '../support/connect-client.ts';
import { describeOnBoth } from '../support/engines.ts';
import { inWaves } from '../support/in-waves.ts';

describeOnBoth('the task tools beyond the contract', (database) => {
  let owners = 0;
  let client: Client;
  const call = (name: string, args?: Record<string, unknown>) => callTool(client, name, args);
  beforeAll(() => migrateTasks(database()));
  beforeEach(async () => {
    const tasks = postgresTasks(database(), { now: () => new Date('2026-11-23T12:00:00Z') });
    client = await connectClient(createTaskServer(tasks.forOwner(`planner ${++owners}`), { userId: 'ann' }));
  });
  afterEach(() => client.close());

  it('show what a task has, and nothing that it has not', async () => {
    const full = {
      title: 'Water',
      due: '2026-12-01T09:00',
      time_zone: 'Europe/Berlin',
      priority: 'high',
      tags: ['Home'],
      recurrence: 'FREQ=DAILY',
    };
    const shown = { due: '2026-12-01T09:00:00', time_zone: 'Europe/Berlin', priority: 'high' };
    const more = { ...shown, tags: ['home'], recurrence: 'FREQ=DAILY' };
    expect(await call('add_task', { ...full, description: 'all' })).toMatchObject({
      json: { task_id: 1, status: 'created', title: 'Water', ...more },
      isError: false,
    });
    await call('add_task', { title: 'Plain' });
    expect((await call('list_tasks')).json).toEqual([
      { id: 1, title: 'Water', completed: false, ...more },
      { id: 2, title: 'Plain', completed: false },
    ]);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const { json, structured } = await call('get_task', { task_id: 1 });
    expect(json).toEqual({
      id: 1,
      title: 'Water',
      completed: false,
      ...more,
      description: 'all',
      created_at: time,
      updated_at: time,
    });
    expect(structured).toEqual(json);
    expect((await call('get_task', { task_id: 2 })).json).toEqual({
      id: 2,
      title: 'Plain',
      completed: false,
      created_at: time,
      updated_at: time,
    });
    const cleared = { due: null, time_zone: null, priority: null, tags: [], recurrence: null };
    expect((await call('update_task', { task_id: 1, ...cleared })).json).toEqual({
      task_id: 1,
      status: 'updated',
      title: 'Water',
    });
  });

  it('tell of the next task when one that repeats is done, and reopen', async () => {
    await call('add_task', { title: 'Rent', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=1' });
    const done = await call('complete_task', { task_id: 1 });
    expect(JSON.stringify(done.json)).toBe(
      '{"task_id":1,"status":"completed","title":"Rent","next_task_id":2,"next_due":"2027-01-01"}',
    );
    expect(done.structured).toEqual(done.json);
    expect(await call('complete_task', { task_id: 1 })).toEqual(done);
    expect((await call('reopen_task', { task_id: 1 })).json).toEqual({
      task_id: 1,
      status: 'reopened',
      title: 'Rent',
    });
    expect((await call('list_tasks', { status: 'pending' })).json).toMatchObject([{ id: 1 }, { id: 2 }]);
    for (const name of ['get_task', 'reopen_task']) {
      expect(await call(name, { task_id: 9 })).toEqual(refusal('task_not_found', 'There is no task 9.'));
    }
  });

  it('list page by page', async () => {
    for (let n = 1; n <= 7; n += 1) {
      await call('add_task', { title: `t${n}`, ...(n % 2 && { due: `2026-12-0${n}`, priority: 'high' }) });
    }
    for (const [sort, order] of [
      ['added', [1, 2, 3, 4, 5, 6, 7]],
      ['due', [1, 3, 5, 7, 2, 4, 6]],
      ['priority', [1, 3, 5, 7, 2, 4, 6]],
    ] as const) {
      const [seen, notes, cursors]: [unknown[], unknown[], string[]] = [[], [], []];
      let cursor: string | undefined;
      do {
        const result = await client.callTool({ name: 'list_tasks', arguments: { sort, limit: 3, cursor } });
        const page: { tasks: { id: number }[]; next_cursor?: string } = JSON.parse(
          JSON.stringify(result.structuredContent),
        );
        seen.push(...page.tasks.map(({ id }) => id));
        cursor = page.next_cursor;
        notes.push(...result.content.slice(1));
        cursors.push(...(cursor ? [cursor] : []));
      } while (cursor);
      expect(seen).toEqual(order);
      const noted = cursors.map((next) => `The next page has the cursor ${next}.`);
      expect(notes).toMatchObject(noted.map((text) => ({ text: expect.stringContaining(text) })));
      expect(notes).toHaveLength(2);
    }
    expect((await call('list_tasks', { search: 'T3' })).json).toMatchObject([{ id: 3 }]);
    expect((await call('list_tasks', { due_by: '2026-12-03', priority: 'high' })).json).toMatchObject([
      { id: 1 },
      { id: 3 },
    ]);
  });

  it('accept a user_id that is the owner’s, refuse any other, and choose no rows by it', async () => {
    const owner = `planner ${owners}`;
    await postgresTasks(database()).forOwner('ben').add({ title: 'of ben' });
    expect((await call('add_task', { title: 'mine', user_id: owner })).json).toMatchObject({ task_id: 1 });
    expect((await call('list_tasks', { user_id: 'ann' })).json).toEqual([
      { id: 1, title: 'mine', completed: false },
    ]);
    const tries = [
      ['add_task', { title: 'x' }],
      ['list_tasks', {}],
      ['complete_task', { task_id: 1 }],
      ['update_task', { task_id: 1, title: 'x' }],
      ['delete_task', { task_id: 1 }],
      ['get_task', { task_id: 1 }],
      ['reopen_task', { task_id: 1 }],
    ] as const;
    for (const [name, args] of tries) {
      for (const user_id of ['ben', '', 'ANN', 'ann ', null, 7, { $ne: '' }, [owner]]) {
        const { isError, json } = await call(name, { ...args, user_id });
        expect([isError, json]).toMatchObject([true, { error: { code: 'other_user' } }]);
        expect(JSON.stringify(json)).not.toContain('ben');
      }
    }
    expect((await call('list_tasks')).json).toEqual([{ id: 1, title: 'mine', completed: false }]);
    const { tools } = await client.listTools();
    expect(JSON.stringify(tools)).not.toContain('user_id');
  });

  it('keep SQL in any field as text, or refuse it', async () => {
    const sql = `x'; drop schema chatdock_tasks cascade; select set_config('chatdock.owner', 'ben', false) --`;
    await call('add_task', { title: sql, description: sql, tags: [sql.slice(0, 39)] });
    expect((await call('list_tasks', { search: sql })).json).toMatchObject([{ title: sql }]);
    expect((await call('list_tasks', { tag: sql.slice(0, 39) })).json).toMatchObject([{ id: 1 }]);
    expect((await call('list_tasks', { search: `${sql} and more` })).json).toEqual([]);
    for (const field of ['due', 'time_zone', 'priority', 'recurrence', 'task_id']) {
      const args = { task_id: 1, [field]: sql };
      expect((await call('update_task', args)).isError).toBe(true);
    }
    for (const field of ['status', 'sort', 'due_by', 'cursor', 'priority', 'limit']) {
      expect((await call('list_tasks', { [field]: sql })).isError).toBe(true);
    }
    expect((await call('get_task', { task_id: 1 })).json).toMatchObject({ title: sql, description: sql });
  });

  it('never mix in 1,000 interleaved calls of two owners, with equal ids', async () => {
    const people = await Promise.all(
      ['busy ann', 'busy ben'].map(async (owner) => ({
        owner,
        its: await connectClient(createTaskServer(postgresTasks(database()).forOwner(owner))),
      })),
    );
    const crossings = await inWaves(1_000, async (n) => {
      const { owner, its } = people[n % 2]!;
      const task_id = 1 + Math.floor(n / 20);
      const calls: [string, Record<string, unknown>][] = [
        ['add_task', { title: `${owner} ${n}`, tags: [owner], due: '2026-12-01', recurrence: 'FREQ=DAILY' }],
        ['list_tasks', { search: 'busy', sort: 'due', limit: 20 }],
        ['complete_task', { task_id }],
        ['update_task', { task_id, title: `${owner} again` }],
        ['get_task', { task_id }],
      ];
      const [name, args] = calls[Math.floor(n / 2) % calls.length]!;
      const text = JSON.stringify(await callTool(its, name, args));
      return people.some((other) => other.owner !== owner && text.includes(other.owner));
    });
    expect(crossings.filter(Boolean)).toEqual([]);
    for (const { owner, its } of people) {
      const mine = await postgresTasks(database()).forOwner(owner).list({ limit: 1_000 });
      expect(mine.length).toBeGreaterThanOrEqual(100);
      expect(mine.filter(({ title, tags }) => !title.startsWith(owner) || tags[0] !== owner)).toEqual([]);
      await its.close();
    }
  });
});
