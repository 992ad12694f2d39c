import { anyJson, holds, spoiled, type Json } from '@chatdock/testing/attacks';
import { array, constantFrom, oneof, record, string, tuple, uint8Array } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { streamText } from '../../src/respond/stream-text.ts';
import {
  startAttachmentServer,
  type AttachmentServer,
  type AttachmentUser,
} from '../support/attachment-server.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { rawRequest } from '../support/raw-request.ts';
import { echo } from '../support/responders.ts';
import { samples } from '../support/sample-files.ts';
import { requests } from '../unit/protocol/examples.ts';

let opened: OpenTestDatabase;
let server: AttachmentServer;
let ada: AttachmentUser;
let bob: AttachmentUser;
let threadId: string;
let itemId: string;
let attachmentId: string;

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startAttachmentServer({
    database: opened.database,
    respond: echo,
    action: (turn) => streamText(turn, ['Acted.']),
    syncAction: async () => null,
    hooks: { transcribe: async () => 'Hello', feedback: async () => {} },
  });
  ada = await server.user('ada');
  bob = await server.user('bob');
  threadId = (await ada.create('Hello')).threadId;
  itemId = (await ada.items(threadId))[0]?.id ?? '';
  attachmentId = (await ada.attach({ name: 'a.png', type: 'image/png', bytes: samples.png })).id;
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

/** An answer as every route gives it; what else there is fails the test. */
async function orderly(response: Response, offered = [200]): Promise<number> {
  const { status, headers } = response;
  const text = await response.text();
  if (offered.includes(status)) return status;
  expect(status, text).toBeGreaterThanOrEqual(400);
  expect(status, text).toBeLessThan(500);
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  const { error }: { error: { code: string; message: string } } = JSON.parse(text);
  expect(Object.keys(error)).toEqual(['code', 'message']);
  expect(text).not.toMatch(/ at .*\.ts|node:|select |\/tmp\/|internals|chatdock\./u);
  return status;
}

/** The ids of the examples, as they are here. */
function real(value: Json): Json {
  const text = JSON.stringify(value)
    .replaceAll('"thr_1"', JSON.stringify(threadId))
    .replaceAll('"msg_1"', JSON.stringify(itemId));
  return JSON.parse(text.replaceAll('"atc_1"', JSON.stringify(attachmentId)));
}

/** Everything that somebody has, for comparing. */
async function stateOf(user: AttachmentUser): Promise<string> {
  const list = await user.ask<{ data: { id: string }[] }>('threads.list', { limit: 100 });
  const items = await Promise.all(list.data.map(({ id }) => user.items(id)));
  return JSON.stringify([list, items]).replaceAll(/"preview_url":"[^"]*"/gu, '');
}

const nothing = ['threads.delete', 'attachments.delete'];
const kept = requests.filter(({ type }) => !nothing.includes(type) && !type.startsWith('chatdock.'));

