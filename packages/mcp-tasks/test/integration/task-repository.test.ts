import { beforeAll, expect, it } from 'vitest';
import { migrateTasks, postgresTasks, type TaskRepository } from '../../src/index.ts';
import { describeOnBoth } from '../support/engines.ts';

describeOnBoth('a task repository', (database) => {
  let owners = 0;
  const newOwner = (): TaskRepository => postgresTasks(database()).forOwner(`issuer owner-${++owners}`);

  beforeAll(() => migrateTasks(database()));

  it('adds a task with the next number, a trimmed title and its times', async () => {
    const tasks = newOwner();
    await tasks.add({ title: 'first' });
    const before = Date.now();
    const task = await tasks.add({ title: '  Buy groceries ', description: 'milk\nbread' });
    expect(task).toEqual({
      id: 2,
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      title: 'Buy groceries',
      description: 'milk\nbread',
      completed: false,
      due: null,
      timeZone: null,
      priority: null,
      tags: [],
      recurrence: null,
      nextId: null,
      createdAt: expect.any(Date),
      updatedAt: task.createdAt,
      completedAt: null,
    });
    expect(Math.abs(task.createdAt.getTime() - before)).toBeLessThan(60_000);
    expect(await tasks.get(2)).toEqual(task);
  });

  it('keeps text exactly: emoji, other scripts, direction marks, SQL', async () => {
    const tasks = newOwner();
    for (const title of [
      '🧑‍🍳 Küche',
      'שלום \u202Bعالم\u202C',
      "'); drop table chatdock_tasks.tasks; --",
      '$1 \\ "x" %s',
    ]) {
      const { id } = await tasks.add({ title, description: title });
      expect(await tasks.get(id)).toMatchObject({ title, description: title });
    }
  });

  it('lists by number, by state, and page by page', async () => {
    const tasks = newOwner();
    for (const title of ['one', 'two', 'three', 'four', 'five']) await tasks.add({ title });
    await tasks.complete(2);
    await tasks.complete(4);
    const ids = async (filter?: Parameters<TaskRepository['list']>[0]) =>
      (await tasks.list(filter)).map(({ id }) => id);
    expect(await ids()).toEqual([1, 2, 3, 4, 5]);
    expect(await ids({ completed: false })).toEqual([1, 3, 5]);
    expect(await ids({ completed: true })).toEqual([2, 4]);
    expect(await ids({ limit: 2 })).toEqual([1, 2]);
    expect(await ids({ limit: 2, after: 2 })).toEqual([3, 4]);
    expect(await ids({ completed: true, after: 2 })).toEqual([4]);
    expect(await ids({ after: Number.MAX_SAFE_INTEGER })).toEqual([]);
    for (const limit of [0, -1, 1.5, 1_001, Number.NaN]) {
      await expect(tasks.list({ limit })).rejects.toThrow(RangeError);
    }
    for (const after of [-1, 0.5, Number.NaN]) {
      await expect(tasks.list({ after })).rejects.toThrow(RangeError);
    }
  });

  it('completes once: completing again keeps the first time', async () => {
    const tasks = newOwner();
    await tasks.add({ title: 'call mom' });
    const once = await tasks.complete(1);
    expect(once).toMatchObject({ completed: true, completedAt: expect.any(Date) });
    expect(await tasks.complete(1)).toEqual(once);
  });

  it('changes what is named and leaves the rest', async () => {
    const tasks = newOwner();
    const added = await tasks.add({ title: 'old', description: 'kept' });
    expect(await tasks.update(1, { title: 'new' })).toMatchObject({ title: 'new', description: 'kept' });
    const changed = await tasks.update(1, { description: '' });
    expect(changed).toMatchObject({ title: 'new', description: '', createdAt: added.createdAt });
    expect(changed?.updatedAt.getTime()).toBeGreaterThanOrEqual(added.updatedAt.getTime());
    await expect(tasks.update(1, {})).rejects.toMatchObject({ code: 'nothing_to_update' });
    await expect(tasks.update(1, { title: ' ' })).rejects.toMatchObject({ code: 'invalid_title' });
  });

  it('never gives a number to a second task', async () => {
    const tasks = newOwner();
    await tasks.add({ title: 'one' });
    await tasks.add({ title: 'two' });
    expect(await tasks.delete(2)).toMatchObject({ id: 2, title: 'two' });
    expect(await tasks.delete(1)).toMatchObject({ id: 1 });
    expect(await tasks.add({ title: 'three' })).toMatchObject({ id: 3 });
  });

  it('numbers tasks that are added at once without a gap or a double', async () => {
    const tasks = newOwner();
    const added = await Promise.all(Array.from({ length: 40 }, (_, n) => tasks.add({ title: `task ${n}` })));
    expect(added.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
  });

  it('knows no task of an unknown or impossible number', async () => {
    const tasks = newOwner();
    await tasks.add({ title: 'one' });
    for (const id of [0, -1, 2, 1.5, Number.NaN, 2_147_483_648, Number.MAX_SAFE_INTEGER, Infinity]) {
      expect(await tasks.get(id)).toBeUndefined();
      expect(await tasks.complete(id)).toBeUndefined();
      expect(await tasks.update(id, { title: 'x' })).toBeUndefined();
      expect(await tasks.delete(id)).toBeUndefined();
    }
    expect(await tasks.list()).toHaveLength(1);
  });

  it('refuses what is not a title or a description before it reaches the database', async () => {
    const tasks = newOwner();
    await expect(tasks.add({ title: 'x'.repeat(10_000) })).rejects.toMatchObject({ code: 'invalid_title' });
    await expect(tasks.add({ title: 'nul \0' })).rejects.toMatchObject({ code: 'invalid_title' });
    await expect(tasks.add({ title: 'ok', description: 'x'.repeat(2_001) })).rejects.toMatchObject({
      code: 'invalid_description',
    });
    expect(await tasks.add({ title: '😀'.repeat(200), description: '😀'.repeat(2_000) })).toMatchObject({
      id: 1,
    });
  });
});
