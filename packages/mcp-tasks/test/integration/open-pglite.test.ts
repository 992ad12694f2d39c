import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase as openBuilt } from '@chatdock/mcp-tasks/database';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase, type Database } from '../../src/database/index.ts';
import { startDatabaseProcess } from '../support/database-process.ts';
import { createPGliteFolder } from '../support/pglite-folder.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatdock-open-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with a database in it, removed when the test ends. */
async function databaseFolder(): Promise<string> {
  const folder = await createPGliteFolder();
  onTestFinished(() => folder.remove());
  return folder.dataDir;
}

async function open(dataDir: string, connectTimeoutMs?: number): Promise<Database> {
  const database = await openDatabase({ dataDir, connectTimeoutMs });
  onTestFinished(() => database.close());
  return database;
}

describe('a new embedded database', () => {
  it('is made in ./.chatdock/db, by one process at a time, and kept', async () => {
    const cwd = emptyFolder();
    const first = await startDatabaseProcess(undefined, cwd);
    expect(first.said).toMatch(/^PGlite \d+\.\d+\.\d+ \(PostgreSQL \d+\.\d+\) in \.chatdock\/db$/);
    const second = await startDatabaseProcess(undefined, cwd);
    expect(second.said).toBe(
      `DatabaseError: The embedded database in ${cwd}/.chatdock/db is in use by process ${first.pid}; stop it, or give this one a folder or a Postgres of its own.`,
    );
    await first.finish();
    expect(readdirSync(join(cwd, '.chatdock'))).toEqual(['db']);
    const third = await startDatabaseProcess(undefined, cwd);
    expect(third.said).toBe(first.said);
  });

  it('starts from the packed cluster of the built package, and says that it is being created', async () => {
    const identities: unknown[] = [];
    for (const name of ['one', 'two']) {
      const said: string[] = [];
      const dataDir = join(emptyFolder(), 'not there yet', name);
      const database = await openBuilt({ dataDir, onProgress: (message) => said.push(message) });
      const { rows } = await database.query('select system_identifier::text from pg_control_system()');
      identities.push(rows[0]);
      await database.close();
      expect(statSync(dataDir).mode & 0o077).toBe(0); // nobody else's business
      expect(said).toEqual([`Creating the embedded database in ${dataDir}`]);
    }
    // `initdb` gives every cluster an identity of its own; copies of one share it.
    expect(identities[0]).toEqual(identities[1]);
  });

  it('is not made among other files', async () => {
    const dataDir = emptyFolder();
    writeFileSync(join(dataDir, 'notes.txt'), 'mine');
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      code: 'database_folder_unusable',
      message: `The embedded database in ${dataDir} is unusable: its folder holds something else.`,
    });
    expect(readdirSync(dataDir)).toEqual(['notes.txt']);
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
  });

  it('says when its folder cannot be written', async () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    const dataDir = join(file, 'db');
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'database_folder_unusable' });
  });

  it('says when its files are damaged, and lets go of the folder', async () => {
    const dataDir = emptyFolder();
    writeFileSync(join(dataDir, 'PG_VERSION'), '18\n');
    for (const _ of ['at first', 'again']) {
      await expect(openDatabase({ dataDir })).rejects.toMatchObject({
        code: 'database_folder_unusable',
        message: expect.stringContaining('it cannot be opened'),
      });
    }
  });
});

describe('the lock of an embedded database', () => {
  it('keeps out a second opening in the same process, until the first is closed', async () => {
    const dataDir = await databaseFolder();
    const database = await open(dataDir);
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'database_in_use' });
    await Promise.all([database.close(), database.close()]);
    await open(dataDir);
  });

  it('is taken over from a process that was killed', async () => {
    const dataDir = await databaseFolder();
    const before = await openDatabase({ dataDir });
    await before.query('create table kept (id int)');
    await before.close();
    const other = await startDatabaseProcess(dataDir);
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'database_in_use' });
    await other.kill();
    expect(existsSync(`${dataDir}.lock`)).toBe(true);
    const database = await open(dataDir);
    expect((await database.query('select * from kept')).rows).toEqual([]);
  });

  it('tells when the process before was killed while it created the database, which then starts afresh', async () => {
    const dataDir = await databaseFolder();
    rmSync(join(dataDir, 'global'), { recursive: true });
    const unfinished = {
      id: 'x',
      host: hostname(),
      pid: '1',
      started: 'before this boot',
      state: 'creating',
    };
    writeFileSync(`${dataDir}.lock`, JSON.stringify(unfinished));
    const said: string[] = [];
    const database = await openBuilt({ dataDir, onProgress: (message) => said.push(message) });
    expect(said).toHaveLength(1);
    expect((await database.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
    await database.close();
  });
});
