import { once } from 'node:events';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { createTestDatabase, freePort } from '@chatdock/testing';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DatabaseError, openDatabase, type Database } from '../../src/database/index.ts';

let created: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  created = await createTestDatabase();
});
afterAll(() => created.drop());

async function open(): Promise<Database> {
  const database = await openDatabase({ url: created.url });
  onTestFinished(() => database.close());
  return database;
}

/** The test database's address with something changed. */
function address(change: (url: URL) => void): string {
  const url = new URL(created.url);
  change(url);
  return url.href;
}

async function refusal(url: string, connectTimeoutMs?: number): Promise<DatabaseError> {
  const opened = openDatabase({ url, connectTimeoutMs });
  const error: unknown = await opened.then(
    () => 'opened',
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseError)) throw new Error(`not refused as it should be: ${String(error)}`);
  return error;
}

describe('opening Postgres', () => {
  it('says what it opened, without the password', async () => {
    const database = await open();
    const { host, pathname } = new URL(created.url);
    expect(database.kind).toBe('postgres');
    expect(database.description).toMatch(/^PostgreSQL \d+(\.\d+)? at /);
    expect(database.description.endsWith(` at ${host}${pathname}`)).toBe(true);
  });

  it('says that nothing answers, and where', async () => {
    const port = await freePort();
    const error = await refusal(`postgres://app:hunter2@127.0.0.1:${port}/app`);
    expect(error.code).toBe('database_unreachable');
    expect(error.message).toBe(`PostgreSQL at 127.0.0.1:${port} does not answer (connection refused).`);
  });

  it('does not wait for ever for a server that says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const listening = silent.address();
    const port = typeof listening === 'object' ? listening?.port : undefined;
    const error = await refusal(`postgres://app:hunter2@127.0.0.1:${port}/app`, 200);
    expect(error.message).toBe(`PostgreSQL at 127.0.0.1:${port} does not answer (no answer in time).`);
  });

  it('says that the host name is unknown', async () => {
    const error = await refusal('postgres://app:hunter2@no-such-host.invalid/app');
    expect(error).toMatchObject({
      code: 'database_unreachable',
      message: 'PostgreSQL at no-such-host.invalid:5432 does not answer (host name not found).',
    });
  });

  it('says that the password is wrong', async () => {
    const error = await refusal(address((url) => (url.password = 'hunter2')));
    expect(error.code).toBe('database_login_refused');
    expect(error.message).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+ refused the user name or the password\.$/);
  });

  it('says that the database is missing', async () => {
    const error = await refusal(address((url) => (url.pathname = '/nowhere')));
    expect(error.code).toBe('database_missing');
    expect(error.message).toMatch(/has no database "nowhere"\.$/);
  });

  it.each(['nonsense', 'mysql://app:hunter2@localhost/app', 'postgres://[:::/x'])(
    'refuses an address that cannot be one: %s',
    async (url) => {
      const error = await refusal(url);
      expect(error.code).toBe('database_url_invalid');
      expect(error.message).not.toContain('hun');
    },
  );
});

