import { Ajv2020 } from 'ajv/dist/2020.js';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/chatdock-error.ts';
import { routeTable } from '../../src/http/route-table.ts';
import { isPublicPath } from '../../src/http/routes.ts';
import type { ApiDocument } from '../../src/openapi/api-types.ts';
import { jsonAnswers } from '../../src/openapi/chat-operations.ts';
import { extensionSchemas, requestSchemas, streamingRequestTypes } from '../../src/protocol/index.ts';
import { ApiChecker } from '../support/api-checker.ts';
import { readEvents, signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { openApiSchema } from '../support/openapi-schema.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { userToken } from '../support/user-token.ts';

let opened: OpenTestDatabase;
let server: TestServer;
let ada: ChatClient;
let document: ApiDocument;
let api: ApiChecker;

beforeAll(async () => {
  opened = await openTestPostgres();
  const attachments = { publicUrl: 'http://localhost/api/chatkit' };
  server = await startServer({ database: opened.database, attachments });
  ada = await signIn(server.api, 'ada');
  document = await (await fetch(`${server.api}/openapi.json`)).json();
  api = new ApiChecker(document);
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

const nothing = () => Promise.reject(new Error('not asked'));

/** Every `$ref` in a value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

/** What a `$ref` points to in the document. */
function at(reference: string): unknown {
  let value: unknown = document;
  for (const step of reference.replace(/^#\//u, '').split('/')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  }
  return value;
}

describe('the document', () => {
  test('is OpenAPI 3.1, and points to nothing that is not there', () => {
    const check = new Ajv2020({ strict: false, validateFormats: false }).compile(openApiSchema);
    expect([check(document), check.errors]).toEqual([true, null]);
    const missing = references(document).filter((reference) => at(reference) === undefined);
    expect(missing).toEqual([]);
    const ids = [...api.operations().values()].map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map(({ name }) => name);
    for (const [key, { tags: own, security, parameters = [] }] of api.operations()) {
      expect.soft(tags, key).toEqual(expect.arrayContaining([...own]));
      for (const scheme of security.flatMap((way) => Object.keys(way))) {
        expect.soft(document.components.securitySchemes, key).toHaveProperty(scheme);
      }
      const inPath = [...key.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
      const named = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect.soft(named, key).toEqual(inPath);
    }
  });

  test('its schemas are JSON Schema 2020-12, all of them', async () => {
    for (const name of Object.keys(document.components.schemas)) {
      expect.soft(() => api.violations(name, {}), name).not.toThrow();
      await setImmediate(); // compiling takes seconds; connections want to be closed in time meanwhile
    }
    expect(api.violations('NoSuchSchema', {})).toBe(
      'there is nothing at api#/components/schemas/NoSuchSchema',
    );
  });

  test('has every address and method of the table of routes, and no other', () => {
    const files = { file: nothing, loader: nothing, describe: nothing };
    const documents = { openApi: nothing, page: nothing };
    const table = routeTable({ parts: nothing, checkReady: nothing, files, documents });
    const rows = table.flatMap(({ pattern, methods }) =>
      Object.keys(methods('x')).map((name) => `${name} ${pattern}`),
    );
    // What can be read can be asked for its head; OpenAPI's readers know.
    const heads = rows.filter((row) => row.startsWith('GET ')).map((row) => row.replace('GET', 'HEAD'));
    expect(new Set(rows)).toEqual(new Set([...api.operations().keys(), ...heads]));
    const open = table.filter(({ pattern }) => isPublicPath(pattern.replace('{hash}', 'x')));
    expect(open.map(({ pattern }) => pattern)).toEqual([
      '/embed.js',
      '/embed-{hash}.js',
      '/widget/{file}',
      '/openapi.json',
    ]);
  });

  test('has every request of the protocol with its answer, and every code that is answered', () => {
    const types = [...Object.keys(requestSchemas), ...Object.keys(extensionSchemas)];
    expect(new Set([...Object.keys(jsonAnswers), ...streamingRequestTypes])).toEqual(new Set(types));
    const about = document.paths['/']?.post?.description ?? '';
    for (const type of types) expect.soft(about).toContain(`\`${type}\``);
    const said = new Set(JSON.stringify(document.paths).match(/(?<=`)\w+(?=`: )/gu));
    // 405 is for what is not in the document; the last one is thrown at the start and never answered.
    const others = ['method_not_allowed', 'invalid_configuration'];
    expect(Object.keys(errorCodes).filter((code) => !said.has(code))).toEqual(others);
  });

  test('is kept by caches until it changes, and the same for everyone', async () => {
    const first = await fetch(`${server.api}/openapi.json`);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, no-cache',
      'access-control-allow-origin': '*',
      vary: 'Accept-Encoding',
    });
    expect(first.headers.has('x-request-id')).toBe(false);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${server.api}/openapi.json`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await startServer({ database: opened.database });
    const theirs = await fetch(`${other.api}/openapi.json`, { headers: { authorization: 'Bearer x' } });
    expect(await theirs.json()).toEqual(document);
    await other.close();
  });
});

/** The text of an answer that is as the document says. */
async function described(key: string, asking: Promise<Response>): Promise<string> {
  const { problems, text } = await api.check(key, await asking);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return text;
}

describe('real answers are as the document says', () => {
  test('sessions: given, ended, refused', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${server.api}/session`, { method: 'POST', headers });
    const token = await userToken('ada');
    const given = await described('POST /session', post({ authorization: `Bearer ${token}` }));
    await described('POST /session', post({}));
    await described('POST /session', post({ authorization: 'Bearer a.b.c' }));
    await described('POST /session', post({ 'content-type': 'text/plain' }));
    const session: { client_secret: string } = JSON.parse(given);
    expect(api.violations('Session', session)).toBeNull();
    const end = { method: 'DELETE', headers: { authorization: `Bearer ${session.client_secret}` } };
    await described('DELETE /session', fetch(`${server.api}/session`, end));
    await described('DELETE /session', fetch(`${server.api}/session`, end));
  });

  test('the chat: a stream whose frames are events, each document by its schema, errors', async () => {
    const create = { type: 'threads.create', params: { input: userInput('Hi') } };
    const events = readEvents(await described('POST /', ada.post(create)));
    expect(events.length).toBeGreaterThan(4);
    for (const event of events) expect.soft(api.violations('Event', event), event.type).toBeNull();
    const [first] = events;
    if (first?.type !== 'thread.created') throw new Error('The stream does not begin with the thread.');
    const thread_id = first.thread.id;
    const [item] = await ada.items(thread_id);
    const documents = {
      'threads.list': {},
      'threads.get_by_id': { thread_id },
      'threads.update': { thread_id, title: 'Greetings' },
      'items.list': { thread_id },
      'chatdock.threads.search': { query: 'Hi' },
      'chatdock.turns.stop': { thread_id },
      'items.feedback': { thread_id, item_ids: [item?.id], kind: 'positive' },
      'attachments.create': { name: 'a.txt', size: 3, mime_type: 'text/plain' },
      'threads.delete': { thread_id },
    } as const;
    for (const [type, name] of Object.entries(jsonAnswers)) {
      if (!Object.hasOwn(documents, type)) continue; // needs a hook, see the scenarios of the protocol
      const params: unknown = Reflect.get(documents, type);
      const text = await described('POST /', ada.post({ type, params }));
      expect.soft(api.violations(name, JSON.parse(text)), `${type} ${text}`).toBeNull();
      if (type === 'threads.delete') break;
    }
  });

  test('errors of the chat', async () => {
    const refused = [
      ada.post({ type: 'threads.get_by_id', params: { thread_id: 'thr_none' } }),
      ada.post({ type: 'threads.get_by_id', params: {} }),
      ada.post({ type: 'input.transcribe', params: { audio_base64: 'AA==', mime_type: 'audio/webm' } }),
      ada.post('x'.repeat(300_000)),
      ada.post(null, { headers: { authorization: `Bearer ${ada.secret}`, 'content-type': 'text/plain' } }),
      fetch(server.api, { method: 'POST' }),
    ];
    const codes: string[] = [];
    for (const asking of refused) {
      const { error }: { error: { code: string } } = JSON.parse(await described('POST /', asking));
      codes.push(error.code);
    }
    expect(codes).toEqual([
      'not_found',
      'invalid_request',
      'not_supported',
      'payload_too_large',
      'unsupported_media_type',
      'missing_token',
    ]);
  });

  test('requests that the server takes are as the document says, and those it refuses are not', async () => {
    const good = [
      { type: 'threads.list', params: {} },
      { type: 'threads.list', params: { limit: null, order: 'asc', after: null }, metadata: { a: 1 } },
      { type: 'threads.create', params: { input: userInput('Hi') } },
    ];
    const bad = [
      { type: 'threads.list', params: { limit: 101 } },
      { type: 'threads.list', params: { order: 'up' } },
      { type: 'threads.create', params: { input: { content: 'Hi' } } },
      { type: 'threads.nonsense', params: {} },
      {},
    ];
    for (const request of good) {
      expect.soft(api.violations('Request', request), JSON.stringify(request)).toBeNull();
      expect.soft((await ada.post(request)).status, JSON.stringify(request)).toBe(200);
    }
    for (const request of bad) {
      expect.soft(api.violations('Request', request), JSON.stringify(request)).not.toBeNull();
      expect.soft((await ada.post(request)).status, JSON.stringify(request)).toBe(400);
    }
  });

  test('attachments, files, health', async () => {
    const headers = { authorization: `Bearer ${ada.secret}` };
    const form = new FormData();
    form.set('file', new File(['abc'], 'a.txt', { type: 'text/plain' }));
    const sending = fetch(`${server.api}/attachments`, { method: 'POST', headers, body: form });
    const sent: { id: string } = JSON.parse(await described('POST /attachments', sending));
    expect(api.violations('Attachment', sent)).toBeNull();
    const content = `${server.api}/attachments/${sent.id}/content`;
    const preview = content.replace(/content$/u, 'preview');
    await described('GET /attachments/{id}/content', fetch(content, { headers }));
    await described('GET /attachments/{id}/content', fetch(content));
    await described('GET /attachments/{id}/preview', fetch(preview, { headers }));
    const again = fetch(content, { method: 'PUT', headers, body: 'abc' });
    await described('PUT /attachments/{id}/content', again);
    for (const path of ['/embed.js', '/openapi.json', '/docs', '/healthz', '/readyz']) {
      await described(`GET ${path}`, fetch(server.api + path));
    }
    await described('GET /embed-{hash}.js', fetch(`${server.api}/embed-x.js`));
    await described('GET /widget/{file}', fetch(`${server.api}/widget/x.js`));
  });
});
