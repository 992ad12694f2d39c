import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  startAttachmentServer,
  type AttachmentServer,
  type AttachmentUser,
} from '../support/attachment-server.ts';
import { errorOf } from '../support/error-of.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { filePart, formType, rawForm } from '../support/raw-form.ts';
import { rawRequest } from '../support/raw-request.ts';
import { remainsOf, type Remains } from '../support/remains.ts';
import { pngOf, samples } from '../support/sample-files.ts';

const maxBytes = 100_000;

let opened: OpenTestDatabase;
let server: AttachmentServer;
let ada: AttachmentUser;
let before: Remains;

beforeAll(async () => {
  opened = await openTestPostgres();
  const attachments = { maxBytes: { 'image/png': maxBytes, 'text/plain': 1_000 } };
  server = await startAttachmentServer({ database: opened.database, attachments });
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

const png = { name: 'a.png', type: 'image/png', bytes: samples.png };

describe('I7: what a file says of itself is not believed', () => {
  afterEach(expectNothingNew);

  test('content of another type is refused, and removed', async () => {
    const wrong = [
      ['image/png', samples.svg],
      ['image/png', samples.html],
      ['image/png', samples.jpeg],
      ['image/png', samples.pdf],
      ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
      ['image/png', Buffer.concat([Buffer.from(' '), samples.png])],
      ['image/gif', samples.png],
      ['image/jpeg', samples.text],
      ['image/webp', Buffer.from('RIFF\x00\x00\x00\x00WAVE')],
      ['application/pdf', samples.png],
      ['application/pdf', Buffer.alloc(70_000, 0x41)],
      ['text/plain', samples.png],
      ['text/markdown', samples.gif],
      ['text/csv', Buffer.from('a\0b')],
      ['text/plain', Buffer.from('\xff\xfeh\0i\0', 'latin1')],
      ['text/plain', Buffer.from('caf\xe9', 'latin1')],
      ['text/plain', Buffer.from('\xf0\x9f\x98', 'latin1')],
      ['application/json', Buffer.from('\xed\xa0\x80', 'latin1')],
    ] as const;
    for (const [type, bytes] of wrong) {
      const response = await ada.upload({ name: 'a.bin', type, bytes });
      expect
        .soft(await errorOf(response), `${type} ${bytes.toString('latin1', 0, 20)}`)
        .toEqual([415, 'attachment_type_refused']);
      const announced = await ada.announce({ name: 'a.bin', size: 5, mime_type: type });
      const sent = await fetch(server.reach(announced.upload_descriptor.url), { method: 'PUT', body: bytes });
      expect.soft(await errorOf(sent), type).toEqual([415, 'attachment_type_refused']);
    }
  });

  test('SVG, HTML and whatever else is not on the list is refused, by whatever name', async () => {
    for (const type of [
      'image/svg+xml',
      'text/html',
      'application/xhtml+xml',
      'text/xml',
      'application/javascript',
      'application/x-msdownload',
      'image/*',
      '*/*',
      'image/png/x',
      'toString',
      '__proto__',
      'constructor',
    ]) {
      for (const name of ['a.png', 'a.svg', 'a.txt', 'a']) {
        const response = await ada.upload({ name, type, bytes: samples.svg });
        expect.soft(await errorOf(response), `${type} ${name}`).toEqual([415, 'attachment_type_refused']);
        const claim = { name, size: 5, mime_type: type };
        const announced = await ada.post({ type: 'attachments.create', params: claim });
        expect.soft(await errorOf(announced), `${type} ${name}`).toEqual([415, 'attachment_type_refused']);
      }
    }
    const nameless = await ada.upload({ name: 'a.svg', type: '', bytes: samples.svg });
    expect(await errorOf(nameless)).toEqual([415, 'attachment_type_refused']);
  });

  test('sizes: claimed and real ones, at the limit of the type and past it', async () => {
    for (const [size, expected] of [
      [-1, [400, 'invalid_request']],
      [0, [400, 'attachment_empty']],
      [1.5, [400, 'invalid_request']],
      [1e308, [400, 'invalid_request']],
      [2 ** 53, [400, 'invalid_request']],
      ['70', [400, 'invalid_request']],
      [null, [400, 'invalid_request']],
      [[70], [400, 'invalid_request']],
      [maxBytes + 1, [413, 'attachment_too_large']],
      [Number.MAX_SAFE_INTEGER, [413, 'attachment_too_large']],
    ] as const) {
      const params = { name: 'a.png', size, mime_type: 'image/png' };
      const response = await ada.post({ type: 'attachments.create', params });
      expect.soft(await errorOf(response), String(size)).toEqual(expected);
    }
    const tooLarge = [413, 'attachment_too_large'];
    const over = { ...png, bytes: pngOf(maxBytes + 1) };
    expect(await errorOf(await ada.upload(over))).toEqual(tooLarge);
    const text = { name: 'a.txt', type: 'text/plain', bytes: Buffer.alloc(1_001, 0x61) };
    expect(await errorOf(await ada.upload(text))).toEqual(tooLarge);
    const { upload_descriptor } = await ada.announce({ name: 'a.png', size: 70, mime_type: 'image/png' });
    const address = server.reach(upload_descriptor.url);
    expect(await errorOf(await fetch(address, { method: 'PUT', body: over.bytes }))).toEqual(tooLarge);
    expect(await errorOf(await fetch(address, { method: 'POST', body: new Uint8Array() }))).toEqual([
      400,
      'attachment_empty',
    ]);
    expect(await errorOf(await ada.upload({ ...png, bytes: Buffer.alloc(0) }))).toEqual([
      400,
      'attachment_empty',
    ]);
  });
});

describe('I7: names', () => {
  const refused = [
    '',
    ' ',
    '.',
    '..',
    'a\r\nSet-Cookie: x=1.png',
    'a\nb.png',
    'a\tb.png',
    'a\u007fb.png',
    'a\u0085b.png',
    'a\u2028b.png',
    '../../etc/passwd',
    '..\\..\\windows\\win.ini',
    '/etc/passwd',
    'C:\\x.png',
    'a/../b.png',
    `${'x'.repeat(5_000)}.png`,
    'x'.repeat(256),
  ];
  const taken = [
    ['quote".png', 'attachment; filename="quote\\".png"'],
    ["it's; x=y.png", `attachment; filename="it's; x=y.png"`],
    ['Grüße – 猫🐈.png', undefined],
    ['exe\u202egnp.scr', undefined],
    ['%0d%0aSet-Cookie: x=1', undefined],
    ['<script>alert(1)</script>.png'.replace('/', ''), undefined],
    ['CON.png', undefined],
    ['..png', undefined],
    ['x'.repeat(255), undefined],
  ] as const;

  test('what is no name is refused by attachments.create', async () => {
    for (const name of refused) {
      const response = await ada.post({
        type: 'attachments.create',
        params: { name, size: 70, mime_type: 'image/png' },
      });
      expect.soft(await errorOf(response), name).toEqual([400, 'invalid_request']);
    }
    for (const name of ['a\0b.png', 'a\ud800.png']) {
      const response = await ada.post({
        type: 'attachments.create',
        params: { name, size: 70, mime_type: 'image/png' },
      });
      expect.soft(await errorOf(response)).toEqual([400, 'invalid_request']);
    }
  });

  test('a form’s name loses its folders, as browsers’ forms say; what is left has to be a name', async () => {
    for (const [sent, kept] of [
      ['../../etc/passwd.png', 'passwd.png'],
      ['C:\\\\fakepath\\\\cat.png', 'cat.png'],
      ['photos/2024/cat.png', 'cat.png'],
    ] as const) {
      const response = await post(rawForm([filePart(sent, samples.png)]));
      expect.soft(await response.json(), sent).toMatchObject({ name: kept });
    }
    for (const name of ['..', '.', ' ', 'a/..', 'a\tb.png', 'a\0b.png', 'x'.repeat(5_000)]) {
      const response = await post(rawForm([filePart(name, samples.png)]));
      expect.soft(await errorOf(response), name).toEqual([400, 'invalid_request']);
    }
    // A line ends there, so the name does: as good as any other form that says so.
    const split = await post(rawForm([filePart('a\r\nSet-Cookie: x=1.png', samples.png)]));
    expect(await split.json()).toMatchObject({ name: 'a' });
    expect(split.headers.get('set-cookie')).toBeNull();
    const bare = await post(rawForm([filePart('a\nX-Evil: 1', samples.png)]));
    expect(await errorOf(bare)).toEqual([400, 'invalid_request']);
  });

  test('what is a name comes back as it went in, and never gets into a header as it is', async () => {
    for (const [name, header] of taken) {
      const { id } = await ada.announce({ name, size: 70, mime_type: 'image/png' });
      const address = `${server.api}/attachments/${id}/content`;
      const sent = await fetch(address, { method: 'PUT', headers: ada.bearer, body: samples.png });
      expect.soft(await sent.json(), name).toMatchObject({ name });
      const head = await rawDownload(id);
      expect.soft(head, name).toMatch(/^content-disposition: attachment(?:; |\r)/imu);
      const disposition = /^content-disposition: (.*)\r$/imu.exec(head)?.[1] ?? '';
      expect.soft(disposition, name).toMatch(/^[\x20-\x7e]+$/u);
      expect.soft(disposition).toBe(header ?? disposition);
      expect.soft(head.match(/^content-disposition:/gimu)).toHaveLength(1);
      expect.soft(head).not.toMatch(/^set-cookie/imu);
      const encoded = /filename\*=UTF-8''([^;]+)/u.exec(disposition)?.[1] ?? encodeURIComponent(name);
      expect.soft(decodeURIComponent(encoded)).toBe(name);
    }
  });
});

describe('texts', () => {
  test('UTF-8 however it is cut into pieces, and whatever it begins with', async () => {
    const texts = [
      'BMW is a car',
      'GIF89a is a format',
      '%PDF- is one too',
      '\ufeffBOM',
      'é'.repeat(400),
      '🐈'.repeat(200),
    ];
    for (const text of texts) {
      const { id, upload_descriptor } = await ada.announce({
        name: 'a.txt',
        size: 9,
        mime_type: 'text/plain',
      });
      const bytes = Buffer.from(text);
      let pulled = 0;
      const body = new ReadableStream({
        async pull(controller) {
          const at = pulled;
          pulled += 7;
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.subarray(at, at + 7));
        },
      });
      const init: RequestInit & { duplex: 'half' } = { method: 'PUT', body, duplex: 'half' };
      expect.soft((await fetch(server.reach(upload_descriptor.url), init)).status, text).toBe(200);
      const download = await fetch(`${server.api}/attachments/${id}/content`, { headers: ada.bearer });
      expect.soft(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
    }
  });
});

/** The head of a download, as it is on the wire. */
async function rawDownload(id: string): Promise<string> {
  const path = `${new URL(server.api).pathname}/attachments/${id}/content`;
  const { authorization } = ada.bearer;
  const lines = [`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: close', `Authorization: ${authorization}`];
  const { head, status } = await rawRequest(server.origin, `${lines.join('\r\n')}\r\n\r\n`);
  expect(status).toBe(200);
  return `${head}\r\n`;
}
