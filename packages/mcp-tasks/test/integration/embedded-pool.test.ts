import { Query } from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openDatabase, type Database } from '../../src/database/index.ts';
import { createPGliteFolder, type PGliteFolder } from '../support/pglite-folder.ts';

let folder: PGliteFolder;
let database: Database;
beforeAll(async () => {
  folder = await createPGliteFolder();
  database = await openDatabase({ dataDir: folder.dataDir, connectTimeoutMs: 60_000 });
});
afterAll(async () => {
  await database.close();
  folder.remove();
});

/** A database of its own where nobody waits long for the connection. */
async function openImpatient(): Promise<Database> {
  const own = await createPGliteFolder();
  onTestFinished(() => own.remove());
  const opened = await openDatabase({ dataDir: own.dataDir, connectTimeoutMs: 1_000 });
  onTestFinished(() => opened.close());
  return opened;
}

it('answers with the types that pg has on Postgres', async () => {
  const { rows } = await database.pool.query(
    `select 7::int8 as big, 7 as small, 1.50::numeric as exact, true as yes, null as nothing, '{"a":[1]}'::jsonb as json,
            array['x', null] as list, '\\x0102'::bytea as bytes, '2026-01-02 03:04:05+00'::timestamptz as at, $1::text as text`,
    ['🎉'],
  );
  expect(rows).toEqual([
    {
      big: '7',
      small: 7,
      exact: '1.50',
      yes: true,
      nothing: null,
      json: { a: [1] },
      list: ['x', null],
      bytes: Buffer.from([1, 2]),
      at: new Date('2026-01-02T03:04:05Z'),
      text: '🎉',
    },
  ]);
});

it('lends its connection to one borrower at a time, in turn', async () => {
  const order: string[] = [];
  const borrow = async (name: string) => {
    const client = await database.pool.connect();
    order.push(`${name} in`);
    await client.query('select pg_sleep(0.01)');
    order.push(`${name} out`);
    client.release();
  };
  await Promise.all(['a', 'b', 'c'].map(borrow));
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
});

it('turns away who waits too long, and goes on', async () => {
  const impatient = await openImpatient();
  const client = await impatient.pool.connect();
  await expect(impatient.query('select 1')).rejects.toMatchObject({
    code: 'database_unreachable',
    message: 'The embedded database is busy: its one connection did not come free in time.',
  });
  client.release();
  await expect.poll(async () => (await impatient.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
});

it('says so instead of hanging when a transaction waits for itself', async () => {
  const impatient = await openImpatient();
  const stuck = impatient.transaction(async (tx) => {
    await tx.query('select 1');
    await impatient.query('select 1');
  });
  await expect(stuck).rejects.toMatchObject({ code: 'database_unreachable' });
});

it('does not lend a transaction that the borrower before left open', async () => {
  await database.query('create table abandoned (id int)');
  const client = await database.pool.connect();
  await client.query('begin');
  await client.query('insert into abandoned values (1)');
  client.release();
  expect((await database.query('select * from abandoned')).rows).toEqual([]);
});

it('goes on after errors, also of a borrower that gives the connection back as broken', async () => {
  await expect(database.pool.query('selec 1')).rejects.toMatchObject({ code: '42601' });
  const client = await database.pool.connect();
  await client.query('begin');
  await expect(client.query('select 1/0')).rejects.toMatchObject({ code: '22012' });
  client.release(new Error('broken'));
  client.release();
  expect((await database.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
});

it('refuses a client that was given back', async () => {
  const client = await database.pool.connect();
  client.release();
  expect(() => client.query('select 1')).toThrow('This connection has been released.');
});

it('runs what pg runs: prepared statements, scripts, and objects that drive the connection', async () => {
  for (const n of [1, 2]) {
    const answer = await database.query({ name: 'twice', text: 'select $1::int * 2 as n', values: [n] });
    expect(answer.rows).toEqual([{ n: n * 2 }]);
  }
  const script = await database.query(
    'create table scripted (id int); insert into scripted values (1), (2); select * from scripted',
  );
  expect(script).toMatchObject({ rows: [{ id: 1 }, { id: 2 }], rowCount: 2 });
  const client = await database.pool.connect();
  const query = new Query('select 5 as n');
  const rows: unknown[] = [];
  const ended = new Promise<void>((resolve) => {
    query.on('row', (row) => rows.push(row));
    query.on('end', () => resolve());
  });
  expect(client.query(query)).toBe(query);
  await ended;
  client.release();
  expect(rows).toEqual([{ n: 5 }]);
});
