import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AttachedFile, Turn } from '../../src/chat/ports.ts';
import { readEvents } from '../support/chat-client.ts';
import {
  formOf,
  publicUrl,
  startAttachmentServer,
  type AttachmentServer,
  type AttachmentUser,
} from '../support/attachment-server.ts';
import { errorOf } from '../support/error-of.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { echo } from '../support/responders.ts';
import { samples } from '../support/sample-files.ts';

let opened: OpenTestDatabase;
let server: AttachmentServer;
let ada: AttachmentUser;
/** What the responder found behind the attachments of the newest message. */
let seen: (AttachedFile | null)[] = [];

async function* readThenEcho(turn: Turn) {
  seen = await Promise.all((turn.message?.attachments ?? []).map(({ id }) => turn.attachment(id)));
  yield* echo(turn);
}

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startAttachmentServer({ database: opened.database, respond: readThenEcho });
  ada = await server.user('ada');
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

const png = { name: 'cat.png', type: 'image/png', bytes: samples.png };
const pdf = { name: 'report.pdf', type: 'application/pdf', bytes: samples.pdf };

async function linkOf(id: string): Promise<string> {
  const { threadId } = await ada.createWith([id]);
  const [message] = await ada.items(threadId);
  const [attachment] = message?.type === 'user_message' ? message.attachments : [];
  return attachment?.type === 'image' ? attachment.preview_url : '';
}

