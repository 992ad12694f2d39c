import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { ownerRole, withOwner } from '../../src/database/index.ts';
import { handOverTasks, migrateTasks, postgresTasks } from '../../src/index.ts';
import { describeOnBoth } from '../support/engines.ts';
import { inWaves } from '../support/in-waves.ts';

/** Owners that a careless comparison would take for one. */
const lookAlikes = [
  'https://idp.example ann',
  'https://idp.example  ann',
  'https://idp.example ann ',
  'https://idp.example Ann',
  'https://idp.example ANN',
  'https://idp.example ａｎｎ',
  'https://idp.example zoé',
  'https://idp.example zoe\u0301',
  'https://idp.example 7',
  'https://idp.example 07',
  'https://idp.example %61nn',
  'https://idp.example a%',
  'https://idp.example a_n',
  'https://idp.example a\u200Bnn',
  "https://idp.example ann'--",
  ' ann',
  'https://idp.example ',
].filter((owner, index, all) => all.indexOf(owner) === index);

/** The functions as the last migration leaves them. */
function currentFunctions(): string {
  const definitions = ['0001.do.tasks.sql', '0002.do.planning.sql', '0003.do.hand-over.sql']
    .map((file) => readFileSync(new URL(`../../src/migrations/${file}`, import.meta.url), 'utf8'))
    .flatMap((sql) => [...sql.matchAll(/create (function chatdock_tasks\.(\w+)\([^]+?\n\$\$;\n)/g)]);
  const latest = new Map(definitions.map(([, body = '', name = '']) => [name, body]));
  return [...latest.values()].map((body) => `create or replace ${body}`).join('\n');
}

describeOnBoth('other owners’ data', (database) => {
  const of = (owner: string) => postgresTasks(database()).forOwner(owner);

  beforeAll(() => migrateTasks(database()));

  it('is not joined for owners that look alike', async () => {
    for (const owner of lookAlikes) await of(owner).add({ title: `of ${owner}` });
    for (const owner of lookAlikes) {
      const titles = (await of(owner).list()).map(({ id, title }) => `${id} ${title}`);
      expect(titles).toEqual([`1 of ${owner}`.trim()]);
    }
  });

  it('reads and changes like what never existed', async () => {
    const [mine, theirs] = [of('i mine'), of('i theirs')];
    await theirs.add({ title: 'secret one' });
    const secret = await theirs.add({ title: 'secret two' });
    await mine.add({ title: 'own' });
    for (const id of [secret.id, 99]) {
      expect(await mine.get(id)).toBeUndefined();
      expect(await mine.reopen(id)).toBeUndefined();
      expect(await mine.complete(id)).toBeUndefined();
      expect(await mine.update(id, { title: 'taken' })).toBeUndefined();
      expect(await mine.delete(id)).toBeUndefined();
    }
    expect(await theirs.get(secret.id)).toEqual(secret);
    expect(await mine.list()).toHaveLength(1);
  });

  it('is out of reach of a query without WHERE', async () => {
    await of('rls one').add({ title: 'one' });
    await of('rls two').add({ title: 'two' });
    const titles = await withOwner(database(), 'rls one', async (tx) => {
      const { rows } = await tx.query<{ title: string }>('select title from chatdock_tasks.tasks');
      return rows.map(({ title }) => title);
    });
    expect(titles).toEqual(['one']);
    const counted = await withOwner(database(), 'rls one', (tx) =>
      tx.query('select owner from chatdock_tasks.task_numbers'),
    );
    expect(counted.rows).toEqual([{ owner: 'rls one' }]);
    await withOwner(database(), 'rls one', (tx) => tx.query('delete from chatdock_tasks.tasks'));
    await withOwner(database(), 'rls one', (tx) => tx.query(`update chatdock_tasks.tasks set title = 'x'`));
    expect(await of('rls two').list()).toMatchObject([{ title: 'two' }]);
  });

  it('is out of reach of every operation whose WHERE forgets the owner', async () => {
    // The same functions with their own owner check taken out: what remains is row-level security.
    const functions = currentFunctions();
    const careless = functions
      .replaceAll(/(\w+\.)?owner = for_owner and /g, '')
      .replaceAll(/where (\w+\.)?owner = (for|from|to)_owner/g, 'where true');
    expect(careless).not.toMatch(/owner = (for|from|to)_owner/);
    await of('wall mine').add({ title: 'mine' });
    const theirs = await of('wall theirs').add({ title: 'theirs 1' });
    await of('wall theirs').add({ title: 'theirs 2' });
    try {
      await database().query(careless);
      const mine = of('wall mine');
      expect(await mine.list()).toMatchObject([{ title: 'mine' }]);
      expect(await mine.list({ completed: false })).toMatchObject([{ title: 'mine' }]);
      for (const sort of ['added', 'due', 'priority'] as const) {
        expect(await mine.list({ search: 'e', sort })).toMatchObject([{ title: 'mine' }]);
      }
      expect(await mine.get(2)).toBeUndefined();
      expect(await mine.delete(2)).toBeUndefined();
      expect(await mine.reopen(2)).toBeUndefined();
      expect(await mine.restore([{ ...theirs, title: 'copy' }])).toBe(1);
      expect(await mine.delete(2)).toMatchObject({ title: 'copy' });
      await mine.update(1, { recurrence: 'FREQ=DAILY' });
      expect(await mine.complete(1)).toMatchObject({ completed: true, next: { id: 3 } });
      expect(await mine.delete(3)).toMatchObject({ title: 'mine' });
      expect(await mine.update(1, { title: 'changed' })).toMatchObject({ title: 'changed' });
      expect(await mine.complete(1)).toMatchObject({ completed: true });
      expect(await mine.delete(1)).toMatchObject({ title: 'changed' });
      expect(await handOverTasks(database(), 'wall nobody', 'wall mine')).toBe(0);
      await of('wall giver').add({ title: 'given' });
      expect(await handOverTasks(database(), 'wall giver', 'wall getter')).toBe(1);
      expect(await of('wall getter').list()).toMatchObject([{ title: 'given' }]);
    } finally {
      await database().query(functions);
    }
    expect(await of('wall theirs').list()).toMatchObject([theirs, { title: 'theirs 2' }]);
  });

  it('cannot be written for someone else', async () => {
    const forged = withOwner(database(), 'forger', (tx) =>
      tx.query(`insert into chatdock_tasks.tasks (owner, number, title) values ('victim', 1, 'x')`),
    );
    await expect(forged).rejects.toMatchObject({ code: 'statement_failed', sqlState: '42501' });
    await of('giver').add({ title: 'x' });
    const given = withOwner(database(), 'giver', (tx) =>
      tx.query(`update chatdock_tasks.tasks set owner = 'victim'`),
    );
    await expect(given).rejects.toMatchObject({ sqlState: '42501' });
    expect(await of('victim').list()).toEqual([]);
  });

  it('shows nothing to a role without an owner, whatever the setting was before', async () => {
    await of('left behind').add({ title: 'x' });
    const rows = await database().transaction(async (tx) => {
      await tx.query(`set local role ${ownerRole}`);
      return (await tx.query('select * from chatdock_tasks.tasks')).rows;
    });
    expect(rows).toEqual([]);
  });

  it('does not stay reachable after a call: the owner ends with it', async () => {
    const after = await withOwner(database(), 'outer', async (tx) => {
      await tx.query('select * from chatdock_tasks.list_tasks($1, null, 0, 10)', ['inner']);
      return (await tx.query(`select current_setting('chatdock.owner') as owner, current_user::text as role`))
        .rows;
    });
    expect(after).toEqual([{ owner: 'outer', role: ownerRole }]);
    const { rows } = await database().query(
      `select coalesce(current_setting('chatdock.owner', true), '') as owner, current_user::text <> '${ownerRole}' as reset`,
    );
    expect(rows).toEqual([{ owner: '', reset: true }]);
  });

  it('needs an owner that the database can keep apart', async () => {
    for (const owner of ['', ' ', '\n', 'a\0b', 'a\uD800']) {
      expect(() => of(owner)).toThrow(expect.objectContaining({ code: 'owner_invalid' }));
      const work = withOwner(database(), owner, (tx) => tx.query('select 1'));
      await expect(work).rejects.toMatchObject({ code: 'owner_invalid' });
    }
  });

  it('never mixes in 1,000 interleaved calls of two owners', async () => {
    const owners = ['busy a', 'busy b'].map((owner) => ({ owner, tasks: of(owner) }));
    const crossings = await inWaves(1_000, async (n) => {
      const { owner, tasks } = owners[n % 2]!;
      const seen = n % 4 < 2 ? [await tasks.add({ title: `${owner} ${n}` })] : await tasks.list();
      return seen.filter(({ title }) => !title.startsWith(owner));
    });
    expect(crossings.flat()).toEqual([]);
    for (const { tasks } of owners) expect(await tasks.list({ limit: 1_000 })).toHaveLength(250);
  });
});
