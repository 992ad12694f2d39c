import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readEvents } from '../support/chat-client.ts';
import {
  startAttachmentServer,
  type AnnouncedAttachment,
  type AttachmentServer,
  type AttachmentUser,
} from '../support/attachment-server.ts';
import { errorOf } from '../support/error-of.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { pngOf, samples } from '../support/sample-files.ts';
import { s3Keys, s3Place, startS3, type S3Server } from '../support/s3-server.ts';

let opened: OpenTestDatabase;
let s3: S3Server;
let server: AttachmentServer;
let ada: AttachmentUser;

beforeAll(async () => {
  [opened, s3] = [await openTestPostgres(), await startS3()];
  const files = { s3: { ...s3Place, ...s3Keys, endpoint: s3.endpoint } };
  server = await startAttachmentServer({ database: opened.database, attachments: { files } });
  ada = await server.user('ada');
});
afterAll(async () => {
  await server.close();
  await s3.close();
  await opened.close();
});
beforeEach(async () => {
  s3.trouble = () => undefined;
  s3.objects.clear();
  await opened.database.query('delete from chatdock.attachments');
  await opened.database.query('delete from chatdock.file_removals');
  s3.log.length = 0;
});

const png = { name: 'Katze 猫.png', type: 'image/png', bytes: samples.png };
const claimOf = (bytes: Uint8Array, mime_type = 'image/png', name = 'Katze 猫.png') => ({
  name,
  size: bytes.length,
  mime_type,
});

function sendTo(
  { upload_descriptor: { url, method, headers } }: AnnouncedAttachment,
  body: Uint8Array<ArrayBuffer>,
) {
  return fetch(url, { method, headers, body });
}

/** Objects that no attachment has and that are not listed for removal: there must never be any. */
async function orphans(): Promise<string[]> {
  const { rows } = await opened.database.query<{ key: string }>(
    'select file_key as key from chatdock.attachments where file_key is not null union select file_key from chatdock.file_removals',
  );
  const known = new Set(rows.map(({ key }) => key));
  return [...s3.objects.keys()].filter((key) => !known.has(key));
}

