import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, launchChromium, type Browser, type Page } from '@chatdock/testing/chromium';

// `npm run docs:screenshots`: pictures of the demo as it is, on the offline model, into `docs/images/`.

const root = join(import.meta.dirname, '../..');
const images = join(root, 'docs/images');
const port = 38_214;
const url = `http://localhost:${port}`;

const data = mkdtempSync(join(tmpdir(), 'chatdock-screenshots-'));
const demo = spawn(process.execPath, ['examples/demo/src/main.ts'], {
  cwd: root,
  env: { PATH: process.env['PATH'], PORT: String(port), CHATDOCK_DATA_DIR: data },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const browser = await launchChromium((await findChromium()).path);
try {
  await untilItAnswers();
  await desktop(browser);
  await launcher(browser);
  await phone(browser);
} finally {
  await browser.close();
  demo.kill('SIGTERM');
  await once(demo, 'exit');
  rmSync(data, { recursive: true, force: true });
}

async function untilItAnswers(): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/sign-in`).catch(() => undefined);
    if (answer?.ok) return;
    if (demo.exitCode !== null) throw new Error('The demo ended.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function desktop(to: Browser): Promise<void> {
  const page = await signedIn(to, { width: 1080, height: 640 });
  for (const task of ['buy groceries', 'call mom', 'water the plants'])
    await say(page, `Add a task to ${task}`);
  await say(page, 'Complete task 2');
  await say(page, 'Show me all my tasks');
  await inBothLooks(page, 'chat');
}

async function launcher(to: Browser): Promise<void> {
  const page = await signedIn(to, { width: 760, height: 640 });
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Shop</title>
    <style>body { font: 18px/1.6 system-ui; margin: 3rem; max-width: 18rem }</style>
    <h1>My shop</h1><p>Everything for the garden, sent within a day.</p>
    <script src="/api/chatkit/embed.js" defer data-launcher data-label="Help" data-token-url="/api/auth/token" data-greeting="How can we help?"></script>`;
  await page.route(`${url}/shop`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${url}/shop`);
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByRole('button', { name: 'New chat' }).click();
  await page.getByText('How can we help?').waitFor();
  await inBothLooks(page, 'launcher');
}

async function inBothLooks(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(images, `${name}-${colorScheme}.png`) });
  }
  await page.context().close();
}

async function phone(to: Browser): Promise<void> {
  const page = await signedIn(to, { width: 390, height: 700 });
  await say(page, 'Show me all my tasks');
  await page.screenshot({ path: join(images, 'phone.png') });
  await page.context().close();
}

async function signedIn(to: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const context = await to.newContext({ viewport, colorScheme: 'light', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Continue as demo user' }).click();
  await page.waitForURL('**/chat');
  return page;
}

/** Writes a message and waits until it is answered. */
async function say(page: Page, message: string): Promise<void> {
  const answers = page.locator('[part~="message-actions"]');
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.waitFor();
  const before = await answers.count();
  await box.fill(message);
  await box.press('Enter');
  await answers.nth(before).waitFor();
}
