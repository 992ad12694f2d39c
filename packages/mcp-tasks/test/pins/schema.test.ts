import { beforeAll, expect, it } from 'vitest';
import { migrateTasks } from '../../src/index.ts';
import { describeOnBoth } from '../support/engines.ts';
import { dumpSchema } from '../support/dump-schema.ts';

describeOnBoth('the schema dump', (database) => {
  beforeAll(() => migrateTasks(database()));

  it('is what the migrations make', async () => {
    await expect(await dumpSchema(database(), 'chatdock_tasks')).toMatchFileSnapshot('./schema.sql');
  });
});
