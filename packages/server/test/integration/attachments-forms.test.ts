import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  startAttachmentServer,
  type AttachmentServer,
  type AttachmentUser,
} from '../support/attachment-server.ts';
import { errorOf } from '../support/error-of.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { fieldPart, filePart, formType, rawForm } from '../support/raw-form.ts';
import { remainsOf, type Remains } from '../support/remains.ts';
import { samples } from '../support/sample-files.ts';

let opened: OpenTestDatabase;
let server: AttachmentServer;
let ada: AttachmentUser;
let before: Remains;

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startAttachmentServer({ database: opened.database });
  ada = await server.user('ada');
});
afterAll(async () => {
  await server.close();
  await opened.close();
});
beforeEach(async () => {
  before = await remains();
});

const remains = () => remainsOf(server, opened.database);

/** Whatever was refused has left nothing. */
async function expectNothingNew(): Promise<void> {
  await expect.poll(remains).toEqual(before);
}

function post(body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.api}/attachments`, {
    method: 'POST',
    headers: { 'content-type': formType, ...ada.bearer, ...headers },
    body,
  });
}

describe('forms', () => {
  afterEach(expectNothingNew);

  test('one file, in the field file, in a whole form', async () => {
    const file = filePart('a.png', samples.png);
    const broken: [string, BodyInit, string?][] = [
      ['two files', rawForm([file, file])],
      [
        'a file after the file',
        rawForm([file, { ...file, headers: file.headers.replace('"file"', '"other"') }]),
      ],
      ['no file', rawForm([fieldPart('file')])],
      ['nothing', rawForm([])],
      ['empty', ''],
      ['another field', rawForm([{ ...file, headers: file.headers.replace('"file"', '"upload"') }])],
      ['a nested name', rawForm([{ ...file, headers: file.headers.replace('"file"', '"file[]"') }])],
      ['no end', rawForm([file], '')],
      ['an end that breaks off', rawForm([file], '--x-')],
      ['half a file', rawForm([file]).subarray(0, 120)],
      ['half a header', rawForm([file]).subarray(0, 30)],
      ['no disposition', rawForm([{ headers: 'Content-Type: image/png', body: samples.png }])],
      ['another boundary', rawForm([file]), 'multipart/form-data; boundary=y'],
      ['no boundary', rawForm([file]), 'multipart/form-data'],
      ['an empty boundary', rawForm([file]), 'multipart/form-data; boundary='],
      [
        'too many fields',
        rawForm([...Array.from({ length: 30 }, (_, index) => fieldPart(`f${index}`)), file]),
      ],
      ['noise', Buffer.from('\r\n--\r\n--x\r\r\n\n--x--x--')],
      ['binary noise', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256))],
    ];
    for (const [what, body, type] of broken) {
      const response = await post(body, type === undefined ? {} : { 'content-type': type });
      expect.soft(await errorOf(response), what).toEqual([400, 'invalid_request']);
    }
    expect((await fetch(`${server.api}/healthz`)).status).toBe(200);
  });

  test('fields beside the file are passed over, nothing in them says whose it is', async () => {
    const claims = ['owner', 'user', 'id', 'thread_id', 'file_key', 'mime_type'].map((name) =>
      fieldPart(name, ' ada'),
    );
    const response = await post(rawForm([...claims, filePart('a.png', samples.png)]));
    const attachment: { id: string } = await response.json();
    expect(attachment).toMatchObject({ name: 'a.png', mime_type: 'image/png' });
    expect(attachment.id).not.toBe(' ada');
    await ada.ask('attachments.delete', { attachment_id: attachment.id });
  });

  test('only forms are taken for direct uploads, and nothing compressed anywhere', async () => {
    for (const type of [
      'application/json',
      'image/png',
      'application/x-www-form-urlencoded',
      'multipart/mixed; boundary=x',
      '',
    ]) {
      const response = await post(samples.png, { 'content-type': type });
      expect.soft(await errorOf(response), type).toEqual([415, 'unsupported_media_type']);
    }
    const zipped = gzipSync(rawForm([filePart('a.png', samples.png)]));
    const compressed = await post(new Uint8Array(zipped), { 'content-encoding': 'gzip' });
    expect(await errorOf(compressed)).toEqual([415, 'unsupported_media_type']);
    const { upload_descriptor } = await ada.announce({ name: 'a.png', size: 70, mime_type: 'image/png' });
    for (const encoding of ['gzip', 'br', 'deflate', 'x']) {
      const init = { method: 'PUT', headers: { 'content-encoding': encoding }, body: samples.png };
      const response = await fetch(server.reach(upload_descriptor.url), init);
      expect.soft(await errorOf(response), encoding).toEqual([415, 'unsupported_media_type']);
    }
  });
});