describe('two-phase upload to the bucket', () => {
  test('the browser sends the bytes there, and only then can the attachment be used', async () => {
    const announced = await ada.announce(claimOf(samples.png));
    expect(announced.upload_descriptor).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/files\/[0-9a-f]{40}\?/u),
      method: 'PUT',
      headers: { 'content-type': 'image/png' },
    });
    expect(s3.log).toEqual([]);
    expect(await errorOf(await ada.send([announced.id]))).toEqual([409, 'attachment_not_uploaded']);
    expect((await sendTo(announced, samples.png)).status).toBe(200);
    const sent = await ada.send([announced.id]);
    expect(readEvents(await sent.text())[1]).toMatchObject({ item: { attachments: [{ id: announced.id }] } });
    expect(s3.objects.size).toBe(1);
    const key = new URL(announced.upload_descriptor.url).pathname.slice('/files/'.length);
    expect([...s3.objects.keys()]).not.toEqual([key]);
    expect(await orphans()).toEqual([]);
  });

  test('the address takes what was announced and nothing else', async () => {
    const announced = await ada.announce(claimOf(samples.png));
    const { url } = announced.upload_descriptor;
    const attempts: [string, RequestInit][] = [
      [url, { method: 'PUT', headers: { 'content-type': 'image/png' }, body: pngOf(samples.png.length + 1) }],
      [url, { method: 'PUT', headers: { 'content-type': 'text/html' }, body: samples.png }],
      [url, { method: 'GET' }],
      [url, { method: 'DELETE' }],
      [
        url.replace(/files\/./u, 'files/x'),
        { method: 'PUT', headers: { 'content-type': 'image/png' }, body: samples.png },
      ],
      [
        url.replace('X-Amz-Expires=900', 'X-Amz-Expires=90000'),
        { method: 'PUT', headers: { 'content-type': 'image/png' }, body: samples.png },
      ],
    ];
    for (const [address, init] of attempts) expect.soft((await fetch(address, init)).status).toBe(403);
    expect(s3.objects.size).toBe(0);
  });

  test('I7: what arrived is looked at before it can be used, and removed when it is something else', async () => {
    for (const [claim, body, code] of [
      [claimOf(samples.svg), samples.svg, [415, 'attachment_type_refused']],
      [claimOf(samples.png, 'text/plain', 'a.txt'), samples.png, [415, 'attachment_type_refused']],
      [claimOf(samples.png, 'application/pdf', 'a.pdf'), samples.png, [415, 'attachment_type_refused']],
    ] as const) {
      const announced = await ada.announce(claim);
      expect((await sendTo(announced, body)).status).toBe(200);
      expect(await errorOf(await ada.send([announced.id]))).toEqual(code);
      expect(s3.objects.size).toBe(0);
      expect(await errorOf(await ada.send([announced.id]))).toEqual([409, 'attachment_not_uploaded']);
    }
    const late = Buffer.concat([Buffer.alloc(100_000, 0x61), Buffer.from([0])]);
    const text = await ada.announce(claimOf(late, 'text/plain', 'a.txt'));
    await sendTo(text, late);
    expect(await errorOf(await ada.send([text.id]))).toEqual([415, 'attachment_type_refused']);
    expect(s3.objects.size).toBe(0);
  });

  test('a bucket that lets too much or nothing in: the size is checked once more', async () => {
    const small = await startAttachmentServer({
      database: opened.database,
      attachments: {
        files: { s3: { ...s3Place, ...s3Keys, endpoint: s3.endpoint } },
        maxBytes: { 'image/png': 1_000 },
      },
    });
    const bob = await small.user('bob');
    for (const [body, code] of [
      [pngOf(1_001), [413, 'attachment_too_large']],
      [Buffer.alloc(0), [400, 'attachment_empty']],
    ] as const) {
      const announced = await bob.announce(claimOf(samples.png));
      const key = new URL(announced.upload_descriptor.url).pathname.slice('/files/'.length);
      s3.objects.set(key, { body, type: 'image/png' });
      expect(await errorOf(await bob.send([announced.id]))).toEqual(code);
      expect(s3.objects.size).toBe(0);
    }
    await small.close();
  });

  test('I7: what is sent to the address after the check changes nothing', async () => {
    const announced = await ada.announce(claimOf(samples.png));
    await sendTo(announced, samples.png);
    const { id } = announced;
    expect((await ada.send([id])).status).toBe(200);
    const evil = Buffer.from('<script>'.padEnd(samples.png.length));
    expect((await sendTo(announced, evil)).status).toBe(200); // the bucket takes it, for a quarter of an hour
    const shown = await fetch(server.reach(announced.type === 'image' ? announced.preview_url : ''));
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(samples.png);
    expect(await orphans()).toEqual([]); // and it will be removed
  });

  test('two who use it at once: both find it, one copy stays', async () => {
    const announced = await ada.announce(claimOf(samples.png));
    await sendTo(announced, samples.png);
    const preview = server.reach(announced.type === 'image' ? announced.preview_url : '');
    const answers = await Promise.all([
      ada.send([announced.id]),
      fetch(preview),
      fetch(preview),
      fetch(preview),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await expect.poll(() => s3.objects.size).toBe(1);
    expect(await orphans()).toEqual([]);
  });
});

describe('direct upload', () => {
  test('through this server, with its length said, checked on the way', async () => {
    const attachment = await ada.attach(png);
    expect([...s3.objects.values()]).toEqual([{ body: samples.png, type: 'image/png' }]);
    const { id } = attachment;
    expect((await ada.send([id])).status).toBe(200);
    const large = pngOf(3_000_000);
    await ada.attach({ ...png, bytes: large });
    expect([...s3.objects.values()].at(-1)?.body.equals(large)).toBe(true);
    const wrong = await ada.upload({ ...png, bytes: samples.svg });
    expect(await errorOf(wrong)).toEqual([415, 'attachment_type_refused']);
    expect(s3.objects.size).toBe(2);
  });
});

