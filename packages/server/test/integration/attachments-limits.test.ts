import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  startAttachmentServer,
  type AttachmentServer,
  type AttachmentUser,
} from '../support/attachment-server.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { filePart, formType } from '../support/raw-form.ts';
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

const png = { name: 'a.png', type: 'image/png', bytes: samples.png };

/** Sends a head, then chunk after chunk until the server closes; what it answered, and how much it took. */
function flood(lines: readonly string[], chunk: Buffer): Promise<{ answer: string; sent: number }> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve) => {
    let answer = '';
    let sent = 0;
    const socket: Socket = connect(Number(port), hostname, () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      pour();
    });
    const pour = (): void => {
      while (!socket.destroyed && socket.writable) {
        sent += chunk.length;
        if (!socket.write(chunk)) break;
      }
    };
    socket.on('drain', () => setImmediate(pour));
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => {});
    socket.on('close', () => resolve({ answer, sent }));
  });
}

/** Watches how much more is held in buffers than now, at the most; what is only waiting to be collected does not count. */
function heldMemory(): () => number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const now = (): number => {
    collect();
    return process.memoryUsage().arrayBuffers;
  };
  const atStart = now();
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, now() - atStart)), 50);
  return () => {
    clearInterval(timer);
    return most;
  };
}

describe('I3: past the limit', () => {
  afterEach(expectNothingNew);
  const path = '/api/chatkit/attachments';
  const chunk = Buffer.alloc(65_536, 0x20);
  const type = `Content-Type: ${formType}`;
  const head = () => [
    `POST ${path} HTTP/1.1`,
    'Host: test',
    `Authorization: ${ada.bearer.authorization}`,
    type,
  ];

  test('10 GB declared, and an endless form: answered at once, closed, in little memory', async () => {
    const held = heldMemory();
    const declared = await flood([...head(), 'Content-Length: 10000000000'], chunk);
    expect(declared.answer).toMatch(/^HTTP\/1\.1 413 [^]*connection: close[^]*payload_too_large/iu);
    const file = Buffer.from(`--x\r\n${filePart('a.png', '').headers}\r\n\r\n`);
    const start = Buffer.concat([file, samples.png]);
    const opening = `${start.length.toString(16)}\r\n${start.toString('latin1')}\r\n`;
    const chunked = Buffer.concat([Buffer.from('10000\r\n'), chunk, Buffer.from('\r\n')]);
    const endless = await flood([...head(), 'Transfer-Encoding: chunked'], Buffer.from(opening, 'latin1'));
    expect(endless.answer).toMatch(/^HTTP\/1\.1 4\d\d /u);
    const pouring = await flood([...head(), 'Transfer-Encoding: chunked'], chunked);
    expect(pouring.answer).toMatch(/^HTTP\/1\.1 4\d\d [^]*connection: close/iu);
    for (const { sent } of [declared, endless, pouring]) expect(sent).toBeLessThan(1_000_000_000);
    expect(held()).toBeLessThan(20_000_000);
  });

  test('25 MB for an announced picture: 413 and closed, most of it unread', async () => {
    const { upload_descriptor } = await ada.announce({ name: 'a.png', size: 70, mime_type: 'image/png' });
    const { pathname, search } = new URL(server.reach(upload_descriptor.url));
    const lines = [`PUT ${pathname}${search} HTTP/1.1`, 'Host: test', 'Transfer-Encoding: chunked'];
    const first = Buffer.concat([samples.png, Buffer.alloc(65_536 - samples.png.length)]);
    const body = Buffer.concat([Buffer.from('10000\r\n'), first, Buffer.from('\r\n')]);
    const { answer, sent } = await flood(lines, body);
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*connection: close[^]*attachment_too_large/iu);
    expect(sent).toBeLessThan(25_000_000);
  });

  test('a stranger is refused before the body is read', async () => {
    const lines = [`POST ${path} HTTP/1.1`, 'Host: test', type, 'Content-Length: 90000'];
    const noToken = await rawRequest(server.origin, `${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
    expect([noToken.status, noToken.body]).toEqual([401, expect.stringContaining('missing_token')]);
    const target = [`PUT ${path}/atc_x/content?link=x HTTP/1.1`, 'Host: test', 'Content-Length: 90000'];
    const noLink = await rawRequest(server.origin, `${target.join('\r\n')}\r\nConnection: close\r\n\r\n`);
    expect([noLink.status, noLink.body]).toEqual([404, expect.stringContaining('not_found')]);
  });

  test('D4: one byte a second is cut off, and holds nobody up', async () => {
    const { upload_descriptor } = await ada.announce({ name: 'a.txt', size: 70, mime_type: 'text/plain' });
    const slow = httpRequest(server.reach(upload_descriptor.url), { method: 'PUT' });
    const answered = new Promise<number>((resolve, reject) => {
      slow.on('response', (response) => resolve(response.resume().statusCode ?? 0));
      slow.on('error', reject);
    });
    const drip = setInterval(() => slow.write('a'), 1_000);
    let isOver = false;
    answered.then(
      () => (isOver = true),
      () => {},
    );
    const { id } = await ada.attach(png);
    await ada.ask('attachments.delete', { attachment_id: id });
    expect(isOver, 'done before the slow one').toBe(false);
    expect(await answered).toBe(408);
    clearInterval(drip);
    slow.destroy();
  });

  test('a sender that leaves in the middle leaves nothing', async () => {
    const { id, upload_descriptor } = await ada.announce({ name: 'a.png', size: 70, mime_type: 'image/png' });
    const { pathname, search } = new URL(server.reach(upload_descriptor.url));
    const begun = [
      `PUT ${pathname}${search} HTTP/1.1\r\nHost: test\r\nContent-Length: 90000\r\n\r\n`,
      `${head().join('\r\n')}\r\nContent-Length: 90000\r\n\r\n--x\r\n${filePart('a.png', '').headers}\r\n\r\n`,
    ];
    for (const text of begun) {
      const { hostname, port } = new URL(server.origin);
      const socket = connect(Number(port), hostname);
      socket.write(Buffer.concat([Buffer.from(text), pngOf(80_000)]));
      await expect.poll(() => server.files()).toHaveLength(before.files.length + 1);
      socket.resetAndDestroy();
      await expect.poll(remains).toEqual(before);
    }
    const sent = await fetch(server.reach(upload_descriptor.url), { method: 'PUT', body: samples.png });
    expect(sent.status).toBe(200); // the address is still good
    await ada.ask('attachments.delete', { attachment_id: id });
  });
});
