import { afterAll } from 'vitest';
import { postgresAttachments } from '../../src/store/postgres-attachments.ts';
import { postgresFileRemovals } from '../../src/store/postgres-file-removals.ts';
import { openTestPGlite } from '../support/open-test-database.ts';
import { databaseWorld } from '../support/store-world.ts';
import { describeAttachmentStore } from './attachment-store.suite.ts';

const { database, close } = await openTestPGlite();
afterAll(close);

describeAttachmentStore('PGlite', async () => ({
  stores: postgresAttachments(database),
  removals: postgresFileRemovals(database),
  threads: (await databaseWorld(database)).here,
}));
