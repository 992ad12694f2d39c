import type { Database } from '@chatdock/mcp-tasks/database';
import type { FileRemovals } from '../attachments/attachment-store.ts';

/** The files to remove, shared by all processes through the database. Not for requests: it goes over all owners. */
export function postgresFileRemovals(database: Database): FileRemovals {
  return {
    async expect(fileKey, seconds) {
      await database.query({
        name: 'chatdock.expect_file',
        text: `insert into chatdock.file_removals (file_key, due_at)
               values ($1, clock_timestamp() + $2::float8 * interval '1 second')`,
        values: [fileKey, seconds],
      });
    },
    async claim(limit) {
      const { rows } = await database.query<{ file_key: string }>({
        name: 'chatdock.claim_removals',
        text: `update chatdock.file_removals as removal
               set removing_at = clock_timestamp(), due_at = clock_timestamp() + interval '5 minutes'
               from (
                 select file_key from chatdock.file_removals where due_at <= now()
                 order by due_at limit $1 for update skip locked
               ) as due
               where removal.file_key = due.file_key
               returning removal.file_key`,
        values: [limit],
      });
      return rows.map(({ file_key }) => file_key);
    },
    async settle(fileKeys) {
      await database.query({
        name: 'chatdock.settle_removals',
        text: 'delete from chatdock.file_removals where file_key = any($1)',
        values: [fileKeys],
      });
    },
    async deleteAbandoned(hours) {
      const { rowCount } = await database.query({
        name: 'chatdock.delete_abandoned_attachments',
        text: `delete from chatdock.attachments
               where thread_id is null and created_at < now() - $1::float8 * interval '1 hour'`,
        values: [hours],
      });
      return rowCount;
    },
  };
}
