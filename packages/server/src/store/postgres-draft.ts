import type { Queryable } from '@chatdock/mcp-tasks/database';
import { plainAttachment } from '../attachments/plain-attachment.ts';
import type { ThreadDraft } from '../chat/store-ports.ts';
import type { ThreadMetadata } from '../protocol/threads.ts';
import { linkAttachments } from './attachment-queries.ts';
import {
  deleteItem,
  deleteItemsAfter,
  putItem,
  selectItem,
  selectNewestItems,
  type ThreadKey,
} from './item-queries.ts';
import { toItem } from './rows.ts';

/** The first changes of a turn, in the transaction of its claim. */
export function postgresDraft(tx: Queryable, key: ThreadKey, thread: ThreadMetadata): ThreadDraft {
  return {
    thread,
    async item(id) {
      const row = await selectItem(tx, key, id);
      return row ? toItem(row) : null;
    },
    newest: async (limit) => (await selectNewestItems(tx, key, limit)).map(toItem),
    put: async (item) => void (await putItem(tx, key, item)),
    remove: (itemId) => deleteItem(tx, key, itemId),
    removeAfter: (itemId) => deleteItemsAfter(tx, key, itemId),
    async attach(ids) {
      const linked = await linkAttachments(tx, key.owner, { ids, threadId: key.threadId });
      return linked && linked.map((record) => plainAttachment(record));
    },
  };
}
