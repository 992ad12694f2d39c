import type { Database } from '@chatdock/mcp-tasks/database';
import { errorFields } from '../error-fields.ts';
import type { Logger } from '../chat/ports.ts';
import type { Signal, Signals } from '../chat/store-ports.ts';
import { localSignals } from './local-signals.ts';

export interface SignalOptions {
  readonly logger: Logger;
  /** Whether signals of other processes matter now. */
  readonly isBusy: (listeners: number) => boolean;
}

/** How often other processes' signals are read, in milliseconds. */
const pollMs = 400;

/**
 * Signals through a table that every process reads a few times a second, while it has reason to. It works on every Postgres
 * and through every pooler; notifications would need a connection of their own, and are lost on some.
 */
export function postgresSignals(
  database: Database,
  { logger, isBusy }: SignalOptions,
): Signals & { close(): void } {
  const local = localSignals();
  const read = signalReader(database);
  let isReading = false;
  const poll = async (): Promise<void> => {
    if (isReading || !isBusy(local.count())) return;
    isReading = true;
    try {
      for (const signal of await read()) local.deliver(signal);
    } catch (error) {
      logger.debug(errorFields(error), 'signals could not be read');
    } finally {
      isReading = false;
    }
  };
  const timer = setInterval(() => void poll(), pollMs);
  timer.unref();
  return {
    deliver: local.deliver,
    listen: local.listen,
    async send(signal) {
      local.deliver(signal);
      await insertSignal(database, signal);
    },
    close: () => clearInterval(timer),
  };
}

/** Reads what was sent since it was last asked, each once; of what was sent before the first time, the last minute. */
function signalReader(database: Database): () => Promise<Signal[]> {
  let seen: string | null = null;
  return async () => {
    const rows = await (seen === null ? selectRecentSignals(database) : selectSignals(database, seen));
    seen = rows[0]?.snapshot ?? seen;
    return rows
      .filter((row): row is SignalRow => row.id !== null)
      .map(({ kind, thread_id, turn_id }) => ({ kind, threadId: thread_id, turnId: turn_id ?? undefined }));
  };
}

interface SignalRow {
  id: string;
  kind: Signal['kind'];
  thread_id: string;
  turn_id: string | null;
  /** Which transactions the statement could see. */
  snapshot: string;
}

type MaybeSignalRow = SignalRow | { id: null; snapshot: string };

const columns = 'signal.id::text, signal.kind, signal.thread_id, signal.turn_id, now.snapshot';

async function selectRecentSignals(database: Database): Promise<MaybeSignalRow[]> {
  const { rows } = await database.query<MaybeSignalRow>({
    name: 'chatdock.select_recent_signals',
    text: `select ${columns} from (select pg_current_snapshot()::text as snapshot) as now
           left join chatdock.signals as signal on signal.sent_at > now() - interval '1 minute'
           order by signal.id`,
  });
  return rows;
}

/**
 * What transactions wrote that the snapshot `seen` could not see: those that began after it, and those that were under way. Of
 * anything else not a row is looked at, however long somebody's transaction stays open.
 */
async function selectSignals(database: Database, seen: string): Promise<MaybeSignalRow[]> {
  const { rows } = await database.query<MaybeSignalRow>({
    name: 'chatdock.select_signals',
    text: `select ${columns} from (select pg_current_snapshot()::text as snapshot) as now
           left join (
             select * from chatdock.signals where written_by >= pg_snapshot_xmax($1::pg_snapshot)
             union all
             select * from chatdock.signals where written_by in (select pg_snapshot_xip($1::pg_snapshot))
           ) as signal on true
           order by signal.id`,
    values: [seen],
  });
  return rows;
}

async function insertSignal(database: Database, { kind, threadId, turnId }: Signal): Promise<void> {
  await database.query({
    name: 'chatdock.insert_signal',
    text: 'insert into chatdock.signals (kind, thread_id, turn_id) values ($1, $2, $3)',
    values: [kind, threadId, turnId ?? null],
  });
}
