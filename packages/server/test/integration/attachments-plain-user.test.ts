import { withOwner } from '@chatdock/mcp-tasks/database';
import { expect, test } from 'vitest';
import { newFileKey } from '../../src/attachments/attachment-parts.ts';
import { ownerKey } from '../../src/owner.ts';
import { newId } from '../../src/store/new-id.ts';
import { postgresAttachments } from '../../src/store/postgres-attachments.ts';
import { postgresFileRemovals } from '../../src/store/postgres-file-removals.ts';
import { runUpkeep } from '../../src/store/upkeep.ts';
import { openAsPlainUser } from '../support/open-as-plain-user.ts';
import { ada, bob, databaseWorld } from '../support/store-world.ts';
import { buildThread } from '../support/thread-builders.ts';

test('everything works for a database user whom row-level security binds, over all owners where it has to', async () => {
  const database = await openAsPlainUser();
  const removals = postgresFileRemovals(database);
  const stores = postgresAttachments(database);
  const { here } = await databaseWorld(database);
  const add = async (owner: typeof ada) => {
    const [id, fileKey] = [newId('attachment'), newFileKey()];
    await removals.expect(fileKey, 60);
    const file = {
      name: 'a.pdf',
      mimeType: 'application/pdf',
      kind: 'file',
      size: 1,
      uploadKey: null,
    } as const;
    await stores(owner).add({ ...file, id, fileKey });
    return { id, fileKey };
  };
  const [loose, theirs, sent, kept, old] = [
    await add(ada),
    await add(bob),
    await add(ada),
    await add(ada),
    await add(bob),
  ];
  const send = async (owner: typeof ada, id: string) => {
    const thread = buildThread();
    const attached = await here.of(owner).createThread(thread, 'turn_1', (draft) => draft.attach([id]));
    expect(attached).toHaveLength(1);
    await here.of(owner).turnWriter(thread.id, 'turn_1').release();
    return thread.id;
  };
  const threadId = await send(ada, sent.id);
  await send(ada, kept.id);
  await send(bob, old.id);
  const due = async () => {
    const keys = await removals.claim(100);
    await removals.settle(keys);
    return keys.toSorted();
  };

  expect(await due()).toEqual([]);
  expect(await here.of(ada).deleteThread(threadId)).toBe(true);
  expect(await due()).toEqual([sent.fileKey]);
  expect(await removals.deleteAbandoned(0)).toBe(2);
  expect(await due()).toEqual([loose.fileKey, theirs.fileKey].toSorted());
  await withOwner(database, ownerKey(bob), (tx) =>
    tx.query(`update chatdock.threads set touched_at = now() - interval '9 days'`),
  );
  await runUpkeep(database, { retentionDays: 7 });
  expect(await due()).toEqual([old.fileKey]);
  expect(await stores(ada).load(kept.id)).not.toBeNull();

  const { rows } = await database.query<{ kept: number }>(
    'select count(*)::int as kept from chatdock.attachments',
  );
  expect(rows).toEqual([{ kept: 0 }]); // what was sent in a thread is not even this user's to see
});
