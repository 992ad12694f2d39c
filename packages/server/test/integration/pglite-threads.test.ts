import { afterAll } from 'vitest';
import { openTestPGlite } from '../support/open-test-database.ts';
import { databaseWorld } from '../support/store-world.ts';
import { describeThreadStore } from './thread-store.suite.ts';
import { describeTurnStore } from './turn-store.suite.ts';
import { describeTurnsAtATime } from './turns-at-a-time.suite.ts';

const { database, close } = await openTestPGlite();
afterAll(close);

const world = await databaseWorld(database);
describeThreadStore('PGlite', world);
describeTurnStore('PGlite', world);
describeTurnsAtATime('PGlite', world);
