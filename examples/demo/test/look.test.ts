import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accessibilityFaults, launchBrowser, type Browser } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatPage } from './chat-page.ts';
import { dataFolder, startDemo, type RunningDemo } from './running-demo.ts';

const pictures = resolve(import.meta.dirname, '../../../.artifacts/demo');
const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** How it looks: checked for accessibility, and pictures left in `.artifacts/demo` for a person to look at. */
describe('how it looks', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let demo: RunningDemo;
  let browser: Browser;

  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    folder = await dataFolder();
    [demo, browser] = await Promise.all([startDemo({ CHATDOCK_DATA_DIR: folder.path }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    await folder?.remove();
  });

  test.each([
    { device: 'desktop', options: desktop, colorScheme: 'light' },
    { device: 'desktop', options: desktop, colorScheme: 'dark' },
    { device: 'phone', options: phone, colorScheme: 'light' },
    { device: 'phone', options: phone, colorScheme: 'dark' },
  ] as const)('on a $device, $colorScheme', async ({ device, options, colorScheme }) => {
    const page = await browser.newPage({ ...options, colorScheme });
    const chat = new ChatPage(page, demo.url);
    const faults: string[] = [];
    const lookAt = async (name: string) => {
      await page.screenshot({
        path: join(pictures, `${name}-${device}-${colorScheme}.png`),
        animations: 'disabled',
      });
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
    };

    await chat.open('/sign-in');
    await lookAt('sign-in');

    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('alert').getByText('Enter your name.').waitFor();
    await lookAt('create-account');

    const email = `${device}-${colorScheme}@example.com`;
    await chat.fillInAccount({ name: 'Ada Lovelace', email, password: 'long enough' });
    await chat.messageBox.waitFor();
    await lookAt('chat-empty');

    await chat.sayAndWait('Add a task to buy groceries');
    await chat.sayAndWait('I need to remember to pay bills');
    await chat.sayAndWait('Mark task 1 as complete');
    await lookAt('chat-used');

    await chat.showTasks();
    await lookAt('tasks');

    expect(faults).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await expect
      .poll(() => chat.rows())
      .toEqual([
        ['1', 'Buy groceries', 'Completed'],
        ['2', 'Pay bills', 'Pending'],
      ]);
    await page.close();
  });
});
