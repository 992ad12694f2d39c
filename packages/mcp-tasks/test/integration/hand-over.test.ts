import { beforeAll, expect, it } from 'vitest';
import { handOverTasks, migrateTasks, postgresTasks, type TaskRepository } from '../../src/index.ts';
import { describeOnBoth } from '../support/engines.ts';

async function titlesOf(tasks: TaskRepository): Promise<string[]> {
  return (await tasks.list({ limit: 1_000 })).map(({ title }) => title);
}

describeOnBoth('handing tasks over', (database) => {
  let owners = 0;
  const newOwner = (): TaskRepository => {
    const tasks = postgresTasks(database(), { now: () => new Date('2026-11-23T12:00:00Z') });
    return tasks.forOwner(`issuer owner ${(owners += 1)}`);
  };
  const handOver = (
    from: TaskRepository,
    to: TaskRepository,
    on: Parameters<typeof handOverTasks>[0] = database(),
  ) => handOverTasks(on, from.owner, to.owner);
  beforeAll(() => migrateTasks(database()));

  it('to someone who never had a task leaves everything as it was', async () => {
    const [visitor, user] = [newOwner(), newOwner()];
    await visitor.add({
      title: 'Water',
      description: 'the plants',
      due: '2026-12-01T09:00:00',
      timeZone: 'Europe/Berlin',
      priority: 'high',
      tags: ['home', 'a "quoted" {tag}'],
      recurrence: 'FREQ=DAILY',
    });
    await visitor.complete(1);
    await visitor.add({ title: 'gone' });
    await visitor.delete(3);
    await visitor.add({ title: 'last' });
    const before = await visitor.list();
    expect(before).toMatchObject([{ id: 1, nextId: 2 }, { id: 2 }, { id: 4 }]);
    expect(await handOver(visitor, user)).toBe(3);
    expect(await user.list()).toEqual(before);
    expect(await user.list({ search: 'PLANTS' })).toHaveLength(2);
    expect(await visitor.list()).toEqual([]);
    expect(await user.complete(1)).toMatchObject({ next: { id: 2 } });
    expect(await user.add({ title: 'new' })).toMatchObject({ id: 5 });
    expect(await visitor.add({ title: 'after' })).toMatchObject({ id: 5 });
  });

  it('to someone who has some puts them after those, still pointing at one another', async () => {
    const [visitor, user] = [newOwner(), newOwner()];
    for (const title of ['mine', 'gone']) await user.add({ title });
    await user.delete(2);
    await visitor.add({ title: 'Water', due: '2026-12-01', recurrence: 'FREQ=DAILY' });
    await visitor.complete(1);
    expect(await handOver(visitor, user)).toBe(2);
    expect(await user.list()).toMatchObject([
      { id: 1, title: 'mine', nextId: null },
      { id: 3, title: 'Water', completed: true, nextId: 4 },
      { id: 4, title: 'Water', completed: false, nextId: null },
    ]);
    expect(await user.add({ title: 'new' })).toMatchObject({ id: 5 });
  });

  it('again, and of someone who has none, changes nothing', async () => {
    const [visitor, user] = [newOwner(), newOwner()];
    await visitor.add({ title: 'one' });
    expect(await handOver(visitor, user)).toBe(1);
    const tasks = await user.list();
    expect(await handOver(visitor, user)).toBe(0);
    expect(await handOver(newOwner(), user)).toBe(0);
    expect(await user.list()).toEqual(tasks);
    expect(await user.add({ title: 'two' })).toMatchObject({ id: 2 });
    await visitor.add({ title: 'three' });
    expect(await handOver(visitor, user)).toBe(1);
    expect((await user.list()).map(({ title }) => title)).toEqual(['one', 'two', 'three']);
  });

  it('keeps the uid of a task, unless the new owner has it already', async () => {
    const [visitor, user] = [newOwner(), newOwner()];
    await visitor.add({ title: 'one' });
    await visitor.add({ title: 'two' });
    const [one, two] = await visitor.list();
    const { id: _id, nextId: _next, ...record } = one!;
    await user.restore([record]);
    expect(await handOver(visitor, user)).toBe(2);
    const tasks = await user.list();
    expect(tasks.map(({ title }) => title)).toEqual(['one', 'one', 'two']);
    expect(new Set(tasks.map(({ uid }) => uid)).size).toBe(3);
    expect([tasks[0]?.uid, tasks[2]?.uid]).toEqual([one?.uid, two?.uid]);
  });

  it('many at once, while tasks are added, repeated and handed over: each is somewhere, once', async () => {
    const [visitors, user] = [[newOwner(), newOwner()], newOwner()];
    for (const [at, visitor] of visitors.entries()) {
      for (let count = 0; count < 20; count += 1) {
        await visitor.add({ title: `${at} ${count}`, due: '2026-12-01', recurrence: 'FREQ=DAILY;COUNT=1' });
      }
    }
    const work = visitors.flatMap((visitor, at) => [
      ...Array.from({ length: 3 }, () => handOver(visitor, user)),
      ...Array.from({ length: 10 }, (_, count) => visitor.add({ title: `${at} late ${count}` })),
      ...Array.from({ length: 10 }, (_, count) => visitor.complete(count + 1)),
      ...Array.from({ length: 5 }, (_, count) => user.add({ title: `own ${at} ${count}` })),
    ]);
    const outcomes = await Promise.allSettled(work);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    for (const visitor of visitors) await handOver(visitor, user);
    const found = (await Promise.all([...visitors, user].map(titlesOf))).flat();
    expect(found).toHaveLength(2 * 35);
    expect(new Set(found).size).toBe(2 * 35);
    expect(new Set((await user.list({ limit: 1_000 })).map(({ id }) => id)).size).toBe(2 * 35);
  });

  it('within a transaction of the caller: all of it or nothing, and its owner is given back', async () => {
    const [visitor, user] = [newOwner(), newOwner()];
    await visitor.add({ title: 'one' });
    const attempt = database().transaction(async (tx) => {
      await tx.query(`select set_config('chatdock.owner', 'someone', true)`);
      expect(await handOver(visitor, user, tx)).toBe(1);
      const { rows } = await tx.query(`select current_setting('chatdock.owner') as owner`);
      expect(rows).toEqual([{ owner: 'someone' }]);
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await visitor.list()).toMatchObject([{ title: 'one' }]);
    expect(await user.list()).toEqual([]);
  });

  it('takes two owners, and no one else’s tasks', async () => {
    const [visitor, user, other] = [newOwner(), newOwner(), newOwner()];
    const theirs = await other.add({ title: 'theirs' });
    await visitor.add({ title: 'one' });
    await handOver(visitor, user);
    expect(await other.list()).toEqual([theirs]);
    const invalid = { code: 'owner_invalid' };
    await expect(handOverTasks(database(), ' ', user.owner)).rejects.toMatchObject(invalid);
    await expect(handOverTasks(database(), user.owner, 'a\0')).rejects.toMatchObject(invalid);
    await expect(handOver(user, user)).rejects.toThrow(/another owner/u);
    expect(await user.list()).toHaveLength(1);
  });
});
