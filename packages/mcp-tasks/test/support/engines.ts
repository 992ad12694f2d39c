import { createTestDatabase } from '@chatdock/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase, type Database } from '../../src/database/index.ts';
import { createPGliteFolder } from './pglite-folder.ts';

/** An open, empty database, and how to put it away. */
interface TestEngine {
  database: Database;
  stop(): Promise<void>;
}

/** Suites ask much at a time, on machines that are busy: how long one may wait for a connection is not what they are about. */
const connectTimeoutMs = 60_000;

async function startPostgres(): Promise<TestEngine> {
  const created = await createTestDatabase();
  const database = await openDatabase({ url: created.url, connectTimeoutMs });
  return {
    database,
    async stop() {
      await database.close();
      await created.drop();
    },
  };
}

async function startPGlite(): Promise<TestEngine> {
  const folder = await createPGliteFolder();
  const database = await openDatabase({ dataDir: folder.dataDir, connectTimeoutMs });
  return {
    database,
    async stop() {
      await database.close();
      folder.remove();
    },
  };
}

/** Runs one suite on both engines, each with a database of its own that lasts for the suite. */
export function describeOnBoth(name: string, suite: (database: () => Database) => void): void {
  describe.each([
    { engine: 'Postgres', start: startPostgres },
    { engine: 'PGlite', start: startPGlite },
  ])(`${name}, on $engine`, ({ start }) => {
    let running: TestEngine;
    beforeAll(async () => {
      running = await start();
    });
    afterAll(() => running.stop());
    suite(() => running.database);
  });
}
