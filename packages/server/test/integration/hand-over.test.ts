import type { Database } from '@chatdock/mcp-tasks/database';
import { handOverTasks, migrateTasks, postgresTasks } from '@chatdock/mcp-tasks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFileKey } from '../../src/attachments/attachment-parts.ts';
import { ownerKey, visitorIssuer, type Owner } from '../../src/owner.ts';
import { memoryStorage } from '../../src/store/memory-storage.ts';
import { newId } from '../../src/store/new-id.ts';
import { postgresStorage } from '../../src/store/postgres-storage.ts';
import type { MoveAlong, Storage } from '../../src/store/storage.ts';
import { logLines } from '../support/log-lines.ts';
import { openTestPGlite, openTestPostgres } from '../support/open-test-database.ts';
import { buildAnswer, buildMessage, buildThread } from '../support/thread-builders.ts';

const nothing: MoveAlong = async () => {};
const failing: MoveAlong = () => Promise.reject(new Error('no tasks today'));
const tasksAlong: MoveAlong = async (tx, from, to) => void (await handOverTasks(tx, from, to));

/** The state of an owner who has none of so many threads. */
const empty = (threads: number) => ({
  threads: [],
  items: Array<undefined>(threads).fill(undefined),
  found: 0,
  logs: Array<null>(threads).fill(null),
  files: [],
});
const loose = { name: 'a.pdf', mimeType: 'application/pdf', kind: 'file', size: 1, uploadKey: null } as const;

interface World {
  readonly storage: Storage;
  readonly database: Database | null;
  readonly close: () => Promise<void>;
}

async function databaseWorld(open: typeof openTestPostgres): Promise<World> {
  const { database, close } = await open();
  const storage = await postgresStorage(database, {
    logger: logLines(),
    isBusy: () => true,
    retentionDays: undefined,
  });
  return { storage, database, close };
}

function here({ database }: World): { database: Database } {
  if (!database) throw new Error('There is no database.');
  return { database };
}

const worlds: [string, () => Promise<World>][] = [
  ['Postgres', () => databaseWorld(openTestPostgres)],
  ['PGlite', () => databaseWorld(openTestPGlite)],
  ['memory', async () => ({ storage: memoryStorage(), database: null, close: async () => {} })],
];

