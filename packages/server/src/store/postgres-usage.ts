import type { Database } from '@chatdock/mcp-tasks/database';
import type { UsageDelta, UsageStore } from '../limits/usage-store.ts';

/** What has been used of limits, in one statement for all that is told at once. */
export function postgresUsage(database: Database): UsageStore {
  return {
    async add(deltas) {
      // In one order everywhere: processes that tell of the same keys wait for each other, and never in a circle.
      const sorted = deltas.toSorted((a, b) => (a.key < b.key ? -1 : 1));
      const totals = await upsert(database, sorted);
      return deltas.map(({ key }) => totals.get(key) ?? 0);
    },
  };
}

async function upsert(database: Database, deltas: readonly UsageDelta[]): Promise<Map<string, number>> {
  const { rows } = await database.query<{ key: string; amount: string }>({
    name: 'chatdock.add_usage',
    text: `insert into chatdock.usage as counted (key, amount, ends_at)
           select key, amount, to_timestamp(ends_at)
           from unnest($1::text[], $2::bigint[], $3::float8[]) with ordinality as told (key, amount, ends_at, place)
           order by place
           on conflict (key) do update set amount = counted.amount + excluded.amount
           returning key, amount::text as amount`,
    values: [
      deltas.map(({ key }) => key),
      deltas.map(({ amount }) => amount),
      deltas.map(({ endsAt }) => endsAt / 1_000),
    ],
  });
  return new Map(rows.map(({ key, amount }) => [key, Number(amount)]));
}
