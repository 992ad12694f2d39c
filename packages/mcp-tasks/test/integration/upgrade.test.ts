import { readFileSync } from 'node:fs';
import { createTestDatabase } from '@chatdock/testing';
import { expect, it, onTestFinished } from 'vitest';
import { migrate, openDatabase, type Database } from '../../src/database/index.ts';
import { migrateTasks, postgresTasks } from '../../src/index.ts';
import { createPGliteFolder } from '../support/pglite-folder.ts';
import { migrationSet } from '../support/migration-set.ts';

const first = '0001.do.tasks.sql';

/** A database as the version before left it, with a task in it. */
async function before(database: Database): Promise<void> {
  const sql = readFileSync(new URL(`../../src/migrations/${first}`, import.meta.url), 'utf8');
  await migrate(database, { ...migrationSet({ [first]: sql }), schema: 'chatdock_tasks' });
  await database.query(`select * from chatdock_tasks.add_task('ann', 'Écrire', 'au Café')`);
  await database.query(`select * from chatdock_tasks.add_task('ben', 'Other', '')`);
  await database.query(`select * from chatdock_tasks.complete_task('ann', 1)`);
}

/** What ann sees after the upgrade, by number. */
async function upgraded(database: Database): Promise<unknown> {
  await migrateTasks(database);
  const tasks = postgresTasks(database).forOwner('ann');
  const { rows } = await database.query(
    `select relforcerowsecurity as forced from pg_class where oid = 'chatdock_tasks.tasks'::regclass`,
  );
  await tasks.add({ title: 'new' });
  const found = await tasks.list({ search: 'ecrire CAFÉ' });
  return { forced: rows, found: found.map(({ id }) => id), tasks: await tasks.list() };
}

const kept = {
  due: null,
  timeZone: null,
  priority: null,
  tags: [],
  recurrence: null,
  nextId: null,
  uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
};
const expected = {
  forced: [{ forced: true }],
  found: [1],
  tasks: [
    { ...kept, id: 1, title: 'Écrire', description: 'au Café', completed: true },
    { ...kept, id: 2, title: 'new', completed: false },
  ],
};

it('keeps the tasks of the version before, and makes them searchable, on PGlite', async () => {
  const folder = await createPGliteFolder();
  onTestFinished(() => folder.remove());
  const database = await openDatabase({ dataDir: folder.dataDir });
  onTestFinished(() => database.close());
  await before(database);
  expect(await upgraded(database)).toMatchObject(expected);
});

it('needs no superuser: a user who may create roles and schemas migrates, on Postgres', async () => {
  const created = await createTestDatabase();
  onTestFinished(() => created.drop());
  const admin = await openDatabase({ url: created.url });
  onTestFinished(() => admin.close());
  const name = `migrator_${Date.now()}`;
  const address = new URL(created.url);
  const databaseName = address.pathname.slice(1);
  await admin.query(`create role ${name} login password 'secret' nosuperuser createrole`);
  await admin.query(`grant create on database "${databaseName}" to ${name}`);
  // The role may be there from another database of this server; then an administrator grants it, as the README says.
  await admin.query(
    `do $$ begin create role chatdock_app nologin; exception when duplicate_object or unique_violation then null; end $$`,
  );
  await admin.query(`grant chatdock_app to ${name}`);
  onTestFinished(async () => {
    await admin.query(`drop owned by ${name} cascade`);
    await admin.query(`drop role ${name}`);
  });
  address.username = name;
  address.password = 'secret';
  const database = await openDatabase({ url: address.href });
  onTestFinished(() => database.close());
  await before(database);
  expect(await upgraded(database)).toMatchObject(expected);
});
