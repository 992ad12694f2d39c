import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DirectAccess, FileStore, OpenFile } from './file-store.ts';
import { S3Error, readCode, type S3Bucket } from './s3-bucket.ts';
import { webStream } from './web-stream.ts';

/**
 * Files in an S3-compatible bucket, which has to be private. When `direct`, browsers send and get the bytes themselves, by
 * addresses signed for one file; to be sent to from pages, the bucket has to allow their origins to `PUT`.
 */
export function s3Files(bucket: S3Bucket, { direct }: { direct: boolean }): FileStore {
  return {
    async put(key, bytes, { mimeType }) {
      const spooled = await spool(bytes); // an object's size has to be said before its bytes
      try {
        const headers = { 'content-type': mimeType, 'content-length': String(spooled.size) };
        checkFound(await bucket.request({ method: 'PUT', key, headers, body: spooled.read() }));
      } finally {
        await spooled.close();
      }
    },
    async open(key, range) {
      const headers = range ? { range: `bytes=0-${range.firstBytes - 1}` } : {};
      return readFile(await bucket.request({ method: 'GET', key, headers }));
    },
    async delete(key) {
      await discard(await bucket.request({ method: 'DELETE', key }));
    },
    direct: direct ? directAccess(bucket) : undefined,
  };
}

function directAccess(bucket: S3Bucket): DirectAccess {
  return {
    async uploadAddress(key, { mimeType, size, expiresInSeconds }) {
      // The length is signed, so nothing larger fits; browsers say it by themselves.
      const headers = { 'content-type': mimeType, 'content-length': String(size) };
      const url = await bucket.presign({ method: 'PUT', key, headers, expiresInSeconds });
      return { url, headers: { 'content-type': mimeType } };
    },
    downloadAddress(key, { contentType, disposition, expiresInSeconds }) {
      const query = {
        'response-content-type': contentType,
        'response-content-disposition': disposition,
        'response-cache-control': `private, max-age=${expiresInSeconds}`,
      };
      return bucket.presign({ method: 'GET', key, query, expiresInSeconds });
    },
    async copy(from, to) {
      const headers = { 'x-amz-copy-source': `/${bucket.name}/${from}` };
      const response = await bucket.request({ method: 'PUT', key: to, headers });
      if (response.status === 404) {
        await discard(response);
        return false;
      }
      const text = await response.clone().text();
      if (!text.includes('CopyObjectResult')) throw new S3Error(await readCode(response));
      return true;
    },
  };
}

async function readFile(response: Response): Promise<OpenFile | null> {
  if (response.status === 404) {
    await discard(response);
    return null;
  }
  if (response.status === 416) {
    await discard(response);
    return { size: 0, bytes: Readable.from([]) }; // a range of nothing
  }
  const total = /\/(\d+)$/u.exec(response.headers.get('content-range') ?? '')?.[1];
  const size = Number(total ?? response.headers.get('content-length') ?? NaN);
  if (!Number.isSafeInteger(size) || !response.body) throw new S3Error('no_size');
  return { size, bytes: response.body };
}

function checkFound(response: Response): void {
  void discard(response);
  if (!response.ok) throw new S3Error(`status_${response.status}`);
}

/** A body that is not read keeps its connection. */
async function discard(response: Response): Promise<void> {
  await response.body?.cancel();
}

/** Bytes on the disk of this machine, under no name: a crash leaves nothing behind. */
async function spool(bytes: AsyncIterable<Uint8Array>) {
  const folder = await mkdtemp(join(tmpdir(), 'chatdock-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = await open(join(folder, 'upload'), 'wx+', 0o600);
  await remove().catch(() => {}); // where the system lets an open file go, that is all; see `close`
  const close = async () => {
    await file.close();
    await remove();
  };
  let size = 0;
  try {
    for await (const chunk of bytes) {
      await file.writeFile(chunk);
      size += chunk.length;
    }
  } catch (error) {
    await close();
    throw error;
  }
  const read = () => webStream(file.createReadStream({ start: 0, autoClose: false }));
  return { size, read, close };
}
