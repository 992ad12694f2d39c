import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import type { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { EmbeddedPool } from './embedded-pool.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { loadCluster } from './pglite-cluster.ts';
import { pgliteVersion } from './pglite-version.ts';
import { PoolDatabase } from './pool-database.ts';
import { textField } from './text-field.ts';

/** Where the embedded database is. */
export interface PGliteOptions {
  dataDir: string;
  connectTimeoutMs: number;
  onProgress?: ((message: string) => void) | undefined;
}

/** Opens the embedded database, and creates it when its folder is missing or empty. */
export async function openPGlite(options: PGliteOptions): Promise<Database> {
  const folder = resolve(options.dataDir);
  const shown = display(folder);
  const lock = prepare(folder, shown);
  try {
    if (lock.leftUnfinished) rmSync(folder, { recursive: true, force: true });
    const pglite = await start({ folder, shown, lock, onProgress: options.onProgress });
    return await connect(pglite, { shown, waitMs: options.connectTimeoutMs, unlock: () => lock.release() });
  } catch (error) {
    lock.release();
    if (error instanceof DatabaseError) throw error;
    throw unusable(shown, 'it cannot be opened; if this stays, its files are damaged');
  }
}

function prepare(folder: string, shown: string): FolderLock {
  try {
    mkdirSync(dirname(folder), { recursive: true });
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw unusable(shown, `its folder cannot be written (${textField(error, 'code')})`);
  }
}

interface Start {
  folder: string;
  shown: string;
  lock: FolderLock;
  onProgress: PGliteOptions['onProgress'];
}

async function start({ folder, shown, lock, onProgress }: Start): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  if (existsSync(join(folder, 'PG_VERSION'))) return PGlite.create(folder);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw unusable(shown, 'its folder holds something else');
  }
  onProgress?.(`Creating the embedded database in ${shown}`);
  lock.setCreating(true);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const cluster = await loadCluster();
    const pglite = await PGlite.create(folder, cluster ? { loadDataDir: cluster } : {});
    lock.setCreating(false);
    return pglite;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function connect(
  pglite: PGlite,
  { shown, waitMs, unlock }: { shown: string; waitMs: number; unlock: () => void },
): Promise<Database> {
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
  const client = new Client(createPgConfig(pglite));
  await client.connect();
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  const pool = new EmbeddedPool(client, waitMs);
  return new PoolDatabase(pool, {
    kind: 'pglite',
    description: `PGlite ${pgliteVersion()} (PostgreSQL ${rows[0]?.version ?? ''}) in ${shown}`,
    end: async () => {
      await pool.end();
      await pglite.close();
      unlock();
    },
  });
}

function unusable(shown: string, why: string): DatabaseError {
  return new DatabaseError(
    'database_folder_unusable',
    `The embedded database in ${shown} is unusable: ${why}.`,
  );
}

/** Relative where that is shorter to read. */
function display(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path === '' || path.startsWith('..') ? folder : path;
}