describe('direct upload', () => {
  test('a file in a form becomes an attachment, complete and without a descriptor', async () => {
    const before = await server.files();
    const response = await ada.upload(pdf);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      type: 'file',
      id: expect.stringMatching(/^atc_[\w-]{22}$/u),
      name: 'report.pdf',
      mime_type: 'application/pdf',
    });
    expect(await server.files()).toHaveLength(before.length + 1);
  });

  test('a picture has a preview, whose address works as it is and is the same for a while', async () => {
    const attachment = await ada.attach(png);
    if (attachment.type !== 'image') throw new Error('A picture is an image.');
    const address = `${publicUrl}/attachments/${attachment.id}/preview?link=`;
    expect(attachment.preview_url.startsWith(address)).toBe(true);
    const preview = await fetch(server.reach(attachment.preview_url));
    expect(preview.status).toBe(200);
    expect(Buffer.from(await preview.arrayBuffer())).toEqual(samples.png);
    expect(Object.fromEntries(preview.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(samples.png.length),
      'content-disposition': 'attachment; filename=cat.png',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, max-age=1500',
    });
    expect(await linkOf(attachment.id)).toBe(attachment.preview_url);
    const head = await fetch(server.reach(attachment.preview_url), { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(samples.png.length)]);
  });

  test('every kind of file that is accepted by default', async () => {
    const kinds = [
      ['a.png', 'image/png', samples.png],
      ['a.gif', 'image/gif', samples.gif],
      ['a.jpg', 'image/jpeg', samples.jpeg],
      ['a.webp', 'image/webp', samples.webp],
      ['a.pdf', 'application/pdf', samples.pdf],
      ['a.txt', 'text/plain', samples.text],
      ['a.md', 'text/markdown', samples.markdown],
      ['a.csv', 'text/csv', samples.csv],
      ['a.json', 'application/json', samples.json],
    ] as const;
    for (const [name, type, bytes] of kinds) {
      const attachment = await ada.attach({ name, type, bytes });
      expect.soft(attachment, name).toMatchObject({
        type: type.startsWith('image/') ? 'image' : 'file',
        mime_type: type,
      });
      const download = await fetch(`${server.api}/attachments/${attachment.id}/content`, {
        headers: ada.bearer,
      });
      expect.soft(Buffer.from(await download.arrayBuffer()), name).toEqual(bytes);
      const isText = /^text|json$/u.test(type);
      expect.soft(download.headers.get('content-type'), name).toBe(isText ? `${type}; charset=utf-8` : type);
      expect.soft(download.headers.get('cache-control')).toBe('private, no-store');
      expect.soft(download.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  test('a browser that does not know the type is helped by the name, and not believed', async () => {
    for (const [name, type, bytes, found] of [
      ['notes.MD', '', samples.markdown, 'text/markdown'],
      ['table.csv', 'application/vnd.ms-excel', samples.csv, 'text/csv'],
      ['cat.png', 'application/octet-stream', samples.png, 'image/png'],
      ['cat.png', 'image/PNG; x=y', samples.png, 'image/png'],
    ] as const) {
      expect.soft(await ada.attach({ name, type, bytes }), name).toMatchObject({ mime_type: found });
    }
    const wrong = await ada.upload({ name: 'cat.png', type: '', bytes: samples.pdf });
    expect(await errorOf(wrong)).toEqual([415, 'attachment_type_refused']);
  });
});

describe('two-phase upload', () => {
  const claim = { name: 'cat.png', size: samples.png.length, mime_type: 'image/png' };

  test('100: the announced attachment says where its bytes go; a form or the bytes as they are arrive there', async () => {
    for (const method of ['POST', 'PUT']) {
      for (const body of [formOf(png), samples.png]) {
        const announced = await ada.announce(claim);
        expect(announced).toEqual({
          type: 'image',
          id: expect.stringMatching(/^atc_/u),
          name: 'cat.png',
          mime_type: 'image/png',
          preview_url: expect.stringContaining(`${publicUrl}/attachments/${announced.id}/preview?link=`),
          upload_descriptor: {
            url: expect.stringContaining(`${publicUrl}/attachments/${announced.id}/content?link=`),
            method: 'POST',
            headers: {},
          },
        });
        const sent = await fetch(server.reach(announced.upload_descriptor.url), { method, body });
        const { upload_descriptor: _, ...complete } = announced;
        expect([sent.status, await sent.json()]).toEqual([200, complete]);
        const preview = await fetch(server.reach(announced.type === 'image' ? announced.preview_url : ''));
        expect(Buffer.from(await preview.arrayBuffer())).toEqual(samples.png);
      }
    }
  });

  test('the owner’s token does as well as the address', async () => {
    const { id } = await ada.announce(claim);
    const address = `${server.api}/attachments/${id}/content`;
    const sent = await fetch(address, { method: 'PUT', headers: ada.bearer, body: samples.png });
    expect(sent.status).toBe(200);
    expect((await fetch(address, { headers: ada.bearer })).status).toBe(200);
  });

  test('before the bytes are there it can be neither read nor sent', async () => {
    const announced = await ada.announce(claim);
    const expected = [409, 'attachment_not_uploaded'];
    expect(await errorOf(await ada.send([announced.id]))).toEqual(expected);
    const address = `${server.api}/attachments/${announced.id}/content`;
    expect(await errorOf(await fetch(address, { headers: ada.bearer }))).toEqual(expected);
    const preview = await fetch(server.reach(announced.type === 'image' ? announced.preview_url : ''));
    expect(await errorOf(preview)).toEqual(expected);
  });

  test('what was refused can be sent again; what has arrived cannot', async () => {
    const { upload_descriptor } = await ada.announce(claim);
    const put = (body: Uint8Array<ArrayBuffer>) =>
      fetch(server.reach(upload_descriptor.url), { method: 'PUT', body });
    const before = await server.files();
    expect(await errorOf(await put(samples.pdf))).toEqual([415, 'attachment_type_refused']);
    expect(await errorOf(await put(new Uint8Array()))).toEqual([400, 'attachment_empty']);
    expect(await server.files()).toEqual(before);
    expect((await put(samples.png)).status).toBe(200);
    expect(await errorOf(await put(samples.png))).toEqual([409, 'attachment_uploaded']);
    expect(await server.files()).toHaveLength(before.length + 1);
  });

  test('of many who send at once, one gets it; the others leave nothing', async () => {
    const { upload_descriptor, id } = await ada.announce({
      ...claim,
      mime_type: 'text/plain',
      name: 'a.txt',
    });
    const before = await server.files();
    const texts = Array.from({ length: 8 }, (_, index) => `text ${index}`.repeat(1_000));
    const answers = await Promise.all(
      texts.map((body) => fetch(server.reach(upload_descriptor.url), { method: 'PUT', body })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 409)).toHaveLength(7);
    const kept = await fetch(`${server.api}/attachments/${id}/content`, { headers: ada.bearer });
    expect(await kept.text()).toBe(texts[statuses.indexOf(200)]);
    expect(await server.files()).toHaveLength(before.length + 1);
  });
});

describe('in messages', () => {
  test('28: the message holds the attachments in order, with their thread; reading it makes addresses afresh', async () => {
    const [one, two] = [await ada.attach(pdf), await ada.attach(png)];
    const { threadId, events } = await ada.createWith([two.id, one.id]);
    const held = [
      { ...two, thread_id: threadId },
      { ...one, thread_id: threadId },
    ];
    expect(events[1]).toMatchObject({ type: 'thread.item.done', item: { attachments: held } });
    const [message] = await ada.items(threadId);
    expect(message).toMatchObject({ attachments: held });
    expect(seen.map((file) => Buffer.from(file?.bytes ?? []))).toEqual([samples.png, samples.pdf]);
    const more = await ada.attach(png);
    const added = await ada.send([more.id, one.id], threadId);
    expect(readEvents(await added.text())[0]).toMatchObject({
      item: { attachments: [{ id: more.id, thread_id: threadId }, { id: one.id }] },
    });
  });

  test('no address is stored: a database that is read by others gives no access', async () => {
    const { id } = await ada.attach(png);
    await ada.createWith([id]);
    const { rows } = await opened.database.query<{ body: string }>(
      'select body::text as body from chatdock.thread_items where body::text like $1',
      [`%${id}%`],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.body).not.toContain('link=');
  });

  test('29: a message with an attachment that is unknown, in another thread or one too many is not stored', async () => {
    const sent = await ada.attach(pdf);
    await ada.createWith([sent.id]);
    const threads = async () =>
      (await ada.ask<{ data: unknown[] }>('threads.list', { limit: 100 })).data.length;
    const before = await threads();
    expect(await errorOf(await ada.send([sent.id]))).toEqual([404, 'not_found']);
    expect(await errorOf(await ada.send(['atc_unknown']))).toEqual([404, 'not_found']);
    const many = Array.from({ length: 11 }, (_, index) => `atc_${index}`);
    const refused = await ada.send(many);
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { error: { code: 'invalid_request', message: expect.stringContaining('params.input.attachments') } },
    ]);
    expect(await threads()).toBe(before);
  });

  test('17: the responder keeps its own data with an attachment, and gives out an address to download it', async () => {
    const { id } = await ada.attach(pdf);
    const { threadId } = await ada.createWith([id]);
    const [file] = seen;
    expect(file?.metadata).toEqual({});
    await file?.saveMetadata({ file_id: 'file-1', nothing: null });
    await (await ada.send([id], threadId)).text();
    expect(seen[0]?.metadata).toEqual({ file_id: 'file-1', nothing: null });
    expect(JSON.stringify(await ada.items(threadId))).not.toContain('file-1');
    const download = await fetch(server.reach(file?.downloadUrl ?? ''));
    expect(Buffer.from(await download.arrayBuffer())).toEqual(samples.pdf);
  });
});
