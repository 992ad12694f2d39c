import type { Database } from '@chatdock/mcp-tasks/database';
import { nanoid } from 'nanoid';
import { errorFields } from '../error-fields.ts';
import type { Logger } from '../chat/ports.ts';

/** This process among those that share the database: while it shows itself, the claims of its turns are good. */
export interface Presence {
  readonly processId: string;
  /** Has a sign of life be recent; to be waited for before a claim is made. */
  ensure(): Promise<void>;
  /** Gives up what is still claimed. */
  leave(): Promise<void>;
}

export interface PresenceOptions {
  readonly logger: Logger;
  /** Whether turns are open, for which signs of life have to be given. */
  readonly isBusy: () => boolean;
  /** How long a process counts as alive after its last sign, in milliseconds: how long a crash blocks its threads. Default 6,000. */
  readonly aliveMs?: number | undefined;
}

/**
 * Gives signs of life while there are turns, three times as often as it has to. One heartbeat stands for all the turns of a
 * process, however many; and unlike a lock it needs no connection of its own, so it works through poolers too.
 */
export async function postgresPresence(
  database: Database,
  { logger, isBusy, aliveMs = 6_000 }: PresenceOptions,
): Promise<Presence> {
  const processId = `prc_${nanoid(22)}`;
  if (database.kind === 'pglite') await forgetOthers(database);
  here.add(processId);
  let beatAt = -Infinity;
  const beat = async (): Promise<void> => {
    const startedAt = performance.now();
    await upsertProcess(database, processId, aliveMs);
    beatAt = startedAt;
  };
  let isSilent = false; // the log hears of it once
  const stop = repeat(aliveMs / 3, async () => {
    if (!isBusy()) return true;
    try {
      await beat();
      isSilent = false;
      return true;
    } catch (error) {
      if (!isSilent) logger.warn(errorFields(error), 'a sign of life could not be given');
      isSilent = true;
      return false;
    }
  });
  return {
    processId,
    async ensure() {
      if (performance.now() - beatAt > aliveMs / 3) await beat();
    },
    async leave() {
      stop();
      here.delete(processId);
      await database.query('delete from chatdock.processes where id = $1', [processId]);
    },
  };
}

/** How soon a sign of life that could not be given is tried again, in milliseconds: others wait for it. */
const retryMs = 250;

/** Runs `work` again and again, sooner when it answers that it failed; answers how to end that. */
function repeat(everyMs: number, work: () => Promise<boolean>): () => void {
  let timer: NodeJS.Timeout;
  let isOver = false;
  const wait = (milliseconds: number): void => {
    if (isOver) return;
    timer = setTimeout(
      () => void work().then((succeeded) => wait(succeeded ? everyMs : retryMs)),
      milliseconds,
    );
    timer.unref();
  };
  wait(everyMs);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** The servers of this process; several of them may share its embedded database. */
const here = new Set<string>();

/** The embedded database has one process: whoever else was there is gone. */
async function forgetOthers(database: Database): Promise<void> {
  await database.query('delete from chatdock.processes where id <> all($1::text[])', [[...here]]);
}

async function upsertProcess(database: Database, processId: string, aliveMs: number): Promise<void> {
  await database.query({
    name: 'chatdock.upsert_process',
    text: `insert into chatdock.processes (id, alive_until)
           values ($1, clock_timestamp() + $2::integer * interval '1 millisecond')
           on conflict (id) do update set alive_until = excluded.alive_until`,
    values: [processId, aliveMs],
  });
}