describe.each(worlds)('what a visitor has becomes the user’s, in %s', (name, openWorld) => {
  // It keeps no tasks, has one process, and nothing in it fails.
  const lasting = name === 'memory' ? [] : [name];
  let world: World;
  let storage: Storage;
  let people = 0;
  beforeAll(async () => {
    world = await openWorld();
    storage = world.storage;
  });
  afterAll(async () => {
    await storage.close();
    await world.close();
  });
  const newVisitor = (): Owner => ({ issuer: visitorIssuer, subject: `visitor ${(people += 1)}` });
  const newUser = (): Owner => ({ issuer: 'https://issuer.example', subject: `user ${(people += 1)}` });

  /** A thread at rest with a message, an answer and a file. */
  async function seed(owner: Owner, id = newId('thread')) {
    const store = storage.stores.of(owner);
    const thread = buildThread({ id, title: `of ${owner.subject}` });
    const attachment = await addFile(owner);
    const items = [buildMessage(id, 'groceries'), buildAnswer(id)];
    await store.createThread(thread, 'turn_1', async (draft) => {
      await draft.put(items[0]!);
      await draft.attach([attachment.id]);
    });
    await storage.stores.appendLogs([{ owner, threadId: id, turnId: 'turn_1', events: ['"said"'], last: 1 }]);
    await store.turnWriter(id, 'turn_1').release({ items: items.slice(1), keepLog: true });
    return { id, thread, items, attachment };
  }

  async function addFile(owner: Owner, id = newId('attachment')) {
    const fileKey = newFileKey();
    await storage.fileRemovals.expect(fileKey, 60);
    await storage.attachments(owner).add({ ...loose, id, fileKey });
    return { id, fileKey };
  }

  /** All there is of an owner, as far as it can be asked for. */
  async function stateOf(owner: Owner, threadIds: readonly string[], fileIds: readonly string[]) {
    const store = storage.stores.of(owner);
    const query = { limit: 100, order: 'asc' } as const;
    return {
      threads: (await store.listThreads(query))?.data,
      items: await Promise.all(threadIds.map(async (id) => (await store.listItems(id, query))?.page.data)),
      found: (await store.searchThreads({ query: 'groceries', limit: 100 }))?.data.length,
      logs: await Promise.all(threadIds.map((id) => store.readLog(id, 'turn_1', { after: 0, limit: 9 }))),
      files: (await storage.attachments(owner).loadAll(fileIds)).map(({ id, fileKey }) => ({ id, fileKey })),
    };
  }
  test('threads with their items, logs and files, and files that no message has taken yet', async () => {
    const [visitor, user, stranger] = [newVisitor(), newUser(), newUser()];
    const [first, second, theirs, foreign] = [
      await seed(visitor),
      await seed(visitor),
      await seed(user),
      await seed(stranger),
    ];
    const lonely = await addFile(visitor);
    const ids = [first.id, second.id];
    const files = [first.attachment.id, second.attachment.id, lonely.id];
    const before = await stateOf(visitor, ids, files);
    const own = await stateOf(user, [theirs.id], [theirs.attachment.id]);
    const strangers = await stateOf(stranger, [foreign.id], [foreign.attachment.id]);
    expect(before).toMatchObject({ threads: [{ id: first.id }, { id: second.id }], found: 2 });

    expect(await storage.handOver(visitor, user, nothing)).toEqual([]);
    expect(await stateOf(visitor, ids, files)).toEqual(empty(2));
    const after = await stateOf(user, ids, files);
    expect(after).toEqual({
      ...before,
      threads: expect.arrayContaining([...before.threads!, ...own.threads!]),
      found: 3,
    });
    expect(await stateOf(stranger, [foreign.id], [foreign.attachment.id])).toEqual(strangers);
    // As the user's own: they go on in it, and deleting it gives up its file.
    const store = storage.stores.of(user);
    const opened = await store.openTurnWith(first.id, 'turn_2', buildMessage(first.id));
    expect(opened).toMatchObject({ state: 'open' });
    await store.turnWriter(first.id, 'turn_2').release();
    expect(await store.deleteThread(first.id)).toBe(true);
    expect(await storage.fileRemovals.claim(100)).toEqual([first.attachment.fileKey]);
  });

  test('again changes nothing, and a visitor who has nothing gives nothing', async () => {
    const [visitor, user] = [newVisitor(), newUser()];
    const { id, attachment } = await seed(visitor);
    await storage.handOver(visitor, user, nothing);
    const state = await stateOf(user, [id], [attachment.id]);
    await storage.handOver(visitor, user, nothing);
    await storage.handOver(newVisitor(), user, nothing);
    expect(await stateOf(user, [id], [attachment.id])).toEqual(state);
  });

  test('a thread that is being answered stays whole until it is not, and writes on undisturbed', async () => {
    const [visitor, user] = [newVisitor(), newUser()];
    const { id, attachment } = await seed(visitor);
    const store = storage.stores.of(visitor);
    await store.openTurnWith(id, 'turn_2', buildMessage(id));
    expect(await storage.handOver(visitor, user, nothing)).toEqual([{ threadId: id, turnId: 'turn_2' }]);
    expect(await storage.stores.of(user).loadThread(id)).toBeNull();
    expect(await storage.attachments(user).load(attachment.id)).toBeNull();
    const answer = buildAnswer(id, 'late');
    expect(await store.turnWriter(id, 'turn_2').putItem(answer)).toBe(true);
    await store.turnWriter(id, 'turn_2').release();
    expect(await storage.handOver(visitor, user, nothing)).toEqual([]);
    const items = await storage.stores.of(user).listItems(id, { limit: 100, order: 'asc' });
    expect(items?.page.data.at(-1)).toEqual(answer);
  });

  test('two at once, for one user or for two: each thread is somewhere, once and whole', async () => {
    const [visitor, user, other] = [newVisitor(), newUser(), newUser()];
    const seeded = [await seed(visitor), await seed(visitor), await seed(visitor)];
    const ids = seeded.map(({ id }) => id);
    const files = seeded.map(({ attachment }) => attachment.id);
    const targets = [user, user, other, user, other];
    await Promise.all(targets.map((to) => storage.handOver(visitor, to, nothing)));
    const [one, two] = [await stateOf(user, ids, files), await stateOf(other, ids, files)];
    expect([...one.threads!, ...two.threads!].map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    const whole = [one, two].find(({ threads }) => threads?.length === 3);
    expect(whole).toMatchObject({ items: seeded.map(({ items }) => items), found: 3 });
    expect(whole?.files).toHaveLength(3);
  });

  test('ids that are there already: what has one stays as it is, on both sides', async () => {
    const [visitor, user] = [newVisitor(), newUser()];
    const [theirs, mine, another] = [await seed(user), await seed(visitor), await seed(visitor)];
    if (world.database) {
      // No server makes an id twice; someone with a database console can.
      await seed(visitor, theirs.id);
      await addFile(visitor, theirs.attachment.id);
    }
    const before = await stateOf(user, [theirs.id], [theirs.attachment.id]);
    expect(await storage.handOver(visitor, user, nothing)).toEqual([]);
    expect(await stateOf(user, [theirs.id], [theirs.attachment.id])).toMatchObject({
      items: before.items,
      files: before.files,
    });
    const moved = await stateOf(user, [mine.id, another.id], [mine.attachment.id]);
    expect(moved).toMatchObject({ items: [mine.items, another.items], files: [mine.attachment] });
  });

  test.each(lasting)('F7: what fails on the way changes nothing', async () => {
    const [visitor, user] = [newVisitor(), newUser()];
    const { id, attachment } = await seed(visitor);
    const state = await stateOf(visitor, [id], [attachment.id]);
    await expect(storage.handOver(visitor, user, failing)).rejects.toThrow('no tasks today');
    expect(await stateOf(visitor, [id], [attachment.id])).toEqual(state);
    expect(await stateOf(user, [id], [attachment.id])).toEqual(empty(1));
  });

  test.each(lasting)('tasks go along in the same step, and come back with it', async () => {
    const { database } = here(world);
    await migrateTasks(database);
    const tasks = postgresTasks(database);
    const [visitor, user] = [newVisitor(), newUser()];
    const { id } = await seed(visitor);
    await tasks.forOwner(ownerKey(visitor)).add({ title: 'buy milk' });
    const broken: MoveAlong = async (tx, from, to) => {
      await tasksAlong(tx, from, to);
      throw new Error('lost');
    };
    await expect(storage.handOver(visitor, user, broken)).rejects.toThrow('lost');
    expect(await tasks.forOwner(ownerKey(visitor)).list()).toHaveLength(1);
    expect(await storage.stores.of(visitor).loadThread(id)).not.toBeNull();
    await storage.handOver(visitor, user, tasksAlong);
    expect(await tasks.forOwner(ownerKey(visitor)).list()).toEqual([]);
    expect(await tasks.forOwner(ownerKey(user)).list()).toMatchObject([{ id: 1, title: 'buy milk' }]);
  });

  test.each(lasting)(
    'a thread whose process died goes with what was said, and is settled as the user’s',
    async () => {
      const { database } = here(world);
      const [visitor, user] = [newVisitor(), newUser()];
      const { id } = await seed(visitor);
      const dying = await postgresStorage(
        // Processes of PGlite are alone; for tests they share.
        {
          ...database,
          kind: 'postgres',
          query: database.query.bind(database),
          transaction: database.transaction.bind(database),
        },
        { logger: logLines(), isBusy: () => true, retentionDays: undefined },
      );
      await dying.stores.of(visitor).openTurnWith(id, 'turn_2', buildMessage(id));
      const log = { owner: visitor, threadId: id, turnId: 'turn_2', events: ['"said"'], last: 1 };
      await dying.stores.appendLogs([log]);
      await dying.close();
      expect(await storage.handOver(visitor, user, nothing)).toEqual([]);
      const store = storage.stores.of(user);
      expect(await store.turnOf(id)).toEqual({ id: 'turn_2', state: 'interrupted' });
      expect(await store.readLog(id, 'turn_2', { after: 0, limit: 9 })).toMatchObject({ events: ['"said"'] });
      await store.settleTurn(id, 'turn_2', []);
      expect(await store.turnOf(id)).toBeNull();
    },
  );
});