describe('download', () => {
  test('by the bucket’s own address, as a download of that name and type', async () => {
    const { id } = await ada.attach(png);
    const address = `${server.api}/attachments/${id}/content`;
    const sentOn = await fetch(address, { headers: ada.bearer, redirect: 'manual' });
    expect([sentOn.status, sentOn.headers.get('cache-control')]).toEqual([302, 'private, no-store']);
    const location = sentOn.headers.get('location') ?? '';
    expect(location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/files\/[0-9a-f]{40}\?/u);
    const download = await fetch(location);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(samples.png);
    expect(download.headers.get('content-type')).toBe('image/png');
    expect(download.headers.get('content-disposition')).toBe(
      `attachment; filename="Katze ?.png"; filename*=UTF-8''Katze%20%E7%8C%AB.png`,
    );
    const stolen = new URL(location);
    stolen.searchParams.set('response-content-type', 'text/html');
    expect((await fetch(stolen)).status).toBe(403);
    const head = await fetch(address, { method: 'HEAD', headers: ada.bearer });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(samples.png.length)]);
  });
});

describe('removing', () => {
  test('with the attachment, announced ones included', async () => {
    const announced = await ada.announce(claimOf(samples.png));
    await sendTo(announced, samples.png);
    const complete = await ada.attach(png);
    for (const { id } of [announced, complete]) await ada.ask('attachments.delete', { attachment_id: id });
    expect(s3.objects.size).toBe(0);
    await sendTo(announced, samples.png); // the address still works
    expect(await orphans()).toEqual([]);
  });
});

describe('F: a bucket that fails', () => {
  test('an upload is answered 503, and what it left is removed when the bucket is back', async () => {
    for (const status of [403, 500, 503]) {
      s3.trouble = (method) => (method === 'PUT' || method === 'DELETE' ? status : undefined);
      const response = await ada.upload(png);
      expect(await errorOf(response)).toEqual([503, 'unavailable']);
      expect(response.headers.get('retry-after')).toBe('5');
    }
    s3.trouble = () => undefined;
    expect(s3.objects.size).toBe(0);
    expect(server.log.lines.join('\n')).toContain('AccessDenied');
    expect(server.log.lines.join('\n')).not.toMatch(/secret internals|Amz|wJalr|AKID/u);
  });

  test('a message waits for no bucket that cannot be asked: nothing is stored, and it can be sent again', async () => {
    const announced = await ada.announce(claimOf(samples.png));
    await sendTo(announced, samples.png);
    for (const failing of ['PUT', 'GET']) {
      s3.trouble = (method) => (method === failing ? 500 : undefined);
      expect(await errorOf(await ada.send([announced.id]))).toEqual([503, 'unavailable']);
    }
    s3.trouble = () => undefined;
    expect((await ada.send([announced.id])).status).toBe(200);
    expect(s3.objects.size).toBe(1);
  });

  test('an attachment is gone at once when its file cannot be; the file follows', async () => {
    const { id } = await ada.attach(png);
    s3.trouble = (method) => (method === 'DELETE' ? 500 : undefined);
    expect(await ada.ask('attachments.delete', { attachment_id: id })).toEqual({});
    expect(s3.objects.size).toBe(1);
    expect(await orphans()).toEqual([]);
  });

  test('a copy that fails after its 200, as S3 can', async () => {
    const announced = await ada.announce(claimOf(samples.png));
    await sendTo(announced, samples.png);
    s3.trouble = (method) => (method === 'PUT' ? 200 : undefined); // a body of <Error>
    expect(await errorOf(await ada.send([announced.id]))).toEqual([503, 'unavailable']);
    expect(await orphans()).toEqual([]);
  });
});
