import type { Database, Queryable } from '@chatdock/mcp-tasks/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attachmentLinks } from '../../src/attachments/attachment-links.ts';
import { parseAttachmentOptions } from '../../src/attachments/attachment-options.ts';
import type { AttachmentParts } from '../../src/attachments/attachment-parts.ts';
import { attachmentsOf } from '../../src/attachments/attachments.ts';
import type { FileStore } from '../../src/attachments/file-store.ts';
import { memoryFiles } from '../../src/attachments/memory-files.ts';
import { sweepAttachments } from '../../src/attachments/remove-files.ts';
import { postgresAttachments } from '../../src/store/postgres-attachments.ts';
import { postgresFileRemovals } from '../../src/store/postgres-file-removals.ts';
import { logLines } from '../support/log-lines.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { samples } from '../support/sample-files.ts';
import { ada } from '../support/store-world.ts';

// A process can end, and a connection break, at every moment: here it does, before and after each thing that is asked of the
// database and the file store.

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());

/** What goes wrong: the process ends, or one thing fails, done or not, and nobody knows which. */
type Harm = 'crash' | 'hiccup';

/** Counts moments, and lets the harm happen at one of them. */
class Fate {
  moments = 0;
  readonly #harm: Harm;
  readonly #at: number;

  constructor(harm: Harm, at: number) {
    this.#harm = harm;
    this.#at = at;
  }

  async around<T>(ask: () => Promise<T>): Promise<T> {
    this.#moment();
    const answer = await ask();
    this.#moment();
    return answer;
  }

  #moment(): void {
    this.moments += 1;
    if (this.moments === this.#at || (this.#harm === 'crash' && this.moments > this.#at)) {
      throw new Error('Something went wrong.');
    }
  }
}

function mortalDatabase(database: Database, fate: Fate): Database {
  const query: Queryable['query'] = (statement, values) =>
    fate.around(() => database.query(statement, values));
  return { ...database, query, transaction: (run) => fate.around(() => database.transaction(run)) };
}

function mortalFiles(files: FileStore, fate: Fate): FileStore {
  const { direct } = files;
  return {
    put: (...args) => fate.around(() => files.put(...args)),
    open: (...args) => fate.around(() => files.open(...args)),
    delete: (...args) => fate.around(() => files.delete(...args)),
    direct: direct && { ...direct, copy: (...args) => fate.around(() => direct.copy(...args)) },
  };
}

/** Files that browsers can send by themselves: `sent` does. */
function bucket() {
  const files = memoryFiles();
  const copy = async (from: string, to: string): Promise<boolean> => {
    const file = await files.open(from);
    if (file) await files.put(to, file.bytes, { mimeType: '' });
    return file !== null;
  };
  return { ...files, direct: { copy, uploadAddress, downloadAddress } };
}

async function downloadAddress(key: string): Promise<string> {
  return `https://bucket.example/${key}`;
}

async function uploadAddress(key: string) {
  return { url: await downloadAddress(key), headers: {} };
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 20);
  yield bytes.subarray(20);
}

function partsOf(files: FileStore, database: Database): AttachmentParts {
  const options = { publicUrl: 'https://app.example.com/chat', files };
  return {
    settings: parseAttachmentOptions(options, { production: true, inMemory: false }),
    stores: postgresAttachments(database),
    removals: postgresFileRemovals(database),
    links: attachmentLinks([{ text: 'x'.repeat(32), purpose: 'test' }]),
    logger: logLines(),
  };
}

/** What a user does, as far as the process lives. */
type Story = (parts: AttachmentParts, files: FileStore) => Promise<void>;

const claim = { name: 'a.png', mime_type: 'image/png' };
const size = samples.png.length;

