import { afterAll } from 'vitest';
import { postgresThreads } from '../../src/store/postgres-threads.ts';
import { openTestPostgres } from '../support/open-test-database.ts';
import { describeThreadStore } from './thread-store.suite.ts';

const { database, close } = await openTestPostgres();
afterAll(close);

describeThreadStore('Postgres', (leaseMs) => postgresThreads(database, leaseMs));
