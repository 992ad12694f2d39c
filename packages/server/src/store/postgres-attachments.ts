import { withOwner, type Database, type Queryable } from '@chatdock/mcp-tasks/database';
import type { AttachmentStore, AttachmentStores } from '../attachments/attachment-store.ts';
import { ownerKey } from '../owner.ts';
import {
  deleteAttachment,
  inOrder,
  insertAttachment,
  selectAttachments,
  updateFile,
  updateMetadata,
} from './attachment-queries.ts';

/**
 * Attachments in Postgres (or PGlite), after `migrate` ran on the schema `chatdock`. Every operation is one transaction, as
 * the role that row-level security binds to the owner. Triggers keep the list of files to remove.
 */
export function postgresAttachments(database: Database): AttachmentStores {
  return (owner) => storeOf(database, ownerKey(owner));
}

function storeOf(database: Database, owner: string): AttachmentStore {
  const inOwner = <T>(run: (tx: Queryable) => Promise<T>) => withOwner(database, owner, run);
  return {
    add: (attachment) => inOwner((tx) => insertAttachment(tx, owner, attachment)),
    load: async (id) => (await inOwner((tx) => selectAttachments(tx, owner, [id])))[0] ?? null,
    loadAll: async (ids) => inOrder(await inOwner((tx) => selectAttachments(tx, owner, ids)), ids),
    takeFile: (id, file) =>
      inOwner(async (tx) => {
        if (await updateFile(tx, owner, { id, ...file })) return 'taken';
        return (await selectAttachments(tx, owner, [id])).length > 0 ? 'had_one' : 'missing';
      }),
    saveMetadata: (id, metadata) => inOwner((tx) => updateMetadata(tx, owner, { id, metadata })),
    delete: (id) => inOwner((tx) => deleteAttachment(tx, owner, id)),
  };
}
