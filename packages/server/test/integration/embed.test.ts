import { launchBrowser, type Browser, type Page, listen } from '@chatdock/testing';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer({ database: 'memory' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** A page of another origin that has the tag in it, under a policy that takes scripts of the chat's origin alone. */
async function startSite(tag: string): Promise<{ origin: string; site: Server }> {
  const policy = [
    "default-src 'none'",
    `script-src ${server.origin}`,
    `connect-src ${server.origin}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
  const site = createServer((_request, response) => {
    const headers = { 'content-type': 'text/html', 'content-security-policy': policy };
    response.writeHead(200, { ...headers, 'cross-origin-embedder-policy': 'require-corp' });
    response.end(`<!doctype html><title>Site</title><body>${tag}</body>`);
  });
  return { origin: await listen(site), site };
}

async function visit(origin: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(origin);
  return { page, complaints };
}

describe('the script tag with integrity', () => {
  test('loads the chat in a page of another origin, under a strict policy and COEP', async () => {
    const { tag, src } = await server.chat.embed(server.api);
    const { origin, site } = await startSite(tag);
    const { page, complaints } = await visit(origin);
    const isDefined = () => page.evaluate(() => customElements.get('chat-dock') !== undefined);
    await expect.poll(isDefined).toBe(true);
    expect(await page.locator('chat-dock').getAttribute('api')).toBe(server.api);
    expect(src).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/chatkit\/embed-[\w-]{16}\.js$/u);
    // The session is refused, for this page is in no list of origins; nothing else is complained of.
    expect(complaints.filter((text) => !/session|CORS|Failed to load/u.test(text))).toEqual([]);
    await page.close();
    site.close();
  });

  test('loads as a module, too, from a place that knows its own address', async () => {
    const { src, integrity } = await server.chat.embed(server.api);
    const { origin, site } = await startSite(
      `<script type="module" src="${src}" integrity="${integrity}" crossorigin></script>`,
    );
    const { page } = await visit(origin);
    const dock = page.locator('chat-dock');
    await expect.poll(() => dock.count()).toBe(1);
    expect(await dock.getAttribute('api')).toBe(server.api);
    await page.close();
    site.close();
  });

  test('is refused by the browser when what comes is something else', async () => {
    const { tag, integrity } = await server.chat.embed(server.api);
    const { origin, site } = await startSite(tag.replace(integrity, `sha384-${'A'.repeat(64)}`));
    const { page, complaints } = await visit(origin);
    await expect.poll(() => complaints.join('\n')).toMatch(/integrity/u);
    expect(await page.locator('chat-dock').count()).toBe(0);
    await page.close();
    site.close();
  });
});

describe('the address of one version', () => {
  test('gives the very bytes that integrity says, for ever and to everyone', async () => {
    const { src, integrity } = await server.chat.embed(server.api);
    const response = await fetch(src, { headers: { 'accept-encoding': 'br' } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'content-encoding': 'br',
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(`sha384-${createHash('sha384').update(bytes).digest('base64')}`).toBe(integrity);
    const plain = await fetch(`${server.api}/embed.js`);
    expect(Buffer.from(await plain.arrayBuffer()).equals(bytes)).toBe(true);
    expect(plain.headers.get('cache-control')).toBe('public, no-cache');
  });

  test('the loader loads files of such addresses alone', async () => {
    const names = await readdir(new URL('../../../widget/dist/embed/', import.meta.url));
    const loaded = names.filter((name) => name.endsWith('.js') && name !== 'embed.js');
    expect(loaded.length).toBeGreaterThan(10);
    const cacheControl = await Promise.all(
      loaded.map(async (name) => {
        const { headers } = await fetch(`${server.api}/widget/${name}`, { method: 'HEAD' });
        return headers.get('cache-control');
      }),
    );
    expect(new Set(cacheControl)).toEqual(new Set(['public, max-age=31536000, immutable']));
  });

  test('of another version is not there, and says what to do', async () => {
    for (const version of ['AAAAAAAAAAAAAAAA', 'x', '-']) {
      const response = await fetch(`${server.api}/embed-${version}.js`);
      expect(response.status).toBe(404);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toEqual({
        error: {
          code: 'not_found',
          message: expect.stringContaining('Take the script tag that this server prints'),
        },
      });
    }
  });

  test('the tag is for the mount point, or for wherever browsers find it', async () => {
    expect((await server.chat.embed()).src).toMatch(/^\/api\/chatkit\/embed-/u);
    expect((await server.chat.embed('https://a.example/chat/')).src).toMatch(
      /^https:\/\/a\.example\/chat\/embed-/u,
    );
    const { tag } = await server.chat.embed('https://a.example/"><script>');
    expect(tag).toMatch(/^<script src="https:\/\/a\.example\/&#34;&#62;&#60;script&#62;\/embed-/u);
  });
});
