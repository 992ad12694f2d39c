import { nanoid } from 'nanoid';
import type { AttachedFile } from '../chat/ports.ts';
import { ChatdockError } from '../chatdock-error.ts';
import type { Owner } from '../owner.ts';
import type { Attachment } from '../protocol/attachments.ts';
import { addressFor, describeUpload, shownAttachment } from './addresses.ts';
import { newFileKey, type AttachmentParts } from './attachment-parts.ts';
import type { AttachmentRecord, AttachmentStore, NewAttachment } from './attachment-store.ts';
import { checkSize, type ContentRule } from './check-content.ts';
import { checkFileName } from './file-name.ts';
import type { OpenFile } from './file-store.ts';
import { acceptedType, isPicture } from './media-types.ts';
import { asking, receiveFile, ruleFor, settleUpload } from './receive-file.ts';
import { removeFiles, removeSent, sweepFiles } from './remove-files.ts';

/** What a client says of a file. */
export interface FileClaim {
  readonly name: string;
  readonly mime_type: string;
}

/** An attachment whose bytes are there. */
export interface StoredFile {
  readonly record: AttachmentRecord & { readonly fileKey: string };
  open(): Promise<OpenFile>;
}

/**
 * The attachments of one owner. What is not theirs is missing: ChatdockError `not_found`. What a client can get wrong rejects
 * with `invalid_request`, `attachment_type_refused`, `attachment_too_large` or `attachment_empty`; a file store that cannot be
 * reached with `unavailable`.
 */
export interface Attachments {
  /** `attachments.create`: the attachment, with where its bytes are to be sent. */
  create(claim: FileClaim & { readonly size: number }): Promise<Attachment>;
  /** A direct upload: the attachment, complete. */
  add(claim: FileClaim, bytes: AsyncIterable<Uint8Array>): Promise<Attachment>;
  /** The bytes of an announced attachment. Rejects with `attachment_uploaded` when they are there already. */
  fill(id: string, bytes: AsyncIterable<Uint8Array>): Promise<Attachment>;
  /** Rejects as {@link Attachments.fill} would, before any byte is read. */
  checkAwaited(id: string): Promise<void>;
  /** `attachments.delete`: attachment and bytes. `false` when there is no such attachment. */
  remove(id: string): Promise<boolean>;
  /**
   * Makes sure of the attachments that a message is going to name, before its transaction ties them to the thread. Rejects with
   * `attachment_not_uploaded` for one whose bytes have not arrived, with `not_found`, and when they are too many.
   */
  prepare(ids: readonly string[]): Promise<void>;
  /** Removes the bytes of attachments that went with something else, such as their thread. Never rejects. */
  clear(): Promise<void>;
  /** The attachment with addresses that work from now on: on its way to a client, always. */
  show(attachment: Attachment): Attachment;
  /** For responders; `null` when there is no such attachment, or nothing has been uploaded. */
  read(id: string): Promise<AttachedFile | null>;
  /** For downloads. Rejects with `attachment_not_uploaded` when the bytes have not arrived. */
  open(id: string): Promise<StoredFile>;
}

/** The attachments of one owner; cheap enough to do for each request. */
export function attachmentsOf(parts: AttachmentParts, owner: Owner): Attachments {
  const store = parts.stores(owner);
  return {
    create: (claim) => announce(parts, owner, claim),
    ...uploadsOf(parts, owner, store),
    async remove(id) {
      const record = await store.load(id);
      if (!record || !(await store.delete(id))) return false;
      if (record.fileKey !== null) await removeFiles(parts, [record.fileKey]);
      await removeSent(parts, record.uploadKey);
      return true;
    },
    clear: () => sweepFiles(parts),
    prepare: (ids) => prepare(parts, store, ids),
    show: (attachment) =>
      attachment.type === 'image'
        ? { ...attachment, preview_url: addressFor(parts, 'preview', { owner, id: attachment.id }) }
        : attachment,
    read: (id) => readAll(parts, owner, id),
    open: (id) => openStored(parts, store, id),
  };
}

