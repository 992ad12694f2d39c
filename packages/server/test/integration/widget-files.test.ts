import { listen } from '@chatdock/testing';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiDocuments } from '../../src/http/api-documents.ts';
import { crossOrigin } from '../../src/http/cross-origin.ts';
import { expressMiddleware } from '../../src/http/express.ts';
import { routes } from '../../src/http/routes.ts';
import { widgetFiles } from '../../src/http/widget-files.ts';
import { nobodyWatches } from '../../src/observer.ts';
import { newRequestId } from '../../src/store/new-id.ts';
import { logLines } from '../support/log-lines.ts';
import { openTestPostgres } from '../support/open-test-database.ts';
import { startServer } from '../support/test-server.ts';

const loader = '/* loader */'.repeat(50);
const chunk = 'export const chat = "dock";'.repeat(50);

let folder: string;
let server: Server;
let origin: string;
const log = logLines();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatdock-widget-'));
  for (const [name, text] of [
    ['embed.js', loader],
    ['chat-dock-3fK9_a2b.js', chunk],
  ] as const) {
    await writeFile(join(folder, name), text);
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(text));
    await writeFile(join(folder, `${name}.gz`), gzipSync(text));
  }
  await writeFile(join(folder, 'tiny-aaaaaaaa.js'), 'tiny');
  await writeFile(join(folder, 'secret.txt'), 'not in the manifest');
  const files = { 'embed.js': {}, 'chat-dock-3fK9_a2b.js': {}, 'tiny-aaaaaaaa.js': {} };
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({ embed: 'embed.js', entries: { open: 'chat-dock-3fK9_a2b.js' }, files }),
  );
  server = createServer(filesOf(folder));
  origin = await listen(server);
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** A server of nothing but the files in a folder. */
function filesOf(directory: string) {
  const files = widgetFiles(pathToFileURL(`${directory}/`), { logger: log, prompts: [] });
  const parts = { parts: unavailable, checkReady: unavailable, files, documents: apiDocuments() };
  const route = routes(parts, { logger: log, observer: nobodyWatches, newRequestId });
  const answering = { route, crossOrigin: crossOrigin([], false), logger: log };
  return expressMiddleware(answering, { basePath: '/', bodyTimeoutMs: 1 });
}

function unavailable(): Promise<never> {
  return Promise.reject(new Error('There is nothing but files here.'));
}

interface FileAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks without the conveniences of `fetch`, which decompresses and revalidates by itself. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<FileAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(origin + path, { headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (data: Buffer) => chunks.push(data));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    asked.on('error', reject).end();
  });
}

describe('the widget’s files', () => {
  test('hashed names are kept for ever, the loader is asked for again', async () => {
    const hashed = await get('/widget/chat-dock-3fK9_a2b.js');
    expect(hashed.status).toBe(200);
    expect(hashed.body.toString()).toBe(chunk);
    expect(hashed.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    });
    for (const path of ['/embed.js', '/embed.js?v=1', '/widget/embed.js']) {
      const { status, body, headers } = await get(path);
      expect
        .soft([status, body.toString(), headers['cache-control']])
        .toEqual([200, loader, 'public, no-cache']);
    }
  });

  test('in the best encoding that the client takes', async () => {
    const cases: [string, string | undefined][] = [
      ['', undefined],
      ['identity', undefined],
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['GZIP;q=0.5', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['br;q=0, gzip;q=0', undefined],
      ['*', 'br'],
      ['br;q=0, *;q=0.1', 'gzip'],
      ['*;q=0', undefined],
      ['deflate', undefined],
    ];
    for (const [accepted, encoding] of cases) {
      const { headers, body } = await get('/widget/chat-dock-3fK9_a2b.js', { 'accept-encoding': accepted });
      expect.soft(headers['content-encoding'], accepted).toBe(encoding);
      expect.soft(Number(headers['content-length'])).toBe(body.length);
      const decode =
        { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? ''] ?? ((bytes: Buffer) => bytes);
      expect.soft(decode(body).toString()).toBe(chunk);
    }
    const tiny = await get('/widget/tiny-aaaaaaaa.js', { 'accept-encoding': 'br, gzip' });
    expect([tiny.headers['content-encoding'], tiny.body.toString()]).toEqual([undefined, 'tiny']);
  });

  test('a client that has it is told so', async () => {
    const first = await get('/embed.js', { 'accept-encoding': 'br' });
    const { etag = '' } = first.headers;
    expect((await get('/embed.js')).headers.etag).not.toBe(etag);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await get('/embed.js', { 'accept-encoding': 'br', 'if-none-match': known });
      expect.soft([again.status, again.body.length, again.headers.etag], known).toEqual([304, 0, etag]);
    }
    expect((await get('/embed.js', { 'accept-encoding': 'br', 'if-none-match': '"x"' })).status).toBe(200);
  });

  test('HEAD says how long it is', async () => {
    const { status, headers, body } = await get('/embed.js', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, String(loader.length), 0]);
  });

  test('nothing but what the manifest names, whatever the path', async () => {
    const names = [
      '',
      'x.js',
      'secret.txt',
      'manifest.json',
      'embed.js.br',
      '../package.json',
      '..%2fpackage.json',
      '%2e%2e/x',
      '__proto__',
      'constructor',
      'embed.js/',
      'embed.js%00',
    ];
    for (const name of names) expect.soft((await get(`/widget/${name}`)).status, name).toBe(404);
  });

  test('without a built widget: 404, and the reason in the log', async () => {
    const empty = createServer(filesOf(join(folder, 'missing')));
    const response = await fetch(`${await listen(empty)}/embed.js`);
    expect(response.status).toBe(404);
    expect(log.lines.join('\n')).toContain('is it built?');
    empty.close();
  });

  test('the widget that is installed is served whole', async () => {
    const directory = new URL('../../../widget/dist/embed/', import.meta.url);
    const manifest: { files: Record<string, { integrity: string }> } = JSON.parse(
      await readFile(new URL('manifest.json', directory), 'utf8'),
    );
    const opened = await openTestPostgres();
    const whole = await startServer({ database: opened.database });
    expect((await fetch(`${whole.api}/embed.js`)).status).toBe(200);
    for (const [name, { integrity }] of Object.entries(manifest.files)) {
      const response = await fetch(`${whole.api}/widget/${name}`);
      expect.soft(response.status, name).toBe(200);
      const hash = createHash('sha384')
        .update(new Uint8Array(await response.arrayBuffer()))
        .digest('base64');
      expect.soft(`sha384-${hash}`, name).toBe(integrity);
    }
    await whole.close();
    await opened.close();
  });
});

test.each(['/embed.js', '/widget/chat-dock-3fK9_a2b.js'])(
  '%s may be loaded by pages of any origin',
  async (path) => {
    const { status, headers } = await get(path, { origin: 'https://shop.example' });
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
  },
);
