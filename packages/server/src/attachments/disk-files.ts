import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FileStore, OpenFile } from './file-store.ts';

/** What is being written has a name of its own, and gets the file's when it is whole and on the disk. */
const unfinished = '.part';
const chunkBytes = 65_536;

/**
 * Files in a folder, which is made when the first one comes. Several processes may share it. Names are generated and
 * checked, so no path of a user's making can be formed; files are readable by this user only.
 */
export function diskFiles(directory: string): FileStore {
  const root = resolve(directory);
  const pathOf = (key: string): string => {
    if (!/^[0-9a-f]{40}$/u.test(key)) throw new TypeError('This is no key of a file.');
    return join(root, key.slice(0, 2), key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      try {
        await write(path + unfinished, bytes);
        await rename(path + unfinished, path);
        await syncFolder(join(path, '..'));
      } catch (error) {
        await rm(path + unfinished, { force: true });
        throw error;
      }
    },
    open: (key, range) => openFile(pathOf(key), range?.firstBytes ?? Infinity),
    async delete(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
      await rm(path + unfinished, { force: true });
    },
  };
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of bytes) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is on the disk when its folder is; systems that cannot do that do it by themselves. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

async function openFile(path: string, most: number): Promise<OpenFile | null> {
  const file = await open(path, 'r').catch(nullIfMissing);
  if (!file) return null;
  const { size } = await file.stat();
  const end = Math.min(size, most) - 1;
  const bytes = file.createReadStream({ start: 0, end: Math.max(end, 0), highWaterMark: chunkBytes });
  return { size, bytes };
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
