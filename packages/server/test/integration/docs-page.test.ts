import { accessibilityFaults, launchBrowser, type Browser, type Page } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/index.ts';
import { errorGuide } from '../../src/openapi/error-guide.ts';
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

interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

/** Opens the page in a browser of its own, without scripts as most readers of such a policy would have it. */
async function open({ width, colorScheme }: Look) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme,
    bypassCSP: false,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(`${server.api}/docs`);
  return { context, page, requests, complaints };
}

async function colours(page: Page) {
  return page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return { backgroundColor, color };
  });
}

const statuses = new Map(Object.entries(errorCodes).map(([code, { status }]) => [code, String(status)]));

describe('the page at /docs', () => {
  test.each([
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
    { width: 390, colorScheme: 'light' },
    { width: 320, colorScheme: 'dark' },
  ] as const)(
    'at $width pixels, $colorScheme: styled, nothing from elsewhere, nothing to scroll sideways',
    async (look) => {
      const { context, page, requests, complaints } = await open(look);
      expect(requests).toEqual([`${server.api}/docs`]);
      expect(complaints).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      const { backgroundColor } = await colours(page);
      expect(backgroundColor).toBe(look.colorScheme === 'dark' ? 'rgb(18, 19, 20)' : 'rgb(246, 246, 243)');
      await context.close();
    },
  );

  test('accessibility: no violation, in light and dark, wide and narrow', async () => {
    for (const look of [
      { width: 1280, colorScheme: 'light' },
      { width: 390, colorScheme: 'dark' },
    ] as const) {
      const context = await browser.newContext({
        viewport: { width: look.width, height: 800 },
        colorScheme: look.colorScheme,
      });
      const page = await context.newPage();
      await page.goto(`${server.api}/docs`);
      expect.soft(await accessibilityFaults(page)).toEqual([]);
      await context.close();
    }
  });

  test('its links lead somewhere, each id is there once, headings go down by one', async () => {
    const { context, page } = await open({ width: 1280, colorScheme: 'light' });
    const found = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      const links = [...document.querySelectorAll('a[href^="#"]')].map(
        (link) => link.getAttribute('href')?.slice(1) ?? '',
      );
      const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => Number(tagName[1]));
      return { ids, links, levels };
    });
    expect(found.ids.filter((id, index) => found.ids.indexOf(id) !== index)).toEqual([]);
    expect(found.links.filter((link) => !found.ids.includes(link))).toEqual([]);
    expect(found.levels[0]).toBe(1);
    expect(found.levels.filter((level, index) => level > (found.levels[index - 1] ?? 0) + 1)).toEqual([]);
    await context.close();
  });

  test('the table of errors: code, status, what it means, what to do', async () => {
    const { context, page } = await open({ width: 1280, colorScheme: 'light' });
    const rows = await page
      .locator('.errors tbody tr')
      .evaluateAll((found) =>
        found.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
      );
    expect(
      rows.map(([code, status, means, todo]) => [
        code,
        status,
        means?.replace(/ Asking again can help\.$/u, ''),
        todo,
      ]),
    ).toEqual(
      Object.entries({ ...errorGuide }).map(([code, { means, todo }]) => [
        code,
        statuses.get(code),
        means,
        todo,
      ]),
    );
    await context.close();
  });

  test('D3: its policy lets nothing in but its own style', async () => {
    const { headers } = await fetch(`${server.api}/docs`);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/u,
    );
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  });
});
