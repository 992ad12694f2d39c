import type { Queryable } from '@chatdock/mcp-tasks/database';
import type { ArrivedFile, AttachmentRecord, NewAttachment } from '../attachments/attachment-store.ts';

/** A row of `attachments`, as `columns` selects it. */
interface AttachmentRow {
  id: string;
  name: string;
  mime_type: string;
  kind: AttachmentRecord['kind'];
  size: number;
  thread_id: string | null;
  file_key: string | null;
  upload_key: string | null;
  metadata: AttachmentRecord['metadata'];
}

// Sizes are far below what a float holds exactly, and a bigint comes as text.
const columns = 'id, name, mime_type, kind, size::float8 as size, thread_id, file_key, upload_key, metadata';

function toRecord(row: AttachmentRow): AttachmentRecord {
  const { id, name, kind, size, metadata } = row;
  const { mime_type: mimeType, thread_id: threadId, file_key: fileKey, upload_key: uploadKey } = row;
  return { id, name, mimeType, kind, size, threadId, fileKey, uploadKey, metadata };
}

export async function insertAttachment(
  tx: Queryable,
  owner: string,
  attachment: NewAttachment,
): Promise<void> {
  const { id, name, mimeType, kind, size, fileKey, uploadKey } = attachment;
  await tx.query({
    name: 'chatdock.insert_attachment',
    text: `insert into chatdock.attachments (owner, id, name, mime_type, kind, size, file_key, upload_key)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [owner, id, name, mimeType, kind, size, fileKey, uploadKey],
  });
}

/** Those of the ids that there are, in no order. */
export async function selectAttachments(
  tx: Queryable,
  owner: string,
  ids: readonly string[],
): Promise<AttachmentRecord[]> {
  const { rows } = await tx.query<AttachmentRow>({
    name: 'chatdock.select_attachments',
    text: `select ${columns} from chatdock.attachments where owner = $1 and id = any($2)`,
    values: [owner, ids],
  });
  return rows.map(toRecord);
}

/** Gives an attachment that has none its file; `false` when there is no such attachment. */
export async function updateFile(
  tx: Queryable,
  owner: string,
  { id, fileKey, size }: ArrivedFile & { id: string },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.update_file',
    text: `update chatdock.attachments set file_key = $3, size = $4, upload_key = null
           where owner = $1 and id = $2 and file_key is null`,
    values: [owner, id, fileKey, size],
  });
  return rowCount > 0;
}

export async function updateMetadata(
  tx: Queryable,
  owner: string,
  { id, metadata }: Pick<AttachmentRecord, 'id' | 'metadata'>,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.update_attachment_metadata',
    text: 'update chatdock.attachments set metadata = $3::json where owner = $1 and id = $2',
    values: [owner, id, JSON.stringify(metadata)],
  });
  return rowCount > 0;
}

export async function deleteAttachment(tx: Queryable, owner: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'chatdock.delete_attachment',
    text: 'delete from chatdock.attachments where owner = $1 and id = $2',
    values: [owner, id],
  });
  return rowCount > 0;
}

/**
 * Ties attachments to the thread of the message that names them, in the transaction that stores the message: from then on
 * they go with the thread. Resolves to them in the order of the ids; to `null`, with nothing changed, when one of them is
 * missing, has no file yet, or was sent in another thread.
 */
export async function linkAttachments(
  tx: Queryable,
  owner: string,
  { ids, threadId }: { ids: readonly string[]; threadId: string },
): Promise<AttachmentRecord[] | null> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const { rows } = await tx.query<AttachmentRow>({
    name: 'chatdock.link_attachments',
    text: `with fitting as (
             select id from chatdock.attachments
             where owner = $1 and id = any($2) and file_key is not null and coalesce(thread_id, $3) = $3
             for update
           )
           update chatdock.attachments set thread_id = $3
           where owner = $1 and id in (select id from fitting) and (select count(*) from fitting) = cardinality($2)
           returning ${columns}`,
    values: [owner, wanted, threadId],
  });
  return rows.length === wanted.length ? inOrder(rows.map(toRecord), wanted) : null;
}

/** Those of the ids that there are, in their order, each once. */
export function inOrder(records: readonly AttachmentRecord[], ids: readonly string[]): AttachmentRecord[] {
  const found = new Map(records.map((record) => [record.id, record]));
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}

/** Deletes all of an owner, what no message took included. */
export async function deleteAllAttachments(tx: Queryable, owner: string): Promise<void> {
  await tx.query('delete from chatdock.attachments where owner = $1', [owner]);
}
