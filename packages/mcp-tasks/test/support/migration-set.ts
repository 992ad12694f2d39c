import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { MigrationSet } from '../../src/database/index.ts';

let sets = 0;

/** Writes migrations to a folder of their own, removed when the test ends. */
export function migrationSet(files: Record<string, string>, folderName = 'migrations'): MigrationSet {
  const parent = mkdtempSync(join(tmpdir(), 'chatdock-migrations-'));
  const folder = join(parent, folderName);
  mkdirSync(folder);
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return { schema: `set_${++sets}`, directory: pathToFileURL(`${folder}/`) };
}
