import { beforeAll, expect, it } from 'vitest';
import { migrateTasks } from '../../src/index.ts';
import { describeOnBoth } from '../support/engines.ts';

describeOnBoth('the schema chatdock_tasks', (database) => {
  const lines = async (sql: string) =>
    (await database().query<{ line: string }>(sql)).rows.map(({ line }) => line);

  beforeAll(() => migrateTasks(database()));

  it('has these columns', async () => {
    const columns = await lines(`
      select concat_ws(' ', table_name || '.' || column_name, data_type, case is_nullable when 'NO' then 'not null' end, collation_name) as line
      from information_schema.columns where table_schema = 'chatdock_tasks' order by table_name, ordinal_position`);
    expect(columns).toEqual([
      'migrations.version bigint not null',
      'migrations.name text',
      'migrations.md5 text',
      'migrations.run_at timestamp with time zone',
      'task_numbers.owner text not null C',
      'task_numbers.last_number integer not null',
      'tasks.owner text not null C',
      'tasks.number integer not null',
      'tasks.title text not null',
      'tasks.description text not null',
      'tasks.completed boolean not null',
      'tasks.created_at timestamp with time zone not null',
      'tasks.updated_at timestamp with time zone not null',
      'tasks.completed_at timestamp with time zone',
      'tasks.uid text not null',
      'tasks.due text C',
      'tasks.due_order text not null C',
      'tasks.time_zone text',
      'tasks.priority smallint not null',
      'tasks.tags ARRAY not null',
      'tasks.recurrence text',
      'tasks.next_number integer',
      'tasks.folded ARRAY not null',
    ]);
  });

  it('starts every key and index with the owner', async () => {
    const indexes = await lines(`
      select replace(indexdef, 'chatdock_tasks.', '') as line
      from pg_indexes where schemaname = 'chatdock_tasks' and tablename <> 'migrations' order by indexname`);
    expect(indexes).toEqual([
      'CREATE UNIQUE INDEX task_numbers_pkey ON task_numbers USING btree (owner)',
      'CREATE INDEX tasks_by_due ON tasks USING btree (owner, completed, due_order, number)',
      'CREATE INDEX tasks_by_priority ON tasks USING btree (owner, completed, priority, number)',
      'CREATE INDEX tasks_by_state ON tasks USING btree (owner, completed, number)',
      'CREATE UNIQUE INDEX tasks_pkey ON tasks USING btree (owner, number)',
    ]);
  });

  it('forces row-level security, for one role, on every table with an owner', async () => {
    const tables = await lines(`
      select concat_ws(' ', table_name, relrowsecurity, relforcerowsecurity) as line
      from information_schema.columns join pg_class on pg_class.oid = format('%I.%I', table_schema, table_name)::regclass
      where table_schema = 'chatdock_tasks' and column_name = 'owner' order by table_name`);
    expect(tables).toEqual(['task_numbers t t', 'tasks t t']);
    const policies = await lines(`
      select concat_ws(' | ', tablename, roles, cmd, qual, with_check) as line
      from pg_policies where schemaname = 'chatdock_tasks' order by tablename`);
    const check = `(owner = current_setting('chatdock.owner'::text, true))`;
    expect(policies).toEqual([
      `task_numbers | {chatdock_app} | ALL | ${check} | ${check}`,
      `tasks | {chatdock_app} | ALL | ${check} | ${check}`,
    ]);
  });

  it('has functions that run as that role, with a fixed search path, and that nobody else may call', async () => {
    const functions = await lines(`
      select concat_ws(' ', proname, pg_get_userbyid(proowner), prosecdef, proconfig, proacl) as line
      from pg_proc where pronamespace = 'chatdock_tasks'::regnamespace order by proname`);
    expect(functions).toEqual(
      [
        'add_task',
        'complete_task',
        'delete_task',
        'find_tasks',
        'get_task',
        'hand_over_tasks',
        'list_tasks',
        'reopen_task',
        'repeat_task',
        'restore_tasks',
        'update_task',
      ].map(
        (name) => `${name} chatdock_app t {"search_path=pg_catalog, pg_temp"} {chatdock_app=X/chatdock_app}`,
      ),
    );
  });
});
