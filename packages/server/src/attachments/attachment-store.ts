import type { Owner } from '../owner.ts';

/** A user's file, as the server knows it. The bytes are in a `FileStore`. */
export interface AttachmentRecord {
  /** `atc_…` */
  readonly id: string;
  /** As the user's machine calls it; never a path, and never used as one. */
  readonly name: string;
  readonly mimeType: string;
  /** An `image` has a preview. */
  readonly kind: 'image' | 'file';
  /** In bytes. What was announced, until the file is there. */
  readonly size: number;
  /** The thread it was sent in; `null` until a message has taken it. */
  readonly threadId: string | null;
  /** The file, once its bytes have arrived and were checked. */
  readonly fileKey: string | null;
  /** Where a browser was told to send the bytes, in a file store that takes them itself; `null` otherwise and afterwards. */
  readonly uploadKey: string | null;
  /** The application's own data; never sent to a client. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

export type NewAttachment = Omit<AttachmentRecord, 'threadId' | 'metadata'>;

/** The file of an attachment: its name in the file store, and how large it turned out to be. */
export interface ArrivedFile {
  readonly fileKey: string;
  readonly size: number;
}

/** The attachments of one owner. Nobody else's can be reached through it: they are missing. */
export interface AttachmentStore {
  /** Adds an attachment. A `fileKey` is taken as by {@link AttachmentStore.takeFile}. */
  add(attachment: NewAttachment): Promise<void>;
  load(id: string): Promise<AttachmentRecord | null>;
  /** Those of the ids that there are, in their order, each once. */
  loadAll(ids: readonly string[]): Promise<AttachmentRecord[]>;
  /**
   * Gives an attachment its file, which is no longer up for removal from then on; both or neither. `had_one`: it has a file
   * already, and keeps it. Rejects when the file was removed, or is being removed.
   */
  takeFile(id: string, file: ArrivedFile): Promise<'taken' | 'had_one' | 'missing'>;
  /** Replaces the application's data; `false` when there is no such attachment. */
  saveMetadata(id: string, metadata: AttachmentRecord['metadata']): Promise<boolean>;
  /** Deletes an attachment; its file is up for removal from then on. `false` when there is no such attachment. */
  delete(id: string): Promise<boolean>;
}

/** Opens the store of one owner; cheap enough to do for each request. */
export type AttachmentStores = (owner: Owner) => AttachmentStore;

/**
 * The files that no attachment has, kept where the attachments are. A file is listed before its first byte is written, leaves
 * the list in the transaction in which an attachment takes it, and comes back in the transaction in which that attachment
 * goes, by whatever way. So no crash leaves a file that nothing knows of.
 */
export interface FileRemovals {
  /** Lists a file that is about to be written: it is removed in `seconds` unless an attachment takes it. */
  expect(fileKey: string, seconds: number): Promise<void>;
  /** At most `limit` files whose time has come, the longest waiting first. No other process gets them for five minutes. */
  claim(limit: number): Promise<string[]>;
  /** Strikes out files that are removed. */
  settle(fileKeys: readonly string[]): Promise<void>;
  /** Deletes attachments, of all owners, that no message took within `hours`; how many. */
  deleteAbandoned(hours: number): Promise<number>;
}