function uploadsOf(
  parts: AttachmentParts,
  owner: Owner,
  store: AttachmentStore,
): Pick<Attachments, 'add' | 'fill' | 'checkAwaited'> {
  const awaited = async (id: string): Promise<AttachmentRecord> => {
    const record = found(await store.load(id));
    if (record.fileKey !== null) throw new ChatdockError('attachment_uploaded');
    return record;
  };
  return {
    async add(claim, bytes) {
      const rule = claimedRule(parts, claim);
      const record = newRecord(claim.name, rule);
      const file = await receiveFile(parts, { bytes, rule }, async (arrived) => {
        await store.add({ ...record, ...arrived });
        return 'taken';
      });
      return shownAttachment(parts, owner, { ...record, ...file, threadId: null });
    },
    checkAwaited: async (id) => void (await awaited(id)),
    async fill(id, bytes) {
      const record = await awaited(id);
      const rule = ruleFor(parts, record.mimeType);
      await receiveFile(parts, { bytes, rule }, (arrived) => store.takeFile(id, arrived));
      await removeSent(parts, record.uploadKey);
      return shownAttachment(parts, owner, record);
    },
  };
}

async function announce(
  parts: AttachmentParts,
  owner: Owner,
  claim: FileClaim & { readonly size: number },
): Promise<Attachment> {
  const { files, pendingForHours } = parts.settings;
  const rule = claimedRule(parts, claim);
  const { size } = claim;
  if (!Number.isSafeInteger(size) || size < 0) throw new ChatdockError('invalid_request');
  checkSize(size, rule);
  const uploadKey = files.direct ? newFileKey() : null;
  const record = { ...newRecord(claim.name, rule), size, uploadKey };
  // The attachment itself goes first when no message takes it.
  if (uploadKey !== null) await parts.removals.expect(uploadKey, (pendingForHours + 1) * 3_600);
  const upload_descriptor = await asking(() => describeUpload(parts, owner, record));
  await parts.stores(owner).add(record);
  return { ...shownAttachment(parts, owner, { ...record, threadId: null }), upload_descriptor };
}

function newRecord(name: string, { mimeType }: ContentRule): Omit<NewAttachment, 'size'> {
  const kind = isPicture(mimeType) ? 'image' : 'file';
  const id = `atc_${nanoid(22)}`;
  return { id, name: checkFileName(name), mimeType, kind, fileKey: null, uploadKey: null };
}

/** @throws ChatdockError `attachment_type_refused` */
function claimedRule(parts: AttachmentParts, { name, mime_type: mimeType }: FileClaim): ContentRule {
  const type = acceptedType({ name, mimeType }, parts.settings.limits);
  if (type === null) throw new ChatdockError('attachment_type_refused');
  return ruleFor(parts, type);
}

async function prepare(
  parts: AttachmentParts,
  store: AttachmentStore,
  ids: readonly string[],
): Promise<void> {
  const wanted = new Set(ids);
  const most = parts.settings.maxPerMessage;
  if (wanted.size > most) {
    throw new ChatdockError('invalid_request', {
      message: `params.input.attachments: is too big, at most ${most} is allowed.`,
    });
  }
  if (wanted.size === 0) return;
  const records = await store.loadAll(ids);
  if (records.length < wanted.size) missing();
  await Promise.all(records.map((record) => settle(parts, store, record)));
}

/** The attachment with its bytes, which a browser may have sent to the file store without this server's knowing. */
async function settle(
  parts: AttachmentParts,
  store: AttachmentStore,
  record: AttachmentRecord,
): Promise<AttachmentRecord> {
  if (record.fileKey !== null) return record;
  const { uploadKey } = record;
  if (uploadKey === null) throw new ChatdockError('attachment_not_uploaded');
  try {
    await settleUpload(parts, store, { ...record, uploadKey });
  } catch (error) {
    const now = await store.load(record.id);
    if (now && now.fileKey !== null) return now; // another request was faster, and has cleared away what was sent
    throw error;
  }
  return found(await store.load(record.id));
}

async function openStored(parts: AttachmentParts, store: AttachmentStore, id: string): Promise<StoredFile> {
  const record = await settle(parts, store, found(await store.load(id)));
  const { fileKey } = record;
  if (fileKey === null) return missing();
  return {
    record: { ...record, fileKey },
    open: async () => (await asking(() => parts.settings.files.open(fileKey))) ?? missing(),
  };
}

async function readAll(parts: AttachmentParts, owner: Owner, id: string): Promise<AttachedFile | null> {
  const store = parts.stores(owner);
  const record = await store.load(id);
  if (!record || record.fileKey === null) return null;
  const file = await openStored(parts, store, id);
  const { bytes } = await file.open();
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return {
    attachment: shownAttachment(parts, owner, record),
    bytes: Buffer.concat(chunks),
    downloadUrl: addressFor(parts, 'download', { owner, id }),
    metadata: record.metadata,
    saveMetadata: async (metadata) => void (await store.saveMetadata(id, metadata)),
  };
}

function found(record: AttachmentRecord | null): AttachmentRecord {
  return record ?? missing();
}

function missing(): never {
  throw new ChatdockError('not_found');
}
