import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFileKey } from '../../../src/attachments/attachment-parts.ts';
import { diskFiles } from '../../../src/attachments/disk-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatdock-disk-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const description = { mimeType: 'text/plain' };

async function* bytesOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function* breaking(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('the beginning');
  throw new Error('and no end');
}

const list = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe('files on the disk', () => {
  test('are written whole, read whole or from their beginning, and deleted', async () => {
    const files = diskFiles(join(folder, 'made', 'when', 'needed'));
    const key = newFileKey();
    expect(await files.open(key)).toBeNull();
    await files.put(key, bytesOf('Hello ', 'world'), description);
    const whole = await files.open(key);
    expect([whole?.size, (await buffer(whole!.bytes)).toString()]).toEqual([11, 'Hello world']);
    const start = await files.open(key, { firstBytes: 5 });
    expect([start?.size, (await buffer(start!.bytes)).toString()]).toEqual([11, 'Hello']);
    await files.delete(key);
    await files.delete(key);
    expect(await files.open(key)).toBeNull();
    expect(await list()).toEqual([]);
  });

  test('are this user’s alone', async () => {
    const files = diskFiles(folder);
    const key = newFileKey();
    await files.put(key, bytesOf('x'), description);
    const { mode } = await stat(join(folder, key.slice(0, 2), key));
    expect(mode & 0o777).toBe(process.platform === 'win32' ? mode & 0o777 : 0o600);
    await files.delete(key);
  });

  test('break off without a trace; what a crash left of one goes with it', async () => {
    const files = diskFiles(folder);
    const key = newFileKey();
    await expect(files.put(key, breaking(), description)).rejects.toThrow('and no end');
    expect(await files.open(key)).toBeNull();
    expect(await list()).toEqual([]);
    await mkdir(join(folder, key.slice(0, 2)), { recursive: true });
    await writeFile(join(folder, key.slice(0, 2), `${key}.part`), 'half');
    expect(await files.open(key)).toBeNull();
    await files.delete(key);
    expect(await list()).toEqual([]);
  });

  test('I7: nothing but a key of ours names one', async () => {
    const files = diskFiles(folder);
    const key = newFileKey();
    for (const name of [
      '',
      '..',
      '../x',
      'x',
      key.slice(1),
      `${key}0`,
      `${key}\n`,
      `../${key.slice(3)}`,
      key.toUpperCase(),
      `${'../'.repeat(13)}x`,
    ]) {
      await expect.soft(files.put(name, bytesOf('x'), description), name).rejects.toThrow(TypeError);
      await expect.soft((async () => files.open(name))(), name).rejects.toThrow(TypeError);
      await expect.soft(files.delete(name), name).rejects.toThrow(TypeError);
    }
    expect(await list()).toEqual([]);
  });

  test('a reader that leaves early lets go of the file', async () => {
    const files = diskFiles(folder);
    const key = newFileKey();
    await files.put(key, bytesOf('x'.repeat(1_000_000)), description);
    const before = await openDescriptors();
    for (let count = 0; count < 20; count += 1) {
      for await (const _ of (await files.open(key))?.bytes ?? []) break;
    }
    await expect.poll(openDescriptors).toBeLessThanOrEqual(before + 1);
    await files.delete(key);
  });
});

/** How many files this process has open; on systems that say. */
async function openDescriptors(): Promise<number> {
  return (await readdir('/proc/self/fd').catch(() => [])).length;
}
