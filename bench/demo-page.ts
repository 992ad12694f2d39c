import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@chatdock/testing/chromium';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The demo as `npm start` starts it, in a data folder of its own. */
export function spawnDemo(port: number, dataDir: string): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, ['.toolchain/start.mjs'], {
    cwd: root,
    env: { PATH, HOME, PORT: String(port), CHATDOCK_DATA_DIR: dataDir },
    stdio: 'ignore',
  });
}

/** Ends it as Ctrl-C does. */
export async function stopDemo(demo: ChildProcess): Promise<void> {
  demo.kill('SIGTERM');
  if (demo.exitCode === null) await once(demo, 'exit');
}

/** Opens the chat as the demo user, from the first moment the server listens to a message box that takes text. */
export async function openChat(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  while (!(await page.goto(`${url}/chat`).catch(() => null))) await sleep(20);
  await page.getByRole('button', { name: 'Continue as demo user' }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill('Hello');
  return page;
}
