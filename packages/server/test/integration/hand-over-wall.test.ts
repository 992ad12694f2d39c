import { withOwner, type Database, type Queryable } from '@chatdock/mcp-tasks/database';
import { expect, test } from 'vitest';
import { ownerKey, visitorIssuer, type Owner } from '../../src/owner.ts';
import { handOver } from '../../src/store/hand-over.ts';
import { openAsPlainUser } from '../support/open-as-plain-user.ts';
import { ada, bob, databaseWorld, seed } from '../support/store-world.ts';

const visitor: Owner = { issuer: visitorIssuer, subject: 'visitor' };
const along = async (): Promise<void> => {};
const keys = { from: ownerKey(visitor), to: ownerKey(ada), here: 'prc_none', along };

async function threadsOf(database: Database, owner: Owner): Promise<string[]> {
  const { here } = await databaseWorld(database);
  const page = await here.of(owner).listThreads({ limit: 100, order: 'asc' });
  return (page?.data ?? []).map(({ id }) => id);
}

async function seedOf(database: Database, owner: Owner): Promise<string> {
  const { here } = await databaseWorld(database);
  const { threadId, writer } = await seed(here.of(owner));
  await writer.release();
  return threadId;
}

test('X6: for a database user whom row-level security binds, it moves what it should and no more', async () => {
  const database = await openAsPlainUser();
  const [mine, adas, bobs] = [
    await seedOf(database, visitor),
    await seedOf(database, ada),
    await seedOf(database, bob),
  ];
  expect(await handOver(database, keys)).toEqual([]);
  expect(await threadsOf(database, visitor)).toEqual([]);
  expect((await threadsOf(database, ada)).toSorted()).toEqual([mine, adas].toSorted());
  expect(await threadsOf(database, bob)).toEqual([bobs]);
});

test('X6: with every owner’s condition taken out of it, other owners’ rows stay out of reach', async () => {
  const database = await openAsPlainUser();
  const [mine, bobs] = [await seedOf(database, visitor), await seedOf(database, bob)];
  let forgotten = 0;
  const forgetful = (tx: Queryable): Queryable => ({
    query(statement, values) {
      if (typeof statement === 'string') return tx.query(statement, values);
      const text = statement.text
        .replace(/where thread\.owner = \$1/u, 'where $1 <> $2')
        .replace(/where mine\.owner = \$1 and mine\.thread_id is null/u, 'where $1 <> $2');
      if (text !== statement.text) forgotten += 1;
      return tx.query({ ...statement, text }, values);
    },
  });
  const double: Database = {
    ...database,
    query: database.query.bind(database),
    transaction: (run) => database.transaction((tx) => run(forgetful(tx))),
  };
  await handOver(double, keys);
  expect(forgotten).toBe(2);
  expect(await threadsOf(database, ada)).toEqual([mine]);
  expect(await threadsOf(database, bob)).toEqual([bobs]);
});

test('X6: the wall lets nothing go from a user, nothing to a visitor, and requests see none of it', async () => {
  const database = await openAsPlainUser();
  const [mine, bobs] = [await seedOf(database, visitor), await seedOf(database, bob)];
  const other: Owner = { issuer: visitorIssuer, subject: 'other' };
  await handOver(database, { ...keys, from: ownerKey(bob) });
  expect(await threadsOf(database, ada)).toEqual([]);
  expect(await threadsOf(database, bob)).toEqual([bobs]);
  const toVisitor = handOver(database, { ...keys, to: ownerKey(other) });
  await expect(toVisitor).rejects.toMatchObject({ sqlState: '42501' });
  expect(await threadsOf(database, visitor)).toEqual([mine]);
  const asRequest = withOwner(database, ownerKey(ada), async (tx) => {
    await tx.query(
      `select set_config('chatdock.hand_over_from', $1, true), set_config('chatdock.hand_over_to', $2, true)`,
      [ownerKey(visitor), ownerKey(ada)],
    );
    const { rows } = await tx.query('select id from chatdock.threads');
    const { rowCount } = await tx.query(`update chatdock.threads set owner = $1`, [ownerKey(ada)]);
    return { rows, rowCount };
  });
  expect(await asRequest).toEqual({ rows: [], rowCount: 0 });
  expect(await threadsOf(database, visitor)).toEqual([mine]);
});
