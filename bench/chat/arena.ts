import { openBenchDatabase, type BenchDatabase } from './bench-database.ts';
import { startContestant, type Contestant, type Kind, type StartOptions } from './contestants.ts';

/** Starts the contestants of these kinds, gives them to `run`, and stops them with their database. */
export async function withContestants<Result>(
  kinds: readonly Kind[],
  run: (contestants: Contestant[], database: BenchDatabase) => Promise<Result>,
  options: StartOptions = {},
): Promise<Result> {
  const database = await openBenchDatabase();
  const contestants: Contestant[] = [];
  try {
    for (const kind of kinds) contestants.push(await startContestant(kind, database, options));
    return await run(contestants, database);
  } finally {
    for (const contestant of contestants) await contestant.stop();
    await database.stop();
  }
}
