import express from 'express';
import { readdir } from 'node:fs/promises';
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, userInput } from '../support/chat-client.ts';
import {
  formOf,
  startAttachmentServer,
  type AttachmentServer,
  type AttachmentUser,
} from '../support/attachment-server.ts';
import { errorOf } from '../support/error-of.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { pngOf, samples } from '../support/sample-files.ts';
import { startServer } from '../support/test-server.ts';

let opened: OpenTestDatabase;
let server: AttachmentServer;
let ada: AttachmentUser;

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startAttachmentServer({ database: opened.database });
  ada = await server.user('ada');
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

const png = { name: 'cat.png', type: 'image/png', bytes: samples.png };
const pdf = { name: 'report.pdf', type: 'application/pdf', bytes: samples.pdf };

describe('deleting', () => {
  test('101: attachments.delete removes bytes and record, announced ones included', async () => {
    const before = await server.files();
    const complete = await ada.attach(png);
    const announced = await ada.announce({ name: 'a.pdf', size: 5, mime_type: 'application/pdf' });
    for (const { id } of [complete, announced]) {
      expect(await ada.ask('attachments.delete', { attachment_id: id })).toEqual({});
      const again = await ada.post({ type: 'attachments.delete', params: { attachment_id: id } });
      expect(await errorOf(again)).toEqual([404, 'not_found']);
    }
    expect(await server.files()).toEqual(before);
    const preview = await fetch(server.reach(complete.type === 'image' ? complete.preview_url : ''));
    expect(await errorOf(preview)).toEqual([404, 'not_found']);
    const late = await fetch(server.reach(announced.upload_descriptor.url), {
      method: 'PUT',
      body: samples.pdf,
    });
    expect(await errorOf(late)).toEqual([404, 'not_found']);
  });

  test('X8: with its thread, bytes included', async () => {
    const before = await server.files();
    const { id } = await ada.attach(png);
    const { threadId } = await ada.createWith([id]);
    const { id: other } = await ada.attach(pdf);
    await ada.ask('threads.delete', { thread_id: threadId });
    await expect.poll(() => server.files()).toHaveLength(before.length + 1);
    for (const [attachment, status] of [
      [id, 404],
      [other, 200],
    ] as const) {
      const address = `${server.api}/attachments/${attachment}/content`;
      expect((await fetch(address, { headers: ada.bearer })).status).toBe(status);
    }
  });

  test('with everything else of the user', async () => {
    const carl = await server.user('carl');
    const before = await server.files();
    const { id } = await carl.attach(pdf);
    await carl.createWith([id]);
    await carl.attach(png);
    const chats = await server.chat.user({ issuer: '', subject: 'carl' });
    const records: object[] = [];
    for await (const record of chats.export()) records.push(record);
    expect(records).toContainEqual({
      kind: 'file',
      attachmentId: id,
      name: 'report.pdf',
      base64: samples.pdf.toString('base64'),
    });
    await chats.deleteEverything();
    expect(await server.files()).toEqual(before);
  });
});

describe('a server without attachments', () => {
  test('102: answers 501 to both requests and at every address', async () => {
    const plain = await startServer({ database: opened.database });
    const bob = await signIn(plain.api, 'bob');
    const claim = { name: 'a.png', size: 5, mime_type: 'image/png' };
    const refused = [
      await bob.post({ type: 'attachments.create', params: claim }),
      await bob.post({ type: 'attachments.delete', params: { attachment_id: 'atc_x' } }),
      await fetch(`${plain.api}/attachments`, { method: 'POST', body: formOf(png) }),
      await fetch(`${plain.api}/attachments/atc_x/content?link=x`, { method: 'PUT', body: 'x' }),
      await fetch(`${plain.api}/attachments/atc_x/preview`),
    ];
    for (const response of refused) expect.soft(await errorOf(response)).toEqual([501, 'not_supported']);
    const message = { ...userInput('Hi'), attachments: ['atc_x'] };
    const sent = await bob.post({ type: 'threads.create', params: { input: message } });
    expect(await errorOf(sent)).toEqual([404, 'not_found']);
    await plain.close();
  });
});

test('in memory: the same without a database, and without a folder', async () => {
  const own = await startAttachmentServer({ database: 'memory', attachments: { files: undefined } });
  const bob = await own.user('bob');
  const attachment = await bob.attach(png);
  const { threadId } = await bob.createWith([attachment.id]);
  expect((await bob.items(threadId))[0]).toMatchObject({
    attachments: [{ id: attachment.id, thread_id: threadId }],
  });
  await bob.ask('threads.delete', { thread_id: threadId });
  const gone = await fetch(`${own.api}/attachments/${attachment.id}/content`, { headers: bob.bearer });
  expect(gone.status).toBe(404);
  expect(await own.files()).toEqual([]);
  await own.close();
});

describe('at the next start', () => {
  test('what a crash has left is removed, and what no message took in time', async () => {
    const { id } = await ada.attach(png);
    await opened.database.query(
      `update chatdock.attachments set created_at = now() - interval '25 hours' where id = $1`,
      [id],
    );
    const { id: fresh } = await ada.attach(pdf);
    const before = await server.files();
    const next = await startAttachmentServer({
      database: opened.database,
      attachments: { files: { directory: server.folder } },
    });
    await expect.poll(() => server.files()).toHaveLength(before.length - 1);
    const status = async (attachment: string) =>
      (await fetch(`${next.api}/attachments/${attachment}/content`, { headers: ada.bearer })).status;
    expect([await status(id), await status(fresh)]).toEqual([404, 200]);
    await next.close();
  });
});

/** How many files this process has open; on systems that say. */
async function openDescriptors(): Promise<number> {
  return (await readdir('/proc/self/fd').catch(() => [])).length;
}

describe('F9: readers that leave', () => {
  test('let go of the file, and a file that is gone from the disk reads as missing', async () => {
    const { id } = await ada.attach({ ...png, bytes: pngOf(9_000_000) });
    const address = `${server.api}/attachments/${id}/content`;
    const before = await openDescriptors();
    for (let count = 0; count < 5; count += 1) {
      const request = get(address, { headers: ada.bearer });
      await new Promise<void>((resolve) => {
        request.on('response', (response) => response.once('data', () => resolve()));
        request.on('error', () => {});
      });
      request.destroy();
    }
    await expect.poll(openDescriptors).toBeLessThanOrEqual(before);
    expect((await fetch(address, { headers: ada.bearer })).status).toBe(200);
  });
});

function withParsers(app: express.Express): void {
  app.use(express.json(), express.urlencoded({ extended: true }), express.text());
  app.use('/greedy', express.raw({ type: () => true, limit: '1mb' }));
}

describe('in an application', () => {
  test('behind parsers of other bodies, at another path; not behind one that takes the file', async () => {
    for (const [mountPath, expected] of [
      ['/deep/down/chat', [200, undefined]],
      ['/greedy/chat', [400, 'invalid_request']],
    ] as const) {
      const other = await startAttachmentServer({
        database: opened.database,
        mountPath,
        prepare: withParsers,
      });
      const bob = await other.user('bob');
      const response = await bob.upload(png);
      const body: { error?: { code: string } } = await response.json();
      expect.soft([response.status, body.error?.code], mountPath).toEqual(expected);
      await other.close();
    }
  });
});
