import { type Browser, launchBrowser } from '@chatdock/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { PackedPackages } from './support/packed-packages.ts';
import { followPage } from './support/start-page.ts';

// Each way in is gone from an empty folder, with the packages as npm would give them and only what the page says.

let packages: PackedPackages;
let browser: Browser;
beforeAll(async () => {
  packages = new PackedPackages();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  packages.remove();
});

const fiveMinutes = 5 * 60_000;

/** Opens the address when there is something, writes the message, and waits for what is said to it. */
async function chatAt(address: string, message: string) {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const isUp = async () => (await fetch(address).catch(() => undefined))?.ok;
  await expect.poll(isUp, { timeout: fiveMinutes, interval: 100 }).toBe(true);
  await page.goto(address);
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.fill(message, { timeout: fiveMinutes });
  await box.press('Enter');
  const answer = page.locator('[part~="assistant-message"]');
  await answer.getByText(/groceries/u).waitFor({ timeout: fiveMinutes });
  return page;
}

test.each(['server', 'script-tag', 'element', 'react', 'express'])(
  'start/%s.md leads to an answer in a browser within five minutes',
  async (name) => {
    const from = performance.now();
    const { address, message } = await followPage(name, packages);
    const page = await chatAt(address, message);
    const heading = page.getByRole('heading', { name: 'My app: 1 answers' });
    await expect.poll(() => heading.count()).toBe(name === 'react' ? 1 : 0);
    expect(performance.now() - from).toBeLessThan(fiveMinutes);
  },
  fiveMinutes,
);

test(
  'start/mcp.md prints what it says within five minutes',
  async () => {
    const { printed, says } = await followPage('mcp', packages);
    expect(await printed).toBe(says);
  },
  fiveMinutes,
);
