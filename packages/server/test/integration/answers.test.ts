import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

let opened: OpenTestDatabase;
let server: TestServer;
let ada: ChatClient;

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startServer({ database: opened.database });
  ada = await signIn(server.api, 'ada');
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

const allowed: Record<string, string[]> = {
  '': ['POST'],
  '/': ['POST'],
  '/session': ['POST', 'DELETE'],
  '/embed.js': ['GET', 'HEAD'],
  '/widget/x.js': ['GET', 'HEAD'],
  '/embed-x.js': ['GET', 'HEAD'],
  '/attachments': ['POST'],
  '/attachments/x/content': ['GET', 'HEAD', 'PUT', 'POST'],
  '/attachments/x/preview': ['GET', 'HEAD'],
  '/openapi.json': ['GET', 'HEAD'],
  '/docs': ['GET', 'HEAD'],
  '/healthz': ['GET', 'HEAD'],
  '/readyz': ['GET', 'HEAD'],
};
/** What is a file, the same for everyone and kept by caches until it changes. */
const files: Record<string, string> = {
  '/embed.js': 'text/javascript; charset=utf-8',
  '/openapi.json': 'application/json; charset=utf-8',
  '/docs': 'text/html; charset=utf-8',
};
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];

describe('D3: every route and method', () => {
  test('only the methods that exist, in JSON, with the headers that keep answers where they belong', async () => {
    for (const [path, existing] of Object.entries(allowed)) {
      for (const method of methods) {
        const response = await fetch(server.api + path, { method });
        const text = await response.text();
        const what = `${method} ${path}: ${text}`;
        const exists = existing.includes(method);
        expect.soft(response.status === 405, what).toBe(!exists);
        expect.soft(response.headers.get('allow'), what).toBe(exists ? null : existing.join(', '));
        expect.soft(response.headers.get('x-content-type-options'), what).toBe('nosniff');
        expect.soft(response.headers.get('referrer-policy'), what).toBe('no-referrer');
        expect.soft(response.headers.get('x-powered-by'), what).toBeNull();
        expect.soft(response.headers.get('access-control-allow-origin'), what).toBeOneOf([null, '*']);
        const file = response.ok ? files[path] : undefined;
        const type = file ?? 'application/json; charset=utf-8';
        expect.soft(response.headers.get('content-type'), what).toBe(type);
        const caching = file ? 'public, no-cache' : 'no-store';
        expect.soft(response.headers.get('cache-control'), what).toBe(caching);
        expect.soft(response.headers.has('x-request-id'), what).toBe(!file);
      }
    }
  });

  test('anything else below the mount point is not there, whatever its spelling', async () => {
    const paths = ['/x', '/session/', '/Session', '/session/x', '//session', '/%73ession', '/widget', '/%00'];
    for (const path of paths) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const response = await fetch(server.api + path, { method });
        expect.soft(response.status, `${method} ${path}`).toBe(404);
        expect.soft(await response.json()).toMatchObject({ error: { code: 'not_found' } });
      }
    }
  });

  test('streams are not stored, not compressed, not held back', async () => {
    const response = await ada.post({ type: 'threads.create', params: { input: userInput('Hi') } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    await response.text();
  });

  test('JSON answers are for one reader', async () => {
    const response = await ada.post({ type: 'threads.list', params: {} });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  test('I8: addresses and names in headers have no effect and are not echoed', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      'x-forwarded-for': '6.6.6.6',
      forwarded: 'for=6.6.6.6;host=evil.example',
      'x-original-url': '/session',
      'x-http-method-override': 'DELETE',
    };
    for (const path of ['', '/session', '/healthz', '/nothing']) {
      for (const method of ['GET', 'POST']) {
        const plain = await fetch(server.api + path, { method });
        const dressed = await fetch(server.api + path, { method, headers });
        expect.soft(dressed.status).toBe(plain.status);
        expect.soft(await dressed.text()).toBe(await plain.text());
        expect.soft(JSON.stringify([...dressed.headers])).not.toMatch(/evil|6\.6\.6\.6|gopher/u);
      }
    }
  });
});

describe('health', () => {
  test('alive and ready', async () => {
    const alive = await fetch(`${server.api}/healthz`);
    expect([alive.status, await alive.json()]).toEqual([200, { status: 'ok' }]);
    const ready = await fetch(`${server.api}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
    expect((await fetch(`${server.api}/healthz`, { method: 'HEAD' })).status).toBe(200);
  });

  test('without its database a server is alive, not ready, and answers 503', async () => {
    const own = await openTestPostgres();
    const lone = await startServer({ database: own.database });
    const carl = await signIn(lone.api, 'ada');
    await own.close();
    expect((await fetch(`${lone.api}/healthz`)).status).toBe(200);
    const ready = await fetch(`${lone.api}/readyz`);
    expect(ready.status).toBe(503);
    expect(ready.headers.get('retry-after')).toBe('5');
    const chat = await carl.post({ type: 'threads.list', params: {} });
    expect([chat.status, await chat.json()]).toEqual([
      503,
      { error: { code: 'unavailable', message: expect.any(String) } },
    ]);
    await lone.close();
  });
});
