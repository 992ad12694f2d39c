import { ownerKey } from '@chatdock/server';
import { Client } from 'pg';

/** Threads with so many items each, of one user, and beside them a user with so many threads. */
export interface Amounts {
  items: readonly number[];
  threads: number;
}

/** The user who has the long threads: `thr_100` has a hundred items. */
export const writer = 'writer';
/** The user who has many threads: `thr_0` is the first. */
export const collector = 'collector';

/** The owner's key of one of them, as the tables have it. */
export const ownerOf = (subject: string): string => ownerKey({ issuer: '', subject });

/** Fills a database that Chatdock has migrated. The user of `url` is a superuser, whom row-level security does not bind. */
export async function fillDatabase(url: string, { items, threads }: Amounts): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Checking a million foreign keys one by one would take longer than all the rest.
    await client.query('set session_replication_role = replica');
    await insertThreads(client, {
      owner: ownerOf(collector),
      names: `select 'thr_' || n from generate_series(0, ${threads - 1}) as n`,
    });
    for (const count of items) {
      await insertThreads(client, { owner: ownerOf(writer), names: `select 'thr_${count}'` });
      await insertItems(client, count);
    }
    await client.query('vacuum analyze chatdock.threads, chatdock.thread_items');
  } finally {
    await client.end();
  }
}

async function insertThreads(
  client: Client,
  { owner, names }: { owner: string; names: string },
): Promise<void> {
  await client.query(
    `insert into chatdock.threads (owner, id, title, status, metadata, created_at)
     select $1, name, 'A conversation about something', '{"type":"active"}', '{}', now() from (${names}) as named (name)`,
    [owner],
  );
}

async function insertItems(client: Client, count: number): Promise<void> {
  await client.query(
    `insert into chatdock.thread_items (owner, thread_id, id, type, body)
     select $1, $2, 'msg_' || n, 'assistant_message', json_build_object(
       'type', 'assistant_message', 'id', 'msg_' || n, 'thread_id', $2::text, 'created_at', '2026-01-02T03:04:05.678Z',
       'content', json_build_array(json_build_object('type', 'output_text', 'text', $3 || n, 'annotations', json_build_array())))
     from generate_series(1, $4::integer) as n`,
    [ownerOf(writer), `thr_${count}`, itemText, count],
  );
}

/** A few sentences. */
export const itemText = 'This is what somebody said to somebody else about something. '.repeat(4);