describe('an open Postgres', () => {
  it('hides values, and tells the rest, when it refuses a statement', async () => {
    const database = await open();
    await database.query('create table keys (id int primary key, label text check (length(label) < 9))');
    await database.query('insert into keys values ($1, $2)', [1, 'canary']);
    const refusals: [string, unknown[], Partial<DatabaseError>][] = [
      ['insert into keys values ($1, $2)', [1, 'canary'], { sqlState: '23505', constraint: 'keys_pkey' }],
      [
        'insert into keys values ($1, $2)',
        [2, 'canary-canary'],
        { sqlState: '23514', constraint: 'keys_label_check' },
      ],
      ['select $1::int', ['canary'], { sqlState: '22P02' }],
      [`do $$ begin raise exception 'canary'; end $$`, [], { sqlState: 'P0001' }],
      ['select no_such_column from keys', [], { sqlState: '42703' }],
    ];
    const circular: Record<string, unknown> = { canary: 1 };
    circular['self'] = circular;
    refusals.push(['select $1::jsonb', [circular], { message: 'The database driver failed (TypeError).' }]);
    for (const [text, values, expected] of refusals) {
      const error: unknown = await database.query(text, values).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DatabaseError);
      expect(error).toMatchObject({ code: 'statement_failed', ...expected });
      expect(inspect(error, { depth: 5 })).not.toContain('canary');
    }
  });

  it('keeps its connection when a statement fails', async () => {
    const database = await open();
    const pid = async () =>
      (await database.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    const before = await pid();
    await expect(database.query('select 1/0')).rejects.toThrow(DatabaseError);
    expect(await pid()).toBe(before);
  });

  it('commits what resolves and rolls back what rejects', async () => {
    const database = await open();
    await database.query('create table rolled (id int primary key)');
    await database.transaction((tx) => tx.query('insert into rolled values (1)'));
    const failure = new Error('mine');
    const failing = database.transaction(async (tx) => {
      await tx.query('insert into rolled values (2)');
      throw failure;
    });
    await expect(failing).rejects.toBe(failure);
    expect((await database.query('select id from rolled')).rows).toEqual([{ id: 1 }]);
  });

  it('does not report a commit that Postgres turned into a rollback', async () => {
    const database = await open();
    const swallowed = database.transaction(async (tx) => {
      await tx.query('select 1/0').catch(() => {});
    });
    await expect(swallowed).rejects.toMatchObject({ code: 'statement_failed' });
  });

  it('refuses statements after the end of their transaction', async () => {
    const database = await open();
    const leaked = await database.transaction((tx) => Promise.resolve(tx));
    await expect(leaked.query('select 1')).rejects.toMatchObject({ message: 'This transaction has ended.' });
  });

  it('ends a statement that takes too long', async () => {
    const database = await open();
    const { rows } = await database.query<{ setting: string }>(
      `select current_setting('statement_timeout') || ' ' || current_setting('idle_in_transaction_session_timeout') as setting`,
    );
    expect(rows).toEqual([{ setting: '30s 1min' }]);
    const slow = database.transaction(async (tx) => {
      await tx.query('set local statement_timeout = 50');
      await tx.query('select pg_sleep(10)');
    });
    await expect(slow).rejects.toMatchObject({ code: 'statement_timeout' });
  });

  it('outlives its connections: idle, in the middle of a statement, and between two of a transaction', async () => {
    const database = await open();
    const admin = new Pool({ connectionString: created.url, max: 1 });
    onTestFinished(() => admin.end());
    const killAll = () =>
      admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'chatdock' and datname = current_database()`,
      );

    await Promise.all([database.query('select 1'), database.query('select 2')]);
    await killAll();
    await expect.poll(async () => (await database.query('select 3 as n')).rows).toEqual([{ n: 3 }]);

    const running = Promise.allSettled([database.query('select pg_sleep(20)')]);
    const asleep = `select 1 from pg_stat_activity where state = 'active' and query = 'select pg_sleep(20)'`;
    await expect.poll(async () => (await admin.query(asleep)).rowCount).toBe(1);
    await killAll();
    expect(await running).toMatchObject([{ status: 'rejected', reason: { code: 'database_unreachable' } }]);

    const between = database.transaction(async (tx) => {
      await tx.query('select 1');
      await killAll();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.query('select 2');
    });
    await expect(between).rejects.toMatchObject({ code: 'database_unreachable' });
    await expect.poll(async () => (await database.query('select 4 as n')).rows).toEqual([{ n: 4 }]);
  });

  it('finishes what is running when it closes, and refuses what comes later', async () => {
    const database = await openDatabase({ url: created.url });
    const running = database.query('select pg_sleep(0.2), 1 as n');
    const closing = database.close();
    await expect(database.query('select 1')).rejects.toMatchObject({ code: 'database_closed' });
    await expect(database.transaction(() => Promise.resolve())).rejects.toMatchObject({
      code: 'database_closed',
    });
    await Promise.all([closing, database.close()]);
    expect((await running).rows).toMatchObject([{ n: 1 }]);
  });
});

describe('a pool that is handed in', () => {
  it('is used as it is, and stays open', async () => {
    const pool = new Pool({ connectionString: created.url, max: 2 });
    onTestFinished(() => pool.end());
    const database = await openDatabase({ pool });
    expect(database.kind).toBe('postgres');
    expect(database.pool).toBe(pool);
    expect(database.description).toMatch(
      /^PostgreSQL .+ database test_\w+, over the pool that was handed in$/,
    );
    await database.close();
    expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
    expect(pool.idleCount).toBe(pool.totalCount);
  });

  it('may lose a connection between two statements of a transaction', async () => {
    const pool = new Pool({ connectionString: created.url, max: 2 });
    pool.on('error', () => {}); // as `pg` asks of whoever owns a pool: it hears of idle connections only
    onTestFinished(() => pool.end());
    const database = await openDatabase({ pool });
    const lost = database.transaction(async (tx) => {
      const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.query('select 2');
    });
    await expect(lost).rejects.toMatchObject({ code: 'database_unreachable' });
    expect((await database.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  });

  it('is checked now', async () => {
    const pool = new Pool({ host: '127.0.0.1', port: await freePort() });
    await expect(openDatabase({ pool })).rejects.toMatchObject({ code: 'database_unreachable' });
    await pool.end();
  });
});
