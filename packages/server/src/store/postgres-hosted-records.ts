import type { Database } from '@chatdock/mcp-tasks/database';
import type { HostedRecords } from '../sessions/hosted-records.ts';
import { ownerKey } from '../owner.ts';

/** The sessions at OpenAI, shared by all processes. */
export function postgresHostedRecords(database: Database): HostedRecords {
  return {
    async keep(secretHash, { sessionId, owner, expiresAt }) {
      await database.query({
        name: 'chatdock.insert_hosted_session',
        text: `insert into chatdock.hosted_sessions (secret_hash, session_id, owner, expires_at)
               values ($1, $2, $3, to_timestamp($4::float8))
               on conflict (secret_hash) do update
               set session_id = excluded.session_id, owner = excluded.owner, expires_at = excluded.expires_at`,
        values: [secretHash, sessionId, ownerKey(owner), expiresAt],
      });
    },
    async find(secretHash, now) {
      const { rows } = await database.query<{ session_id: string }>({
        name: 'chatdock.select_hosted_session',
        text: `select session_id from chatdock.hosted_sessions
               where secret_hash = $1 and expires_at > $2`,
        values: [secretHash, now],
      });
      return rows[0]?.session_id ?? null;
    },
    async forget(secretHash) {
      await database.query({
        name: 'chatdock.delete_hosted_session',
        text: 'delete from chatdock.hosted_sessions where secret_hash = $1',
        values: [secretHash],
      });
    },
  };
}