const stories: Record<string, Story> = {
  async 'a direct upload'(parts) {
    await attachmentsOf(parts, ada).add(claim, chunks(samples.png));
  },
  async 'an announced upload, through the server'(parts) {
    const own = attachmentsOf(parts, ada);
    const { id } = await own.create({ ...claim, size });
    await own.fill(id, chunks(samples.png));
  },
  async 'an upload that is refused'(parts) {
    await attachmentsOf(parts, ada).add(claim, chunks(samples.pdf));
  },
  async 'two uploads of one attachment'(parts) {
    const own = attachmentsOf(parts, ada);
    const { id } = await own.create({ ...claim, size });
    await Promise.allSettled([own.fill(id, chunks(samples.png)), own.fill(id, chunks(samples.png))]);
  },
  async 'an upload while the attachment is deleted'(parts) {
    const own = attachmentsOf(parts, ada);
    const { id } = await own.create({ ...claim, size });
    await Promise.allSettled([own.fill(id, chunks(samples.png)), own.remove(id)]);
  },
  async 'a deletion'(parts) {
    const own = attachmentsOf(parts, ada);
    const { id } = await own.add(claim, chunks(samples.png));
    await own.remove(id);
  },
  async 'a sweep of what is over'(parts) {
    await attachmentsOf(parts, ada).add(claim, chunks(samples.png));
    await parts.removals.deleteAbandoned(0);
    await sweepAttachments(parts);
  },
};

const bucketStories: Record<string, Story> = {
  ...stories,
  async 'an upload to the bucket, settled for a message'(parts, files) {
    const own = attachmentsOf(parts, ada);
    const { id, upload_descriptor } = await own.create({ ...claim, size });
    await files.put(upload_descriptor?.url.split('/').at(-1) ?? '', chunks(samples.png), { mimeType: '' });
    await own.prepare([id]);
  },
  async 'an upload to the bucket that is something else'(parts, files) {
    const own = attachmentsOf(parts, ada);
    const { id, upload_descriptor } = await own.create({ ...claim, size });
    await files.put(upload_descriptor?.url.split('/').at(-1) ?? '', chunks(samples.pdf), { mimeType: '' });
    await own.prepare([id]);
  },
};

describe.each([
  ['files that pass through the server', memoryFiles, stories],
  ['a bucket that browsers send to', bucket, bucketStories],
] as const)('F1: with %s, every file is known at every moment', (_name, makeFiles, told) => {
  beforeEach(async () => {
    await opened.database.query('delete from chatdock.attachments');
    await opened.database.query('delete from chatdock.file_removals');
  });

  const cases = Object.entries(told).flatMap(([name, story]) =>
    (['crash', 'hiccup'] as const).map((harm) => ({ name, harm, story })),
  );

  test.each(cases)('$name, $harm', async ({ harm, story }) => {
    let at = 0;
    for (let isOver = false; !isOver;) {
      at += 1;
      const files = makeFiles();
      const fate = new Fate(harm, at);
      const mortal = partsOf(mortalFiles(files, fate), mortalDatabase(opened.database, fate));
      await story(mortal, files).catch(() => {});
      await checkKnown(files, at);
      await checkSwept(files, at);
      isOver = fate.moments < at;
    }
    expect(at).toBeGreaterThan(3);
    expect(at).toBeLessThan(200);
  });
});

async function keysIn(query: string): Promise<string[]> {
  const { rows } = await opened.database.query<{ key: string }>(query);
  return rows.map(({ key }) => key).toSorted();
}

const takenKeys = () => keysIn('select file_key as key from chatdock.attachments where file_key is not null');

async function checkKnown(files: { keys: () => string[] }, at: number): Promise<void> {
  const taken = await takenKeys();
  const listed = await keysIn('select file_key as key from chatdock.file_removals');
  const unknown = files.keys().filter((key) => ![...taken, ...listed].includes(key));
  const lost = taken.filter((key) => !files.keys().includes(key));
  const both = taken.filter((key) => listed.includes(key));
  expect.soft({ unknown, lost, both }, `at ${at}`).toEqual({ unknown: [], lost: [], both: [] });
}

/** After the next start, in time, only what attachments have is left. */
async function checkSwept(files: FileStore & { keys: () => string[] }, at: number): Promise<void> {
  await opened.database.query('update chatdock.file_removals set due_at = now()');
  const parts = partsOf(files, opened.database);
  await sweepAttachments(parts);
  expect.soft(files.keys().toSorted(), `left, at ${at}`).toEqual(await takenKeys());
  await opened.database.query('delete from chatdock.attachments');
  await sweepAttachments(parts);
  expect.soft(files.keys(), `at the end, at ${at}`).toEqual([]);
}
