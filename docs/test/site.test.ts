import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '@chatdock/testing';
import { beforeAll, expect, onTestFinished, test } from 'vitest';

// The site is built once, and looked at as its readers get it.

const docs = fileURLToPath(new URL('..', import.meta.url));
const site = join(docs, '.vitepress/dist');
const pages = new Map<string, string>();

beforeAll(() => {
  const vitepress = fileURLToPath(new URL('bin/vitepress.js', import.meta.resolve('vitepress/package.json')));
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitepress, 'build', docs], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout + stderr);
  for (const file of globSync('**/*.html', { cwd: site }))
    pages.set(`/${file}`, readFileSync(join(site, file), 'utf8'));
});

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<[a-z][^>]*\\s${name}="([^"]*)"`, 'gu'))].map(([, value = '']) => value);

test('every guide, and the README of every package, is a page', () => {
  const files = globSync('**/*.md', { cwd: docs, exclude: ['node_modules/**'] });
  for (const file of files)
    expect(pages.has(`/${file.replace(/md$/u, 'html')}`) || file === 'README.md', file).toBe(true);
  expect(pages.has('/index.html')).toBe(true);
  for (const name of ['widget', 'server', 'mcp-tasks'])
    expect(pages.get(`/packages/${name}.html`)).toContain(`<h1 id="chatdock${name}"`);
});

test('every link leads to a page, and to a heading of it where it names one', () => {
  const ids = new Map([...pages].map(([page, html]) => [page, new Set(attributes(html, 'id'))]));
  const broken = [...pages].flatMap(([page, html]) =>
    attributes(html, 'href')
      .filter((link) => !/^(?:https?|mailto|data):/u.test(link))
      .filter((link) => {
        const { pathname, hash } = new URL(link, `http://site${page}`);
        const target = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
        if (extname(target) !== '.html') return !existsSync(join(site, target));
        return !ids.has(target) || (hash !== '' && !ids.get(target)?.has(decodeURIComponent(hash.slice(1))));
      })
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('no page asks another host for anything', () => {
  const loaded = [...pages].flatMap(([page, html]) =>
    [
      ...['src', 'srcset'].flatMap((name) => attributes(html, name)),
      ...[...html.matchAll(/<link [^>]*href="([^"]*)"/gu)].map(([, href = '']) => href),
    ].map((address) => `${page}: ${address}`),
  );
  const styles = globSync('**/*.css', { cwd: site }).flatMap((file) =>
    [...readFileSync(join(site, file), 'utf8').matchAll(/url\(([^)]*)\)/gu)].map(
      ([, url = '']) => `${file}: ${url}`,
    ),
  );
  expect(loaded.length).toBeGreaterThan(pages.size);
  expect([...loaded, ...styles].filter((line) => /: ['"]?(?:https?:)?\/\//u.test(line))).toEqual([]);
});

test('a reader finds a page by its words, without another host', async () => {
  const origin = await serve();
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(`${origin}/`);
  // What the page is made of stands there before anything listens to it.
  await page.waitForFunction(`'__vue_app__' in document.querySelector('#app')`);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('failed to get chatkit client secret');
  await page.getByRole('option').first().click();
  await page.waitForURL(/troubleshooting/u);
  expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith('data:'))).toEqual([]);
  expect(faults).toEqual([]);
});

/** The built site at an address of this machine. */
async function serve(): Promise<string> {
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const file = join(site, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('It does not listen.');
  return `http://127.0.0.1:${address.port}`;
}
