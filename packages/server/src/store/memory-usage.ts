import type { UsageStore } from '../limits/usage-store.ts';

/** How many keys are there before those that are over are looked for. */
const many = 10_000;

/** What has been used of limits, in this process. */
export function memoryUsage(): UsageStore {
  const used = new Map<string, { amount: number; endsAt: number }>();
  let sweepAt = many;
  return {
    async add(deltas) {
      if (used.size > sweepAt) {
        const now = Date.now();
        for (const [key, { endsAt }] of used) if (endsAt <= now) used.delete(key);
        sweepAt = Math.max(many, used.size * 2);
      }
      return deltas.map(({ key, amount, endsAt }) => {
        const total = (used.get(key)?.amount ?? 0) + amount;
        used.set(key, { amount: total, endsAt });
        return total;
      });
    },
  };
}
