import type { Database, Queryable } from '@chatdock/mcp-tasks/database';
import type { JournalEntry, LoggedEvents } from '../chat/store-ports.ts';
import { ownerKey } from '../owner.ts';
import { foldEvents, unfoldEvents } from './fold-events.ts';
import type { ClaimKey } from './turn-queries.ts';

/**
 * Adds to the logs of many turns, each as its owner. What a crash of Postgres itself loses of it is the last moment of an
 * answer, so its disk is not waited for; the embedded database dies with this process, so there it is.
 */
export async function insertTurnEvents(database: Database, entries: readonly JournalEntry[]): Promise<void> {
  await database.query({
    name: 'chatdock.append_turn_events',
    text: `select set_config('synchronous_commit', $6, true), chatdock.append_turn_events($1, $2, $3, $4, $5)`,
    values: [
      entries.map(({ owner }) => ownerKey(owner)),
      entries.map(({ threadId }) => threadId),
      entries.map(({ turnId }) => turnId),
      entries.map(({ last }) => last),
      entries.map(({ events }) => foldEvents(events)),
      database.kind === 'pglite' ? 'on' : 'off',
    ],
  });
}

/** The events of a turn after a number, a few rows of them; `null` when there is no row of the turn at all. */
export async function selectTurnEvents(
  tx: Queryable,
  key: ClaimKey,
  part: { after: number; limit: number },
): Promise<LoggedEvents | null> {
  const { rows } = await tx.query<{ last: number; events: string | null }>({
    name: 'chatdock.select_turn_events',
    text: `select last, case when last > $4 then events end as events from chatdock.turn_events
           where owner = $1 and thread_id = $2 and turn_id = $3 and last >= (
             -- The row before as well: it tells that the turn is known.
             select coalesce(max(last), 0) from chatdock.turn_events
             where owner = $1 and thread_id = $2 and turn_id = $3 and last <= $4
           )
           order by last limit 20`,
    values: [key.owner, key.threadId, key.turnId, part.after],
  });
  return rows.length === 0 ? null : eventsAfter(rows, part);
}

function eventsAfter(
  rows: readonly { last: number; events: string | null }[],
  { after, limit }: { after: number; limit: number },
): LoggedEvents {
  const events: string[] = [];
  let last = after;
  for (const row of rows) {
    const lines = row.events === null ? [] : unfoldEvents(row.events);
    const fresh = lines.slice(Math.max(0, lines.length - (row.last - last)));
    const taken = fresh.slice(0, limit - events.length);
    events.push(...taken);
    last += taken.length;
  }
  return { events, last };
}
