import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());

test('the tables and columns that other versions of this server read and write', async () => {
  const { rows } = await opened.database.query<{ line: string }>(
    `select table_name || '.' || column_name || ' ' || data_type || case is_nullable when 'NO' then ' not null' else '' end as line
     from information_schema.columns where table_schema = 'chatdock' and table_name <> 'migrations'
     order by table_name, ordinal_position`,
  );
  expect(rows.map(({ line }) => line)).toEqual([
    'attachments.owner text not null',
    'attachments.id text not null',
    'attachments.thread_id text',
    'attachments.name text not null',
    'attachments.mime_type text not null',
    'attachments.kind text not null',
    'attachments.size bigint not null',
    'attachments.file_key text',
    'attachments.upload_key text',
    'attachments.metadata json not null',
    'attachments.created_at timestamp with time zone not null',
    'ended_sessions.session_id text not null',
    'ended_sessions.expires_at timestamp with time zone not null',
    'ended_sessions.ended_at timestamp with time zone not null',
    'file_removals.file_key text not null',
    'file_removals.due_at timestamp with time zone not null',
    'file_removals.removing_at timestamp with time zone',
    'hosted_sessions.secret_hash text not null',
    'hosted_sessions.session_id text not null',
    'hosted_sessions.owner text not null',
    'hosted_sessions.expires_at timestamp with time zone not null',
    'paused_runs.owner text not null',
    'paused_runs.thread_id text not null',
    'paused_runs.id text not null',
    'paused_runs.calls json not null',
    'paused_runs.state text not null',
    'paused_runs.details json not null',
    'paused_runs.expires_at timestamp with time zone not null',
    'processes.id text not null',
    'processes.alive_until timestamp with time zone not null',
    'requests.owner text not null',
    'requests.key text not null',
    'requests.fingerprint text not null',
    'requests.thread_id text',
    'requests.turn_id text',
    'requests.item_id text',
    'requests.process_id text',
    'requests.answer json',
    'requests.made_at timestamp with time zone not null',
    'settings.name text not null',
    'settings.value text not null',
    'signals.id bigint not null',
    'signals.kind text not null',
    'signals.thread_id text not null',
    'signals.turn_id text',
    'signals.written_by xid8 not null',
    'signals.sent_at timestamp with time zone not null',
    'thread_items.owner text not null',
    'thread_items.thread_id text not null',
    'thread_items.id text not null',
    'thread_items.sequence bigint not null',
    'thread_items.type text not null',
    'thread_items.body json not null',
    'thread_items.search_text text',
    'threads.owner text not null',
    'threads.id text not null',
    'threads.sequence bigint not null',
    'threads.title text',
    'threads.status json not null',
    'threads.allowed_image_domains json',
    'threads.metadata json not null',
    'threads.created_at timestamp with time zone not null',
    'threads.turn_id text',
    'threads.process_id text',
    'threads.touched_at timestamp with time zone not null',
    'threads.search_title text not null',
    'turn_events.owner text not null',
    'turn_events.thread_id text not null',
    'turn_events.turn_id text not null',
    'turn_events.last integer not null',
    'turn_events.events text not null',
    'turn_events.saved_at timestamp with time zone not null',
    'usage.key text not null',
    'usage.amount bigint not null',
    'usage.ends_at timestamp with time zone not null',
  ]);
});

test('the functions that other versions of this server call', async () => {
  const { rows } = await opened.database.query<{ line: string }>(
    `select proname || '(' || oidvectortypes(proargtypes) || ') ' || pg_get_function_result(oid) as line from pg_proc
     where pronamespace = 'chatdock'::regnamespace and prorettype <> 'trigger'::regtype
     order by proname, oidvectortypes(proargtypes)`,
  );
  expect(rows.map(({ line }) => line)).toEqual([
    'append_turn_events(text[], text[], text[], integer[], text[]) void',
    'create_thread(text, text, text, text, json, json, json, timestamp with time zone, text, text, text, text, json, text) void',
    'create_thread(text, text, text, text, json, json, json, timestamp with time zone, text, text, text, text, json, text, integer) boolean',
    'drop_paused_run(text, text, text) SETOF chatdock.paused_runs',
    'finish_turn(text, text, text, boolean, text[], text[], text[], text[]) void',
    'list_items(text, text, text, boolean, integer) TABLE(turn_id text, process_id text, is_alive boolean, cursor text, body json)',
    'list_threads(text, text, boolean, integer) SETOF chatdock.threads',
    'load_thread(text, text) SETOF chatdock.threads',
    'may_open_turn(text, integer) boolean',
    'open_turn(text, text, text, text, text, text, json, text) SETOF chatdock.threads',
    'open_turn(text, text, text, text, text, text, json, text, integer) TABLE(thread chatdock.threads, is_limited boolean)',
    'put_claimed_item(text, text, text, text, text, json, text) boolean',
  ]);
});
