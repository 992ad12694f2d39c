import type {
  AttachmentRecord,
  AttachmentStore,
  AttachmentStores,
  FileRemovals,
} from '../attachments/attachment-store.ts';
import { ownerKey } from '../owner.ts';

/** Attachments of all owners in memory, and what the database does by itself. Owners are given by their `ownerKey`. */
export interface MemoryAttachments {
  readonly stores: AttachmentStores;
  readonly removals: FileRemovals;
  /** The attachments as they will be in a thread, in the order of the ids; `null` when one does not fit there. */
  fitting(owner: string, ids: readonly string[], threadId: string): AttachmentRecord[] | null;
  /** Makes them so. */
  link(owner: string, records: readonly AttachmentRecord[]): void;
  /** Deletes what was sent in a thread, as deleting the thread has to. */
  deleteOfThread(owner: string, threadId: string): void;
  /** Gives `to` what `from` has in a thread, or in none. */
  handOver(from: string, to: string, threadId: string | null): void;
  /** Deletes all of an owner. */
  deleteOfOwner(owner: string): void;
}

interface Entry {
  record: AttachmentRecord;
  readonly createdAt: number;
}

interface Removal {
  dueAt: number;
  isBeingDone: boolean;
}

type Entries = Map<string, Entry>;

const minute = 60_000;

/** Attachments in memory, gone with the process: for tests, and as the contract in plain code. */
export function memoryAttachments(): MemoryAttachments {
  const owners = new Map<string, Entries>();
  const files = fileList();
  const entriesOf = (owner: string): Entries => {
    const entries = owners.get(owner) ?? new Map<string, Entry>();
    owners.set(owner, entries);
    return entries;
  };
  const remove = (entries: Entries, where: (entry: Entry) => boolean): number => {
    const gone = [...entries.values()].filter(where);
    for (const { record } of gone) {
      entries.delete(record.id);
      files.giveUp(record);
    }
    return gone.length;
  };
  return {
    stores: (owner) => storeOf(entriesOf(ownerKey(owner)), files, remove),
    removals: {
      ...files.removals,
      async deleteAbandoned(hours) {
        const oldest = Date.now() - hours * 60 * minute;
        const isOver = ({ record, createdAt }: Entry) => record.threadId === null && createdAt <= oldest;
        return [...owners.values()].reduce((sum, entries) => sum + remove(entries, isOver), 0);
      },
    },
    fitting(owner, ids, threadId) {
      const wanted = [...new Set(ids)];
      const found = wanted.flatMap((id) => entriesOf(owner).get(id)?.record ?? []);
      const fits = (record: AttachmentRecord) =>
        record.fileKey !== null && (record.threadId ?? threadId) === threadId;
      if (found.length < wanted.length || !found.every(fits)) return null;
      return found.map((record) => ({ ...structuredClone(record), threadId }));
    },
    link(owner, records) {
      for (const { id, threadId } of records) {
        const entry = entriesOf(owner).get(id);
        if (entry) entry.record = { ...entry.record, threadId };
      }
    },
    deleteOfThread: (owner, threadId) =>
      void remove(entriesOf(owner), ({ record }) => record.threadId === threadId),
    handOver(from, to, threadId) {
      const [mine, theirs] = [entriesOf(from), entriesOf(to)];
      for (const [id, entry] of mine) {
        if (entry.record.threadId !== threadId || theirs.has(id)) continue;
        mine.delete(id);
        theirs.set(id, entry);
      }
    },
    deleteOfOwner: (owner) => void remove(entriesOf(owner), () => true),
  };
}

function storeOf(
  entries: Entries,
  files: ReturnType<typeof fileList>,
  remove: (entries: Entries, where: (entry: Entry) => boolean) => number,
): AttachmentStore {
  const load = (id: string) => structuredClone(entries.get(id)?.record ?? null);
  return {
    async add(attachment) {
      if (attachment.fileKey !== null) files.keep(attachment.fileKey);
      const record = { ...attachment, threadId: null, metadata: {} };
      entries.set(attachment.id, { record, createdAt: Date.now() });
    },
    load: async (id) => load(id),
    loadAll: async (ids) => [...new Set(ids)].flatMap((id) => load(id) ?? []),
    async takeFile(id, file) {
      const entry = entries.get(id);
      if (!entry) return 'missing';
      if (entry.record.fileKey !== null) return 'had_one';
      files.keep(file.fileKey);
      entry.record = { ...entry.record, ...file, uploadKey: null };
      return 'taken';
    },
    async saveMetadata(id, metadata) {
      const entry = entries.get(id);
      if (entry) entry.record = { ...entry.record, metadata: structuredClone(metadata) };
      return entry !== undefined;
    },
    delete: async (id) => remove(entries, ({ record }) => record.id === id) > 0,
  };
}

/** The files to remove, in order of their listing. */
function fileList() {
  const list = new Map<string, Removal>();
  return {
    keep(fileKey: string): void {
      if (list.get(fileKey)?.isBeingDone !== false)
        throw new Error('The file was given up before it was taken.');
      list.delete(fileKey);
    },
    giveUp({ fileKey, uploadKey }: AttachmentRecord): void {
      if (fileKey !== null) list.set(fileKey, { dueAt: Date.now(), isBeingDone: false });
      const upload = uploadKey === null ? undefined : list.get(uploadKey);
      if (upload) upload.dueAt = Math.min(upload.dueAt, Date.now() + 20 * minute);
    },
    removals: {
      async expect(fileKey: string, seconds: number) {
        list.set(fileKey, { dueAt: Date.now() + seconds * 1_000, isBeingDone: false });
      },
      async claim(limit: number) {
        const due = [...list].filter(([, { dueAt }]) => dueAt <= Date.now()).slice(0, limit);
        for (const [, removal] of due) {
          Object.assign(removal, { isBeingDone: true, dueAt: Date.now() + 5 * minute });
        }
        return due.map(([fileKey]) => fileKey);
      },
      async settle(fileKeys: readonly string[]) {
        for (const fileKey of fileKeys) list.delete(fileKey);
      },
    },
  };
}
