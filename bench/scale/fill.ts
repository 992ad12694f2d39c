import { ownerKey } from '@chatdock/server';
import { Client } from 'pg';
import { itemText } from '../chat/many-items.ts';

/** How many rows there are of what users have: as many tasks as items, a tenth as many threads, a hundredth as many users. */
export interface Population {
  items: number;
  threads: number;
  users: number;
}

export const populationOf = (items: number): Population => ({
  items,
  threads: items / 10,
  users: items / 100,
});

/** The name of a user, and a thread of theirs; users have their threads, items and tasks in turns. */
export const userOf = (index: number): string => `user ${index}`;
export const threadOf = (index: number): string => `thr_${index}`;

/** Fills a database that the server and the tasks have migrated, as its superuser, whom row-level security does not bind. */
export async function fill(url: string, { items, threads, users }: Population): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Checking a million foreign keys one by one would take longer than all the rest.
    await client.query('set session_replication_role = replica');
    for (const statement of conversations({ items, threads, users })) await client.query(statement);
    for (const statement of upkeep(threads, users)) await client.query(statement);
    for (const statement of tasks(items, users)) await client.query(statement);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

const name = (prefix: string, number: string) => `'${prefix}' || ${number}`;
const owner = (number: string) => name(ownerKey({ issuer: '', subject: 'user ' }), number);

const conversations = ({ items, threads, users }: Population): string[] => [
  `insert into chatdock.threads (owner, id, title, search_title, status, metadata, created_at, touched_at)
   select ${owner(`n % ${users}`)}, ${name('thr_', 'n')}, 'A conversation about something', 'a conversation about something',
     '{"type":"active"}', '{}', now(), now() - n * interval '1 second'
   from generate_series(0, ${threads - 1}) as n order by 1, 2`,
  `insert into chatdock.thread_items (owner, thread_id, id, type, body, search_text)
   select ${owner(`n % ${threads} % ${users}`)}, ${name('thr_', `n % ${threads}`)}, ${name('msg_', 'n')}, 'assistant_message',
     json_build_object('type', 'assistant_message', 'id', ${name('msg_', 'n')}, 'thread_id', ${name('thr_', `n % ${threads}`)},
       'created_at', '2026-01-02T03:04:05.678Z',
       'content', json_build_array(json_build_object('type', 'output_text', 'text', '${itemText}', 'annotations', json_build_array()))),
     lower('${itemText}')
   from generate_series(0, ${items - 1}) as n order by 1, 2, 3`,
];

/** What of sessions, limits and requests is kept for a while. */
const upkeep = (threads: number, users: number): string[] => [
  `insert into chatdock.ended_sessions (session_id, expires_at, ended_at)
   select ${name('ses_', 'n')}, now(), now() - n * interval '80000 seconds' / ${threads} from generate_series(1, ${threads}) as n`,
  `insert into chatdock.usage (key, amount, ends_at)
   select ${name('key ', 'n')}, 1, now() + interval '1 hour' from generate_series(1, ${threads}) as n`,
  `insert into chatdock.requests (owner, key, fingerprint, thread_id, turn_id)
   select ${owner(`n % ${users}`)}, ${name('key ', 'n')}, 'fingerprint', ${name('thr_', 'n')}, 'turn'
   from generate_series(1, ${threads}) as n`,
];

const tasks = (items: number, users: number): string[] => [
  `insert into chatdock_tasks.tasks (owner, number, title, completed, completed_at)
   select ${owner(`n % ${users}`)}, n / ${users} + 1, 'Task ' || n, n % 3 = 0, case when n % 3 = 0 then now() end
   from generate_series(0, ${items - 1}) as n order by 1, 2`,
  `insert into chatdock_tasks.task_numbers (owner, last_number)
   select ${owner('n')}, ${Math.ceil(items / users)} from generate_series(0, ${users - 1}) as n`,
];
