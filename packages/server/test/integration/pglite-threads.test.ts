import { afterAll } from 'vitest';
import { postgresThreads } from '../../src/store/postgres-threads.ts';
import { openTestPGlite } from '../support/open-test-database.ts';
import { describeThreadStore } from './thread-store.suite.ts';

const { database, close } = await openTestPGlite();
afterAll(close);

describeThreadStore('PGlite', (leaseMs) => postgresThreads(database, leaseMs));
