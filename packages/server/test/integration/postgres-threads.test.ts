import { afterAll } from 'vitest';
import { openTestPostgres } from '../support/open-test-database.ts';
import { databaseWorld } from '../support/store-world.ts';
import { describeThreadStore } from './thread-store.suite.ts';
import { describeTurnStore } from './turn-store.suite.ts';
import { describeTurnsAtATime } from './turns-at-a-time.suite.ts';

const { database, close } = await openTestPostgres();
afterAll(close);

const world = await databaseWorld(database);
describeThreadStore('Postgres', world);
describeTurnStore('Postgres', world);
describeTurnsAtATime('Postgres', world);