describe('I1: random requests are answered in order', () => {
  test('I1: every kind of request, with places changed, added and taken out', async () => {
    const past: Json[] = [
      {
        type: 'threads.create',
        params: { input: { content: [], attachments: { length: { toString: 0 } }, inference_options: {} } },
      },
      { type: 'threads.list', params: { limit: 5 }, metadata: { __proto__: 1 } },
      'x',
      null,
    ];
    await holds(spoiled(kept), { cases: 500, past }, async (request) => {
      await orderly(await ada.post(real(request)));
    });
    await holds(anyJson, { cases: 100 }, async (body) => void (await orderly(await ada.post(body))));
    expect((await ada.thread(threadId)).id).toBe(threadId);
  });

  test('X2, X3: whatever a stranger sends with somebody’s ids: nothing is told, nothing changes', async () => {
    const before = await stateOf(ada);
    await holds(spoiled(requests), { cases: 300 }, async (request) => {
      const response = await bob.post(real(request), { signal: AbortSignal.timeout(60_000) });
      const text = await response.text();
      expect(response.status, text).toBeLessThan(500);
      expect(text).not.toContain('You said: Hello');
      expect(response.status === 200 || !text.includes('a.png'), text).toBe(true);
    });
    expect(await stateOf(ada)).toBe(before);
  });

  test('every route, with any method, query and header', async () => {
    const path = oneof(
      constantFrom(
        '/',
        '/session',
        '/attachments',
        '/embed.js',
        '/openapi.json',
        '/docs',
        '/healthz',
        '/readyz',
        '',
      ),
      constantFrom(
        `/attachments/${attachmentId}/content`,
        `/attachments/${attachmentId}/preview`,
        '/widget/manifest.json',
      ),
      constantFrom(
        '/widget/../../package.json',
        '/widget/%2e%2e/x',
        '//evil.example',
        '/%00',
        '/%',
        '/embed-x.js',
        '/attachments/__proto__/content',
      ),
      string({ unit: 'grapheme-ascii', maxLength: 20 }).map((text) => `/${text.replaceAll(/[\s#]/gu, '')}`),
    );
    const header = constantFrom(
      'Accept: */*;q=nope',
      'Accept-Encoding: br;q=2, *;q=0',
      'Accept-Language: ,;',
      'Range: bytes=5-1',
      'Range: bytes=0-0,1-1',
      'If-None-Match: *',
      'If-None-Match: W/"x"',
      'Origin: null',
      'Cookie: a=b; __proto__=1',
      'Content-Length: 0',
      'Expect: x',
      'Content-Type: multipart/form-data',
      'Content-Type: multipart/form-data; boundary=',
      'X-Chatdock-Visitor: cv_x',
      'Transfer-Encoding: gzip',
      'X-Forwarded-Host: evil.example',
      'Forwarded: host=evil.example',
      'Authorization: Basic YTpi',
      'Sec-Fetch-Site: cross-site',
      'Upgrade: h2c',
    );
    const query = constantFrom(
      '',
      '?',
      '?a',
      '?access_token=x',
      '?token=%',
      '?link=x',
      '?__proto__=1',
      '?%ff',
    );
    const request = record({
      method: constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'),
      path,
      query,
      headers: array(header, { maxLength: 4 }),
      isSignedIn: constantFrom(true, false),
      body: oneof(constantFrom('', '{}', '{"type":', '--x\r\n'), string({ maxLength: 30 })),
    });
    await holds(
      request,
      { cases: 600 },
      async ({ method, path: at, query: asked, headers, isSignedIn, body }) => {
        const isFixed = headers.some((line) => /^(?:Content-Length|Transfer-Encoding)/u.test(line));
        const length = body === '' || isFixed ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
        const signed = isSignedIn ? [`Authorization: ${ada.bearer.authorization}`] : [];
        const lines = [
          `${method} /api/chatkit${at}${asked} HTTP/1.1`,
          'Host: test',
          'Connection: close',
          ...signed,
          ...headers,
          ...length,
        ];
        const {
          status,
          head,
          body: answer,
        } = await rawRequest(server.origin, `${lines.join('\r\n')}\r\n\r\n${isFixed ? '' : body}`);
        const told = `${lines.join('\n')}\n${head}\n${answer.slice(0, 300)}`;
        expect(status, told).toBeGreaterThanOrEqual(200);
        expect(status, told).toBeLessThan(500);
        expect(`${head}${answer}`, told).not.toMatch(
          /evil\.example|x-powered-by|\/node_modules\/| at .*\.ts:/iu,
        );
      },
    );
  });

  test('I7: names, types and bytes of files: kept exactly, or refused', async () => {
    const name = oneof(
      string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      constantFrom(
        'a"b.png',
        'a\\b.png',
        '../../a.png',
        'a\r\nX-Evil: 1.png',
        'ä; filename="x"',
        '%00.png',
        '..',
        'a\u202egnp.exe',
        'CON',
        '🧑‍🚀.png',
        "a'b.png",
        '%22.png',
        "utf-8''x.png",
      ),
    );
    const type = constantFrom(
      'image/png',
      'image/png; x=y',
      'IMAGE/PNG',
      '',
      'text/html',
      'application/octet-stream',
      'image/svg+xml',
      'text/plain',
    );
    const past: [string, string][] = [
      ['%!', 'image/png'],
      ['a%22b.png', 'image/png'],
      ["utf-8''x.png", 'image/png'],
    ];
    await holds(tuple(name, type), { cases: 150, past }, async ([given, mime]) => {
      const response = await ada.post({
        type: 'attachments.create',
        params: { name: given, size: samples.png.length, mime_type: mime },
      });
      if ((await orderly(response.clone())) !== 200) return;
      const {
        id,
        name: stored,
        upload_descriptor: upload,
      }: { id: string; name: string; upload_descriptor: { url: string } } = await response.json();
      expect(stored).toBe(given);
      const sent = await fetch(server.reach(upload.url), { method: 'PUT', body: samples.png });
      if ((await orderly(sent)) !== 200) return;
      const download = await fetch(`${server.api}/attachments/${id}/content`, { headers: ada.bearer });
      const disposition = download.headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(
        /^attachment; filename="(?:[^"\\]|\\.)*"(?:; filename\*=UTF-8''[\w%!#$&+.^`|~*'()-]+)?$|^attachment; filename=[\w.!#$%&+^`|~'*-]+(?:; filename\*=UTF-8''.+)?$/u,
      );
      const encoded = /filename\*=UTF-8''(.+)$/u.exec(disposition)?.[1];
      const plain =
        /filename="((?:[^"\\]|\\.)*)"/u.exec(disposition)?.[1]?.replaceAll(/\\(.)/gu, '$1') ??
        /filename=([^;"]+)/u.exec(disposition)?.[1];
      expect(encoded === undefined ? plain : decodeURIComponent(encoded)).toBe(given);
      expect(download.headers.get('x-content-type-options')).toBe('nosniff');
      expect(Buffer.from(await download.arrayBuffer()).equals(samples.png)).toBe(true);
    });
    const form = tuple(
      oneof(string({ maxLength: 20 }), constantFrom('x', 'x"', '--')),
      array(
        oneof(
          constantFrom(
            '--x\r\n',
            '--x--',
            '\r\n\r\n',
            'Content-Disposition: form-data; name="file"; filename="a.png"\r\n',
            'Content-Type: image/png\r\n',
          ),
          string({ maxLength: 10 }),
        ),
        { maxLength: 8 },
      ),
    );
    await holds(form, { cases: 150 }, async ([boundary, parts]) => {
      const headers = {
        ...ada.bearer,
        'content-type': `multipart/form-data; boundary=${boundary.replaceAll(/[^\x20-\x7e]/gu, '')}`,
      };
      await orderly(
        await fetch(`${server.api}/attachments`, { method: 'POST', headers, body: parts.join('') }),
      );
    });
    await holds(uint8Array({ maxLength: 200 }), { cases: 100 }, async (bytes) => {
      await orderly(await ada.upload({ name: 'a.txt', type: 'text/plain', bytes: new Uint8Array(bytes) }));
    });
  });

  test('S3: no other spelling of a client secret opens anything', async () => {
    const { secret } = ada;
    const mutant = record({
      at: constantFrom(...Array.from({ length: secret.length }, (_, at) => at)),
      cut: constantFrom(0, 1, 2),
      add: oneof(string({ maxLength: 3 }), constantFrom('A', '=', '.', ' ', 'cs_')),
    });
    await holds(mutant, { cases: 300 }, async ({ at, cut, add }) => {
      const spelled = (secret.slice(0, at) + add + secret.slice(at + cut)).replaceAll(/[^\x20-\x7e]/gu, '~');
      if (spelled.trim() === secret) return;
      const response = await ada.post(
        { type: 'threads.list', params: {} },
        { headers: { authorization: `Bearer ${spelled}`, 'content-type': 'application/json' } },
      );
      expect([400, 401]).toContain(await orderly(response));
    });
  });
});
