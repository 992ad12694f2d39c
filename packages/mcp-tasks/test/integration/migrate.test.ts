import { writeFileSync } from 'node:fs';
import { createTestDatabase } from '@chatdock/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate, openDatabase, type Database } from '../../src/database/index.ts';
import { migrateTasks, postgresTasks } from '../../src/index.ts';
import { describeOnBoth } from '../support/engines.ts';
import { migrationSet } from '../support/migration-set.ts';

async function ledger(database: Database, schema: string): Promise<string[]> {
  const { rows } = await database.query<{ version: string; name: string }>(
    `select version, name from ${schema}.migrations where version > 0 order by version`,
  );
  return rows.map(({ version, name }) => `${version} ${name}`);
}

const table = (schema: string, name: string) => `create table ${schema}.${name} (id int primary key);`;

describeOnBoth('migrate', (database) => {
  it('applies what is missing, once, in order', async () => {
    const set = migrationSet({});
    const add = (name: string, sql: string) => writeFileSync(new URL(name, set.directory), sql);
    add('0002.do.two.sql', `create table ${set.schema}.two (id int references ${set.schema}.one)`);
    add('0001.do.one.sql', table(set.schema, 'one') + table(set.schema, 'one_b'));
    await migrate(database(), set);
    await migrate(database(), set);
    expect(await ledger(database(), set.schema)).toEqual(['1 one', '2 two']);
    add('0010.do.ten.sql', table(set.schema, 'ten'));
    await migrate(database(), set);
    expect(await ledger(database(), set.schema)).toEqual(['1 one', '2 two', '10 ten']);
  });

  it('refuses a migration that was edited after it ran, whatever its line ends', async () => {
    const set = migrationSet({});
    const file = new URL('0001.do.one.sql', set.directory);
    writeFileSync(file, `-- first\n${table(set.schema, 'one')}\n`);
    await migrate(database(), set);
    writeFileSync(file, `-- first\r\n${table(set.schema, 'one')}\r\n`);
    await migrate(database(), set);
    writeFileSync(file, `-- changed\n${table(set.schema, 'one')}\n`);
    await expect(migrate(database(), set)).rejects.toMatchObject({
      code: 'migration_edited',
      message: expect.stringContaining(`Migration 1 of the schema ${set.schema} differs`),
    });
  });

  it('leaves nothing behind when one fails', async () => {
    const set = migrationSet({});
    writeFileSync(new URL('0001.do.one.sql', set.directory), table(set.schema, 'one'));
    writeFileSync(new URL('0002.do.two.sql', set.directory), 'create table broken (id nonsense)');
    await expect(migrate(database(), set)).rejects.toMatchObject({
      code: 'statement_failed',
      sqlState: '42704',
    });
    const { rows } = await database().query('select 1 from pg_namespace where nspname = $1', [set.schema]);
    expect(rows).toEqual([]);
  });

  it('finds its files in a folder with a name full of signs, and says when there are none', async () => {
    const set = migrationSet({}, 'app [slug] (1) {a,b} ?');
    await expect(migrate(database(), set)).rejects.toMatchObject({ code: 'migrations_missing' });
    writeFileSync(new URL('0001.do.one.sql', set.directory), table(set.schema, 'one'));
    await migrate(database(), set);
    expect(await ledger(database(), set.schema)).toEqual(['1 one']);
  });

  it('takes only a plain schema name', async () => {
    for (const schema of ['', 'Tasks', 'a"b', 'a; drop', '1a']) {
      await expect(migrate(database(), { ...migrationSet({}), schema })).rejects.toThrow(TypeError);
    }
  });

  it('lets callers at the same time wait for each other', async () => {
    const set = migrationSet({});
    writeFileSync(
      new URL('0001.do.one.sql', set.directory),
      `select pg_sleep(0.1); ${table(set.schema, 'one')}`,
    );
    await Promise.all(Array.from({ length: 4 }, () => migrate(database(), set)));
    expect(await ledger(database(), set.schema)).toEqual(['1 one']);
  });

  it('prepares the tasks, and does nothing when they are', async () => {
    await migrateTasks(database());
    await postgresTasks(database()).forOwner('keeper').add({ title: 'kept' });
    await migrateTasks(database());
    expect(await postgresTasks(database()).forOwner('keeper').list()).toHaveLength(1);
  });
});

