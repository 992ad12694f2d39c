import type { Database } from '@chatdock/mcp-tasks/database';

/** How old a process's view may be, in milliseconds: another process's ending is seen within that time. */
const freshForMs = 500;
/** Read again each time, in seconds: a transaction that began earlier can still become visible. */
const overlapSeconds = 30;

interface EndedRow {
  session_id: string;
  expires_at: Date;
}

/**
 * The ended sessions, shared by all processes through the database. Asking costs nothing most of the time: what was
 * ended is read at most twice a second, and only the latest of it. Rejects when the database cannot be asked.
 */
export function postgresEndedSessions(database: Database) {
  const endings = new Map<string, number>();
  let readAt = -Infinity;
  let reading: Promise<void> | null = null;

  const read = async (): Promise<void> => {
    const startedAt = performance.now();
    const since = readAt === -Infinity ? null : (startedAt - readAt) / 1_000 + overlapSeconds;
    for (const { session_id, expires_at } of await selectEnded(database, since)) {
      endings.set(session_id, expires_at.getTime());
    }
    forgetExpired(endings);
    readAt = startedAt;
  };
  return {
    async end(sessionId: string, expiresAt: number): Promise<void> {
      await insertEnded(database, sessionId, expiresAt);
      endings.set(sessionId, expiresAt * 1_000);
    },
    async has(sessionId: string): Promise<boolean> {
      if (performance.now() - readAt > freshForMs) {
        reading ??= read().finally(() => (reading = null));
        await reading;
      }
      return endings.has(sessionId);
    },
  };
}

/** All that still matter, or those of the last `since` seconds; by `now()`, because no index can be asked about `clock_timestamp()`. */
async function selectEnded(database: Database, since: number | null): Promise<EndedRow[]> {
  const { rows } = await database.query<EndedRow>({
    name: 'chatdock.select_ended_sessions',
    text: `select session_id, expires_at from chatdock.ended_sessions
           where ended_at > now() - coalesce($1::float8, 3600) * interval '1 second'`,
    values: [since],
  });
  return rows;
}

/** Also clears away what is over: a secret past its time is refused without being listed. */
async function insertEnded(database: Database, sessionId: string, expiresAt: number): Promise<void> {
  await database.query({
    name: 'chatdock.insert_ended_session',
    text: `with over as (delete from chatdock.ended_sessions where ended_at < now() - interval '1 day')
           insert into chatdock.ended_sessions (session_id, expires_at) values ($1, to_timestamp($2::float8))
           on conflict (session_id) do nothing`,
    values: [sessionId, expiresAt],
  });
}

function forgetExpired(endings: Map<string, number>): void {
  const now = Date.now();
  for (const [id, expiresAt] of endings) if (expiresAt < now) endings.delete(id);
}
