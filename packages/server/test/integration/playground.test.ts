import {
  accessibilityFaults,
  createTestDatabase,
  launchBrowser,
  type Browser,
  type Page,
  type TestDatabase,
} from '@chatdock/testing';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServerCli } from '../support/run-server-cli.ts';
import { userSecret, userToken } from '../support/user-token.ts';

let created: TestDatabase;
let browser: Browser;
beforeAll(async () => {
  created = await createTestDatabase();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await created.drop();
});

async function visit(url: string, viewport = { width: 1280, height: 800 }) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const hosts = new Set<string>();
  const complaints: string[] = [];
  page.on('request', (asked) => hosts.add(new URL(asked.url()).host));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  return { context, page, hosts, complaints };
}

async function converse(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: /message/iu });
  await box.fill(text);
  await box.press('Enter');
}

describe('the playground', () => {
  test('with --dev: a conversation without any setting, in the page, and the tag to copy', async () => {
    const server = await startServerCli({ DATABASE_URL: created.url }, ['--dev']);
    const { context, page, hosts, complaints } = await visit(server.url);
    await converse(page, 'Add a task to buy groceries');
    await expect.poll(() => page.getByText(/Added task/u).count()).toBeGreaterThan(0);
    expect([...hosts]).toEqual([new URL(server.url).host]);
    expect(complaints).toEqual([]);
    const tag = await page.locator('#tag').textContent();
    expect(tag).toMatch(
      /^<script src="http:\/\/127\.0\.0\.1:\d+\/api\/chatkit\/embed-[\w-]{16}\.js" integrity="sha384-/u,
    );
    expect(await page.locator('#address').textContent()).toBe(server.api);
    await context.close();
  });

  test('without: a developer brings a token; it is kept nowhere but in the page’s memory', async () => {
    const server = await startServerCli({ DATABASE_URL: created.url, BETTER_AUTH_SECRET: userSecret });
    const { context, page } = await visit(server.url);
    const token = await userToken('ada');
    await page.getByLabel('A token of one of your users').fill(`Bearer ${token}`);
    await page.getByRole('button', { name: 'Use it' }).click();
    await converse(page, 'Add a task to call mom');
    await expect.poll(() => page.getByText(/Added task/u).count()).toBeGreaterThan(0);
    const kept = await page.evaluate(() =>
      JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        document.cookie,
        location.href,
        document.body.innerHTML,
      ]),
    );
    expect(kept).not.toContain(token);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  test('accessible, and no wider than a phone', async () => {
    const server = await startServerCli({ DATABASE_URL: created.url, BETTER_AUTH_SECRET: userSecret });
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        viewport: { width: 390, height: 800 },
        colorScheme,
      });
      const page = await context.newPage();
      await page.goto(server.url);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect.soft(await accessibilityFaults(page)).toEqual([]);
      await context.close();
    }
  });
});

/** Asks for it as any program could; browsers set some of these headers themselves. */
function ask(url: string, headers: Record<string, string>, method = 'POST'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/playground/token`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

describe('the token of --dev', () => {
  test('is given to the page of this server in a browser of this machine, and to nothing else', async () => {
    const server = await startServerCli({ DATABASE_URL: created.url }, ['--dev']);
    const { host } = new URL(server.url);
    const page = { host, 'sec-fetch-site': 'same-origin' };
    expect(await ask(server.url, page)).toBe(200);
    expect(await ask(server.url, { host, origin: `http://${host}` })).toBe(200);
    const others = [
      { host },
      { host, 'sec-fetch-site': 'cross-site' },
      { host, 'sec-fetch-site': 'none' },
      { host, 'sec-fetch-site': 'same-site' },
      { host, origin: 'http://evil.example' },
      { host: 'evil.example', 'sec-fetch-site': 'same-origin' },
      { host: `localhost.evil.example:${new URL(server.url).port}`, 'sec-fetch-site': 'same-origin' },
      { ...page, 'x-forwarded-for': '203.0.113.7' },
      { ...page, forwarded: 'for=203.0.113.7' },
      { ...page, via: '1.1 proxy' },
    ];
    for (const headers of others)
      expect.soft(await ask(server.url, headers), JSON.stringify(headers)).toBe(404);
    expect(await ask(server.url, page, 'GET')).toBe(405);
  });

  test('is not given without --dev, and opens no other server', async () => {
    const dev = await startServerCli({ DATABASE_URL: created.url, BETTER_AUTH_SECRET: userSecret }, [
      '--dev',
    ]);
    const plain = await startServerCli({ DATABASE_URL: created.url, BETTER_AUTH_SECRET: userSecret });
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect((await fetch(`${plain.url}/playground/token`, { method: 'POST', headers })).status).toBe(404);
    const given = await fetch(`${dev.url}/playground/token`, { method: 'POST', headers });
    const { token }: { token: string } = await given.json();
    const session = (api: string) =>
      fetch(`${api}/session`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    expect((await session(dev.api)).status).toBe(201);
    expect((await session(plain.api)).status).toBe(401);
    // Users are known beside it as ever.
    const users = await fetch(`${dev.api}/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await userToken('ada')}` },
    });
    expect(users.status).toBe(201);
  });
});
