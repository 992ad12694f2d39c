import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3Bucket } from '../../../src/attachments/s3-bucket.ts';
import type { S3Options } from '../../../src/attachments/s3-options.ts';
import { s3Files } from '../../../src/attachments/s3-files.ts';
import { newFileKey } from '../../../src/attachments/attachment-parts.ts';
import { s3Keys, s3Place, startS3, type S3Server } from '../../support/s3-server.ts';

let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

const asked: string[] = [];
const transport = {
  patience: { plain: 200, withBody: 200 },
  fetch: async (input: unknown) => {
    asked.push(String(input));
    return new Response('');
  },
};

test('where a bucket is: by its name as host or in the path', async () => {
  const places: [Partial<S3Options>, string][] = [
    [{}, 'https://files.s3.eu-test-1.amazonaws.com/key'],
    [{ pathStyle: true }, 'https://s3.eu-test-1.amazonaws.com/files/key'],
    [{ bucket: 'my.files' }, 'https://s3.eu-test-1.amazonaws.com/my.files/key'],
    [{ endpoint: 'https://acc.r2.cloudflarestorage.com' }, 'https://acc.r2.cloudflarestorage.com/files/key'],
    [{ endpoint: 'http://minio:9000/' }, 'http://minio:9000/files/key'],
    [{ endpoint: 'https://gateway.example/s3' }, 'https://gateway.example/s3/files/key'],
    [{ endpoint: 'https://s3.example', pathStyle: false }, 'https://files.s3.example/key'],
  ];
  for (const [fields, address] of places) {
    const options: S3Options = { ...s3Place, ...s3Keys, ...fields };
    await s3Bucket(options, transport).request({ method: 'GET', key: 'key' });
    expect.soft(asked.pop(), JSON.stringify(fields)).toBe(address);
    const presigned = await s3Bucket(options).presign({ method: 'GET', key: 'key', expiresInSeconds: 60 });
    expect.soft(presigned.split('?')[0]).toBe(address);
  }
});

test('keys are asked for each time, so that temporary ones can be used', async () => {
  let count = 0;
  const credentials = async () => ({ ...s3Keys, sessionToken: `token-${(count += 1)}` });
  const bucket = s3Bucket({ ...s3Place, endpoint: s3.endpoint, credentials });
  for (const expected of [1, 2]) {
    const address = await bucket.presign({ method: 'GET', key: newFileKey(), expiresInSeconds: 60 });
    expect(new URL(address).searchParams.get('X-Amz-Security-Token')).toBe(`token-${expected}`);
    expect((await fetch(address)).status).toBe(404); // let in, and nothing there
  }
  expect((await bucket.request({ method: 'GET', key: newFileKey() })).status).toBe(404);
});

test('a wrong key is refused, and says so by its code only', async () => {
  const bucket = s3Bucket({ ...s3Place, ...s3Keys, endpoint: s3.endpoint, secretAccessKey: 'wrong' });
  const refused = bucket.request({ method: 'GET', key: newFileKey() });
  await expect(refused).rejects.toMatchObject({ name: 'S3Error', code: 'SignatureDoesNotMatch' });
  await expect(refused).rejects.not.toThrow(/secret internals/u);
});

test('a bucket that does not answer is waited for so long and no longer', async () => {
  const patience = { plain: 100, withBody: 100 };
  const bucket = s3Bucket({ ...s3Place, ...s3Keys, endpoint: s3.endpoint }, { fetch, patience });
  s3.trouble = () => 'slow';
  const files = s3Files(bucket, { direct: true });
  const key = newFileKey();
  const description = { mimeType: 'text/plain' };
  const bytes = (async function* () {
    yield Buffer.from('text');
  })();
  for (const ask of [
    () => files.open(key),
    () => files.delete(key),
    () => files.put(key, bytes, description),
  ]) {
    await expect(ask()).rejects.toMatchObject({ name: 'TimeoutError' });
  }
  s3.trouble = () => undefined;
});

test('an object is read from its beginning, with the size of the whole; an empty one too', async () => {
  const files = s3Files(s3Bucket({ ...s3Place, ...s3Keys, endpoint: s3.endpoint }), { direct: false });
  expect(files.direct).toBeUndefined();
  const [key, empty] = [newFileKey(), newFileKey()];
  s3.objects.set(key, { body: Buffer.from('Hello world'), type: '' });
  s3.objects.set(empty, { body: Buffer.alloc(0), type: '' });
  const start = await files.open(key, { firstBytes: 5 });
  const chunks: Uint8Array[] = [];
  for await (const chunk of start?.bytes ?? []) chunks.push(chunk);
  expect([start?.size, Buffer.concat(chunks).toString()]).toEqual([11, 'Hello']);
  expect((await files.open(empty, { firstBytes: 5 }))?.size).toBe(0);
  expect((await files.open(empty))?.size).toBe(0);
  expect(await files.open(newFileKey())).toBeNull();
});

test('a bucket that is not there has lost no file: it cannot be asked', async () => {
  const files = s3Files(s3Bucket({ ...s3Place, ...s3Keys, endpoint: s3.endpoint }), { direct: true });
  s3.trouble = () => 404; // with the code that follows
  const key = newFileKey();
  for (const ask of [() => files.open(key), () => files.delete(key), () => files.direct?.copy(key, key)]) {
    await expect(ask()).rejects.toMatchObject({ name: 'S3Error', code: 'NoSuchBucket' });
  }
  s3.trouble = () => undefined;
});
