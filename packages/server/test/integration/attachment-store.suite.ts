import { describe, expect, test } from 'vitest';
import type {
  AttachmentStores,
  FileRemovals,
  NewAttachment,
} from '../../src/attachments/attachment-store.ts';
import { newFileKey } from '../../src/attachments/attachment-parts.ts';
import type { ThreadStores } from '../../src/chat/store-ports.ts';
import { newId } from '../../src/store/new-id.ts';
import { ada, bob, seed } from '../support/store-world.ts';
import { buildMessage, buildThread } from '../support/thread-builders.ts';

/** A store of attachments beside the conversations that they belong to. */
export interface AttachmentWorld {
  readonly stores: AttachmentStores;
  readonly removals: FileRemovals;
  readonly threads: ThreadStores;
}

function announced(fields: Partial<NewAttachment> = {}): NewAttachment {
  return {
    id: newId('attachment'),
    name: 'Grüße \u202e "x".png',
    mimeType: 'image/png',
    kind: 'image',
    size: 70,
    fileKey: null,
    uploadKey: null,
    ...fields,
  };
}

/** What every store of attachments does, whatever it keeps them in. */
export function describeAttachmentStore(name: string, open: () => Promise<AttachmentWorld>): void {
  const world = open();
  /** An attachment with a file that is written. */
  const stored = async (owner = ada): Promise<NewAttachment & { fileKey: string }> => {
    const { stores, removals } = await world;
    const fileKey = newFileKey();
    await removals.expect(fileKey, 60);
    const attachment = { ...announced(), fileKey };
    await stores(owner).add(attachment);
    return attachment;
  };
  /** Every file whose removal is due by now, taken off the list. */
  const due = async (): Promise<string[]> => {
    const { removals } = await world;
    const keys = await removals.claim(1_000);
    await removals.settle(keys);
    return keys;
  };
  const attachIn = async (threadId: string, ids: readonly string[], owner = ada) => {
    const store = (await world).threads.of(owner);
    const opening = await store.openTurn(threadId, newId('turn'), (draft) => draft.attach(ids));
    if (opening.state !== 'open') throw new Error(`The thread is ${opening.state}.`);
    return opening.begun;
  };
  /** A thread that takes its next turn. */
  const idleThread = async (owner = ada): Promise<string> => {
    const { threadId, writer } = await seed((await world).threads.of(owner));
    await writer.release();
    return threadId;
  };
  const releaseTurn = async (threadId: string): Promise<void> => {
    const store = (await world).threads.of(ada);
    const turn = await store.turnOf(threadId);
    await store.turnWriter(threadId, turn?.id ?? '').release();
  };

  describe(`attachments in ${name}`, () => {
    test('an announced one comes back exactly, takes its file once, and is gone when deleted', async () => {
      const { stores, removals } = await world;
      const store = stores(ada);
      const uploadKey = newFileKey();
      const attachment = announced({ uploadKey });
      await store.add(attachment);
      const record = { ...attachment, threadId: null, metadata: {} };
      expect(await store.load(attachment.id)).toEqual(record);
      const [fileKey, otherKey] = [newFileKey(), newFileKey()];
      for (const key of [fileKey, otherKey]) await removals.expect(key, 60);
      expect(await store.takeFile(attachment.id, { fileKey, size: 71 })).toBe('taken');
      expect(await store.takeFile(attachment.id, { fileKey: otherKey, size: 72 })).toBe('had_one');
      expect(await store.load(attachment.id)).toEqual({ ...record, fileKey, size: 71, uploadKey: null });
      expect(await store.takeFile('atc_unknown', { fileKey: otherKey, size: 72 })).toBe('missing');
      expect(await store.delete(attachment.id)).toBe(true);
      expect(await store.delete(attachment.id)).toBe(false);
      expect(await store.load(attachment.id)).toBeNull();
    });

    test('several come in the order they were asked for, each once, without those that are not there', async () => {
      const store = (await world).stores(ada);
      const [one, two] = [await stored(), await stored()];
      const records = await store.loadAll([two.id, 'atc_unknown', one.id, two.id]);
      expect(records.map(({ id }) => id)).toEqual([two.id, one.id]);
      expect(await store.loadAll([])).toEqual([]);
    });

    test('the application’s data is kept byte for byte, nulls included', async () => {
      const store = (await world).stores(ada);
      const { id } = await stored();
      const metadata = { file_id: 'file-1', nested: { nothing: null, list: [null, '\u2028'] } };
      expect(await store.saveMetadata(id, metadata)).toBe(true);
      expect((await store.load(id))?.metadata).toEqual(metadata);
      expect(await store.saveMetadata('atc_unknown', {})).toBe(false);
    });

    test('F1: a file is up for removal until an attachment takes it, and from when that is gone', async () => {
      const { stores, removals } = await world;
      await due();
      const [begun, lost] = [newFileKey(), newFileKey()];
      await removals.expect(begun, 0);
      await removals.expect(lost, 0);
      const attachment = announced();
      await stores(ada).add(attachment);
      await stores(ada).takeFile(attachment.id, { fileKey: begun, size: 1 });
      expect(await due()).toEqual([lost]);
      await stores(ada).delete(attachment.id);
      expect(await due()).toEqual([begun]);
      expect(await due()).toEqual([]);
    });

    test('a file that is not listed, or is being removed, cannot be taken; nothing has changed then', async () => {
      const { stores, removals } = await world;
      const store = stores(ada);
      const attachment = announced();
      await store.add(attachment);
      await expect(store.takeFile(attachment.id, { fileKey: newFileKey(), size: 1 })).rejects.toBeInstanceOf(
        Error,
      );
      const fileKey = newFileKey();
      await removals.expect(fileKey, 0);
      expect(await removals.claim(1_000)).toContain(fileKey);
      await expect(store.takeFile(attachment.id, { fileKey, size: 1 })).rejects.toBeInstanceOf(Error);
      await expect(store.add(announced({ fileKey }))).rejects.toBeInstanceOf(Error);
      expect(await store.load(attachment.id)).toMatchObject({ fileKey: null });
      await removals.settle([fileKey]);
    });

    test('a file that is being removed is nobody else’s to remove for a while', async () => {
      const { removals } = await world;
      const key = newFileKey();
      await removals.expect(key, 0);
      const claims = await Promise.all([removals.claim(1_000), removals.claim(1_000), removals.claim(1_000)]);
      expect(claims.flat().filter((claimed) => claimed === key)).toEqual([key]);
      await removals.settle([key]);
    });

    test('what a browser was to send goes some time after the attachment: it may still be sending', async () => {
      const { stores, removals } = await world;
      await due();
      const uploadKey = newFileKey();
      await removals.expect(uploadKey, 90_000);
      const attachment = announced({ uploadKey });
      await stores(ada).add(attachment);
      await stores(ada).delete(attachment.id);
      expect(await due()).toEqual([]);
    });

    test('X8: deleting a thread deletes what was sent in it, and its files', async () => {
      const { stores, threads } = await world;
      await due();
      const [sent, other] = [await stored(), await stored()];
      const threadId = await idleThread();
      expect(await attachIn(threadId, [sent.id])).toEqual([
        {
          type: 'image',
          id: sent.id,
          name: sent.name,
          mime_type: 'image/png',
          thread_id: threadId,
          preview_url: 'data:,',
        },
      ]);
      expect(await stores(ada).load(sent.id)).toMatchObject({ threadId });
      expect(await threads.of(ada).deleteThread(threadId)).toBe(true);
      expect(await stores(ada).load(sent.id)).toBeNull();
      expect(await stores(ada).load(other.id)).not.toBeNull();
      expect(await due()).toEqual([sent.fileKey]);
    });

    test('a new thread takes attachments in the step that makes it', async () => {
      const { stores, threads } = await world;
      const { id } = await stored();
      const thread = buildThread();
      const turnId = newId('turn');
      const failing = threads.of(ada).createThread(thread, turnId, async (draft) => {
        await draft.attach([id]);
        throw new Error('on second thoughts');
      });
      await expect(failing).rejects.toThrow('on second thoughts');
      expect(await stores(ada).load(id)).toMatchObject({ threadId: null });
      await threads.of(ada).createThread(thread, turnId, async (draft) => {
        await draft.attach([id]);
        await draft.put(buildMessage(thread.id));
      });
      expect(await stores(ada).load(id)).toMatchObject({ threadId: thread.id });
    });

    test('a message takes all of its attachments or none', async () => {
      const { stores } = await world;
      const [one, two] = [await stored(), await stored()];
      const pending = announced();
      await stores(ada).add(pending);
      const theirs = await stored(bob);
      const elsewhere = await stored();
      await attachIn(await idleThread(), [elsewhere.id]);
      const threadId = await idleThread();
      for (const wrong of [pending.id, theirs.id, elsewhere.id, 'atc_unknown']) {
        expect.soft(await attachIn(threadId, [one.id, wrong, two.id]), wrong).toBeNull();
        await releaseTurn(threadId);
      }
      expect((await stores(ada).load(one.id))?.threadId).toBeNull();
      const taken = await attachIn(threadId, [two.id, one.id, two.id]);
      expect(taken?.map(({ id }) => id)).toEqual([two.id, one.id]);
      await releaseTurn(threadId);
      expect(await attachIn(threadId, [one.id])).toHaveLength(1);
      expect(await attachIn(await idleThread(), [])).toEqual([]);
    });

    test('what no message took in time goes, of all owners; what one took stays', async () => {
      const { stores, removals } = await world;
      await removals.deleteAbandoned(0);
      await due();
      const [loose, theirs, sent] = [await stored(), await stored(bob), await stored()];
      await attachIn(await idleThread(), [sent.id]);
      expect(await removals.deleteAbandoned(1)).toBe(0);
      expect(await removals.deleteAbandoned(0)).toBe(2);
      expect(await stores(ada).load(loose.id)).toBeNull();
      expect(await stores(bob).load(theirs.id)).toBeNull();
      expect(await stores(ada).load(sent.id)).not.toBeNull();
      expect((await due()).toSorted()).toEqual([loose.fileKey, theirs.fileKey].toSorted());
    });

    test('everything of an owner goes, what no message took included', async () => {
      const { stores, threads } = await world;
      await due();
      const carl = { issuer: '', subject: newId('thread') };
      const [loose, sent, others] = [await stored(carl), await stored(carl), await stored()];
      await attachIn(await idleThread(carl), [sent.id], carl);
      await threads.of(carl).deleteEverything();
      expect(await stores(carl).loadAll([loose.id, sent.id])).toEqual([]);
      expect(await stores(ada).load(others.id)).not.toBeNull();
      expect((await due()).toSorted()).toEqual([loose.fileKey, sent.fileKey].toSorted());
    });

    test('X2, X3: another owner’s attachment is as good as missing, in every operation', async () => {
      const { stores, removals } = await world;
      const mine = await stored();
      const pending = announced();
      await stores(ada).add(pending);
      const theirs = stores(bob);
      const fileKey = newFileKey();
      await removals.expect(fileKey, 60);
      for (const { id } of [mine, pending]) {
        expect(await theirs.load(id)).toBeNull();
        expect(await theirs.loadAll([id])).toEqual([]);
        expect(await theirs.takeFile(id, { fileKey, size: 1 })).toBe('missing');
        expect(await theirs.saveMetadata(id, { mine: true })).toBe(false);
        expect(await theirs.delete(id)).toBe(false);
      }
      const own = await idleThread(bob);
      expect(await attachIn(own, [mine.id], bob)).toBeNull();
      expect(await stores(ada).load(mine.id)).toEqual({ ...mine, threadId: null, metadata: {} });
      expect(await stores(ada).load(pending.id)).toEqual({ ...pending, threadId: null, metadata: {} });
    });
  });
}
