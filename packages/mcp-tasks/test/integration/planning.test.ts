import { beforeAll, expect, it } from 'vitest';
import { migrateTasks, postgresTasks, type TaskRepository } from '../../src/index.ts';
import { describeOnBoth } from '../support/engines.ts';

const titles = async (tasks: TaskRepository, filter?: Parameters<TaskRepository['list']>[0]) =>
  (await tasks.list(filter)).map(({ title }) => title);

describeOnBoth('planning', (database) => {
  let owners = 0;
  const newOwner = (now = '2026-11-23T12:00:00Z'): TaskRepository =>
    postgresTasks(database(), { now: () => new Date(now) }).forOwner(`planner ${++owners}`);
  beforeAll(() => migrateTasks(database()));

  it('keeps what a task has besides its title', async () => {
    const tasks = newOwner();
    const plan = {
      due: '2026-12-01T09:00:00',
      timeZone: 'Europe/Berlin',
      priority: 'high' as const,
      tags: ['home', `a "quoted" {tag} it's \\`],
      recurrence: 'FREQ=DAILY',
    };
    const added = await tasks.add({ title: 'Water', ...plan });
    expect(added).toMatchObject(plan);
    expect(await tasks.get(1)).toEqual(added);
    expect(await tasks.add({ title: 'Plain', due: '2026-12-01T09:00' })).toMatchObject({ timeZone: 'UTC' });
  });

  it('changes and takes away each field by itself', async () => {
    const tasks = newOwner();
    const kept = await tasks.add({
      title: 'Water',
      description: 'the plants',
      due: '2026-12-01',
      priority: 'low',
      tags: ['home'],
    });
    expect(await tasks.update(1, { due: '2026-12-02T08:00' })).toMatchObject({
      due: '2026-12-02T08:00:00',
      timeZone: 'UTC',
    });
    expect(await tasks.update(1, { timeZone: 'Asia/Tokyo' })).toMatchObject({
      due: '2026-12-02T08:00:00',
      timeZone: 'Asia/Tokyo',
    });
    expect(await tasks.update(1, { due: '2026-12-02T08:00Z' })).toMatchObject({ timeZone: 'UTC' });
    expect(await tasks.update(1, { timeZone: null })).toMatchObject({ timeZone: 'UTC' });
    expect(await tasks.update(1, { tags: [] })).toMatchObject({ tags: [] });
    expect(await tasks.update(1, { priority: null })).toMatchObject({ priority: null });
    expect(await tasks.update(1, { recurrence: 'FREQ=DAILY' })).toMatchObject({
      due: '2026-12-02T08:00:00',
      recurrence: 'FREQ=DAILY',
    });
    const bare = await tasks.update(1, { due: null, timeZone: null });
    expect(bare).toMatchObject({ due: null, timeZone: null, recurrence: null });
    expect(bare).toMatchObject({ title: 'Water', description: 'the plants', createdAt: kept.createdAt });
  });

  it('gives a task that begins to repeat without a due date the first day of its rule', async () => {
    const tasks = newOwner('2026-11-23T23:00:00Z');
    expect(await tasks.add({ title: 'a', recurrence: 'FREQ=WEEKLY;BYDAY=TU' })).toMatchObject({
      due: '2026-11-24',
    });
    expect(await tasks.add({ title: 'b', recurrence: 'FREQ=DAILY', timeZone: 'Asia/Tokyo' })).toMatchObject({
      due: '2026-11-24',
    });
    await tasks.add({ title: 'c' });
    expect(await tasks.update(3, { recurrence: 'FREQ=DAILY' })).toMatchObject({ due: '2026-11-23' });
  });

  it('makes the next task once, however often and at once one is completed', async () => {
    const tasks = newOwner();
    await tasks.add({
      title: 'Rent',
      description: 'to Ann',
      due: '2026-11-30',
      priority: 'high',
      tags: ['money'],
      recurrence: 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
    });
    const completed = await Promise.all(Array.from({ length: 8 }, () => tasks.complete(1)));
    for (const done of completed) {
      expect(done).toMatchObject({
        completed: true,
        nextId: 2,
        next: {
          id: 2,
          title: 'Rent',
          description: 'to Ann',
          completed: false,
          due: '2026-12-31',
          priority: 'high',
          tags: ['money'],
          recurrence: 'FREQ=MONTHLY;COUNT=2;BYMONTHDAY=-1',
        },
      });
    }
    expect(await tasks.reopen(1)).toMatchObject({ completed: false, completedAt: null });
    expect(await tasks.complete(1)).toMatchObject({ completed: true, next: { id: 2 } });
    expect(await tasks.complete(2)).toMatchObject({ next: { id: 3, due: '2027-01-31' } });
    const last = await tasks.complete(3);
    expect(last).toMatchObject({ completed: true, nextId: null });
    expect(last?.next).toBeUndefined();
    expect(await tasks.list()).toHaveLength(3);
    expect(await tasks.add({ title: 'numbers go on' })).toMatchObject({ id: 4 });
    // The next one is found by search as this one was.
    expect(await tasks.list({ search: 'rent money' })).toHaveLength(3);
  });

  it('does not make the next task again when it was deleted', async () => {
    const tasks = newOwner();
    await tasks.add({ title: 'Rent', due: '2026-11-30', recurrence: 'FREQ=MONTHLY' });
    await tasks.complete(1);
    await tasks.delete(2);
    await tasks.reopen(1);
    const again = await tasks.complete(1);
    expect(again).toMatchObject({ completed: true, nextId: 2 });
    expect(again?.next).toBeUndefined();
    expect(await tasks.list()).toHaveLength(1);
  });

  it('reopens, and reopening a pending task changes nothing', async () => {
    const tasks = newOwner();
    const added = await tasks.add({ title: 'x' });
    expect(await tasks.reopen(1)).toEqual(added);
    await tasks.complete(1);
    expect(await tasks.reopen(1)).toMatchObject({ completed: false, completedAt: null });
    expect(await tasks.list({ completed: true })).toEqual([]);
  });

  it('finds words in titles, descriptions and tags, whatever case, accents and wildcards', async () => {
    const tasks = newOwner();
    await tasks.add({ title: 'Café 100% done', tags: ['Straße'] });
    await tasks.add({ title: 'under_score', description: 'Cafe\u0301 au lait' });
    await tasks.add({ title: '牛乳を買う 🥛', description: "it's; drop table -- \\ [a-z]*" });
    for (const [search, found] of [
      ['CAFE', [1, 2]],
      ['cafe lait', [2]],
      ['100%', [1]],
      ['%', [1]],
      ['_', [2]],
      ['r_s', [2]],
      ['STRASSE café', [1]],
      ['牛乳', [3]],
      ['🥛', [3]],
      ["it's; drop", [3]],
      ['\\ [a-z]*', [3]],
      ['.*', []],
      ['cafe tea', []],
    ] as const) {
      expect([search, (await tasks.list({ search })).map(({ id }) => id)]).toEqual([search, found]);
    }
    await tasks.update(2, { description: 'tea' });
    expect(await titles(tasks, { search: 'tea' })).toEqual(['under_score']);
    expect(await titles(tasks, { search: 'lait' })).toEqual([]);
    expect(await titles(tasks, { search: 'score' })).toEqual(['under_score']);
  });

  it('lists by tag, priority and due day, and sorts', async () => {
    const tasks = newOwner();
    await tasks.add({ title: 'none' });
    await tasks.add({ title: 'day', due: '2026-12-01', priority: 'low', tags: ['home'] });
    await tasks.add({ title: 'noon', due: '2026-12-01T12:00', priority: 'high' });
    await tasks.add({ title: 'before', due: '2026-11-30T23:59', priority: 'medium', tags: ['home', 'x'] });
    await tasks.add({ title: 'after', due: '2026-12-02', priority: 'high' });
    await tasks.complete(4);
    expect(await titles(tasks, { sort: 'due' })).toEqual(['before', 'day', 'noon', 'after', 'none']);
    expect(await titles(tasks, { sort: 'priority' })).toEqual(['noon', 'after', 'before', 'day', 'none']);
    expect(await titles(tasks, { dueBy: '2026-12-01', sort: 'due' })).toEqual(['before', 'day', 'noon']);
    expect(await titles(tasks, { dueBy: '2026-11-30' })).toEqual(['before']);
    expect(await titles(tasks, { tag: '#HOME' })).toEqual(['day', 'before']);
    expect(await titles(tasks, { priority: 'high' })).toEqual(['noon', 'after']);
    expect(await titles(tasks, { tag: 'home', completed: true, sort: 'priority' })).toEqual(['before']);
  });

  it('pages by what the last task was like: each task once, also while others come and go', async () => {
    const tasks = newOwner();
    for (let n = 0; n < 30; n += 1) {
      await tasks.add({
        title: `t${n}`,
        due: n % 3 === 0 ? null : `2026-12-${String(1 + (n % 4)).padStart(2, '0')}`,
        priority: ([null, 'low', 'high', 'medium'] as const)[n % 4],
      });
      if (n % 5 === 0) await tasks.complete(n + 1);
    }
    for (const sort of ['added', 'due', 'priority'] as const) {
      const all = (await tasks.list({ sort, limit: 1_000 })).map(({ id }) => id);
      const seen: number[] = [];
      for (let page = await tasks.list({ sort, limit: 7 }); page.length > 0;) {
        seen.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        // One that sorts first, and the last one read goes.
        const early = await tasks.add({ title: 'early', due: '2020-01-01', priority: 'high' });
        await tasks.delete(early.id);
        page = await tasks.list({ sort, limit: 7, after: last });
      }
      expect(seen).toEqual(all);
    }
    const [first] = await tasks.list({ sort: 'due', limit: 1 });
    await tasks.delete(first?.id ?? 0);
    expect(await tasks.list({ sort: 'due', after: first, limit: 1_000 })).toHaveLength(29);
    await expect(tasks.list({ sort: 'due', after: 3 })).rejects.toThrow(RangeError);
  });
});
