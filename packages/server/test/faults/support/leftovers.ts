import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from './report.ts';
import type { Figures } from './unruly.ts';
import { lastLines } from './strikes.ts';
import type { World } from './world.ts';

/** How much more a process may hold after the storm than before it: connections that are kept for the next, what was loaded since. */
const more = { heapBytes: 64 * 1_048_576, descriptors: 60 };

/** What there may be none of once nobody asks for anything, and how to count it. */
const nothingOf: Readonly<Record<string, string>> = {
  'turns that hold a thread': 'select count(*)::int as count from chatdock.threads where turn_id is not null',
  'transactions that wait': `select count(*)::int as count from pg_stat_activity where state like 'idle in transaction%'`,
  'advisory locks': `select count(*)::int as count from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
};

/** Nothing is left behind: turns, transactions, locks, answers of the model, descriptors, memory. */
export async function checkLeftovers(
  world: World,
  before: readonly (Figures | null)[],
  report: Report,
): Promise<void> {
  for (const [what, sql] of Object.entries(nothingOf)) {
    report.count('check leftovers');
    const left = await untilNone(async () => (await world.query<{ count: number }>(sql))[0]?.count ?? 0);
    if (left > 0) report.violation(`F9: ${left} ${what} are left`);
  }
  const answers = await untilNone(async () => world.model.open);
  if (answers > 0) report.violation(`F9: ${answers} answers of the model are still listened to`);
  for (const [index, server] of world.servers.entries()) {
    const [first, last] = [before[index], await server.figures()];
    if (!last || !first)
      report.violation(`F9: process ${index} does not say how it is\n${lastLines(server)}`);
    else compare(first, last, report);
  }
}

function compare(first: Figures, last: Figures, report: Report): void {
  for (const kind of ['heapBytes', 'descriptors'] as const) {
    report.count('check leftovers');
    const grown = last[kind] - first[kind];
    if (grown > more[kind])
      report.violation(`F9: a process holds ${grown} more ${kind} than before the storm`);
  }
}

/** What is there for a moment only is not left behind. */
async function untilNone(count: () => Promise<number>): Promise<number> {
  let left = await count();
  for (let tries = 0; tries < 75 && left > 0; tries += 1) {
    await sleep(200);
    left = await count();
  }
  return left;
}
