import type { Database } from '@chatdock/mcp-tasks/database';
import { randomBytes } from 'node:crypto';

/**
 * The secret that signs client secrets when none is configured: made once and kept in the database, so that every
 * process has the same one and restarts end no session.
 */
export async function generatedSecret(database: Database): Promise<string> {
  const { rows } = await database.query<{ value: string }>(
    `with made as (
       insert into chatdock.settings (name, value) values ('client_secret_key', $1) on conflict (name) do nothing
       returning value
     )
     select value from made union all select value from chatdock.settings where name = 'client_secret_key' limit 1`,
    [randomBytes(32).toString('base64url')],
  );
  const [row] = rows;
  // A twin inserted it after this statement began, so it sees neither its own row nor the twin's: ask again.
  return row ? row.value : generatedSecret(database);
}