async function openSeveral(count: number): Promise<Database[]> {
  const created = await createTestDatabase();
  const several = await Promise.all(Array.from({ length: count }, () => openDatabase({ url: created.url })));
  onTestFinished(async () => {
    await Promise.all(several.map((database) => database.close()));
    await created.drop();
  });
  return several;
}

describe('migrate, on servers that start at once', () => {
  it('runs each migration once', async () => {
    const several = await openSeveral(4);
    await Promise.all(several.map((database) => migrateTasks(database)));
    expect(await ledger(several[0]!, 'chatdock_tasks')).toEqual(['1 tasks', '2 planning', '3 hand-over']);
  });

  it('makes the shared role once, also from different databases of one server', async () => {
    const [[one], [two], [three]] = await Promise.all([openSeveral(1), openSeveral(1), openSeveral(1)]);
    await Promise.all([one!, two!, three!].map((database) => migrateTasks(database)));
    expect(await ledger(three!, 'chatdock_tasks')).toEqual(['1 tasks', '2 planning', '3 hand-over']);
  });
});

/** Opens the database as a user who owns it and may nothing else. */
async function openAsPlainUser(): Promise<{ admin: Database; plain: Database; user: string }> {
  const created = await createTestDatabase();
  const admin = await openDatabase({ url: created.url });
  const url = new URL(created.url);
  const user = `user_${url.pathname.slice(-12)}`;
  await admin.query(`create role ${user} login password 'a plain password'`);
  await admin.query(`alter database ${url.pathname.slice(1)} owner to ${user}`);
  [url.username, url.password] = [user, 'a plain password'];
  const plain = await openDatabase({ url: url.href });
  onTestFinished(async () => {
    await plain.close();
    await admin.query(`reassign owned by ${user} to current_user; drop owned by ${user}; drop role ${user}`);
    await admin.close();
    await created.drop();
  });
  return { admin, plain, user };
}

describe('migrate, as a database user with few rights', () => {
  it('works once an administrator has granted the role, and row-level security binds that user too', async () => {
    const { admin, plain, user } = await openAsPlainUser();
    await migrate(admin, migrationSet({ '0001.do.one.sql': 'select 1' })); // creates the role, if no other test has
    await expect(migrateTasks(plain)).rejects.toMatchObject({
      code: 'role_missing',
      message: expect.stringContaining(`create role chatdock_app nologin; grant chatdock_app to ${user}`),
    });
    await admin.query(`grant chatdock_app to ${user}`);
    await migrateTasks(plain);
    const tasks = postgresTasks(plain).forOwner('plain owner');
    await tasks.add({ title: 'mine' });
    await tasks.complete(1);
    expect(await tasks.list()).toMatchObject([{ id: 1, title: 'mine', completed: true }]);
    expect((await plain.query('select * from chatdock_tasks.tasks')).rows).toEqual([]);
  });

  it('refuses a role that could bypass row-level security', async () => {
    const { admin } = await openAsPlainUser();
    await migrateTasks(admin);
    const attempt = admin.transaction(async (tx) => {
      // Only this transaction sees the change, and it goes with it.
      await tx.query('alter role chatdock_app bypassrls');
      const { kind, description, pool } = admin;
      await migrateTasks({
        kind,
        description,
        pool,
        query: (statement, values) => tx.query(statement, values),
        transaction: (run) => run(tx),
        close: () => Promise.resolve(),
      });
    });
    await expect(attempt).rejects.toMatchObject({ code: 'role_unsafe' });
  });
});
