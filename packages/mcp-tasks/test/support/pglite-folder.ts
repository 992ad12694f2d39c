import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pgliteVersion } from '../../src/database/pglite-version.ts';

/** A folder with a new, empty embedded database of its own, and how to remove it. */
export interface PGliteFolder {
  dataDir: string;
  remove(): void;
}

/** Copies a folder that is made once per machine and PGlite version, because making one takes seconds. */
export async function createPGliteFolder(): Promise<PGliteFolder> {
  const template = await findTemplate();
  const parent = mkdtempSync(join(tmpdir(), 'chatdock-pglite-'));
  const dataDir = join(parent, 'db');
  cpSync(template, dataDir, { recursive: true });
  return { dataDir, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

async function findTemplate(): Promise<string> {
  const template = join(tmpdir(), `chatdock-pglite-template-${pgliteVersion()}`);
  if (existsSync(template)) return template;
  const making = mkdtempSync(join(tmpdir(), 'chatdock-pglite-making-'));
  const pglite = await PGlite.create(join(making, 'db'));
  await pglite.close();
  try {
    renameSync(join(making, 'db'), template);
  } catch (error) {
    // Another worker was faster.
    if (!existsSync(template)) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return template;
}
