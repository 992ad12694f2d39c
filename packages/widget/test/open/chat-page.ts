import {
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
  animationsEnd,
  launchBrowser,
} from '@chatdock/testing';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { ChatPage, ChatPageOptions } from './page-script.ts';
import { type Script, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

export interface ChatUnderTest {
  page: Page;
  box: Locator;
  log: Locator;
  button: (name: string) => Locator;
  /** `chatkit.*` events so far, without the prefix. */
  events: () => Promise<ChatPage['events']>;
  /** What the page complained about: errors, and console errors other than of refused requests. */
  complaints: string[];
}

export interface OpenChatOptions {
  script?: Script;
  options?: ChatPageOptions;
  context?: Parameters<Browser['newContext']>[0];
  /** Nothing is loaded before it is needed, as in real pages. Default: code and tables are. */
  bare?: boolean;
  /** Its time passes by itself, and faster where the test says so, by `page.clock`. */
  moving?: boolean;
  /** The page stays open to the end of the file. Default: to the end of the test. */
  lasting?: boolean;
}

export interface ChatSuite {
  server(): ScriptedServer;
  open(options?: OpenChatOptions): Promise<ChatUnderTest>;
}

/** One server and one browser for a test file; a fresh page with the chat on it for each call of `open`. */
export function chatSuite(): ChatSuite {
  let server: ScriptedServer | undefined;
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startScriptedServer(), launchBrowser()]);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    if (server) Object.assign(server, { pageHeaders: {}, isOurs: false });
    server?.requests.splice(0);
    server?.paths.splice(0);
    server?.files.splice(0);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const current = (): ScriptedServer => {
    if (server === undefined) throw new Error('The server has not started.');
    return server;
  };
  return {
    server: current,
    async open({ script, options = {}, context: settings, ...how } = {}) {
      if (script) current().script = script;
      const context = await browser?.newContext({ viewport: { width: 800, height: 640 }, ...settings });
      if (context === undefined) throw new Error('The browser has not started.');
      if (!how.lasting) contexts.push(context);
      const page = await context.newPage();
      const complaints = listen(page);
      if (how.moving) await page.clock.install();
      await page.goto(`${current().origin}/${how.bare ? '#bare' : ''}`);
      await page.evaluate((given) => window.chat.mount(given), options);
      return chatOn(page, complaints);
    },
  };
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isOfNetwork = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isOfNetwork) complaints.push(message.text());
  });
  return complaints;
}

function chatOn(page: Page, complaints: string[]): ChatUnderTest {
  return {
    page,
    complaints,
    box: page.getByRole('textbox', { name: 'Message' }),
    log: page.getByRole('log', { name: 'Conversation' }),
    button: (name) => page.getByRole('button', { name, exact: true }),
    events: () => page.evaluate(() => window.chat.events),
  };
}

/** The name of what has the focus, through shadow roots. */
export function focused({ page }: ChatUnderTest): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? '';
  });
}

/** Shows the chat in this theme, from when on it is. */
export async function retheme({ page }: ChatUnderTest, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((next) => window.chat.retheme(next), theme);
  const chat = page.locator('chatdock-chat .chat');
  await expect.poll(() => chat.evaluate((element) => getComputedStyle(element).colorScheme)).toBe(theme);
  await page.evaluate(animationsEnd);
}

/** Waits until the page has a file that it loads on demand, and all that belongs to it. */
export async function untilLoaded({ page }: ChatUnderTest, chunk: string): Promise<void> {
  const found = await page.waitForFunction(
    (part) => performance.getEntriesByType('resource').find(({ name }) => name.includes(part))?.name,
    `/chunk-${chunk}-`,
  );
  await page.evaluate(`import(${JSON.stringify(await found.jsonValue())}).then(() => null)`);
}

export interface Gate {
  /** Resolves at the next call of `open`. */
  wait: () => Promise<void>;
  open: () => void;
}

/** Holds a script back until the test has looked. */
export function createGate(): Gate {
  let passage = Promise.withResolvers<void>();
  return {
    wait: async () => {
      await passage.promise;
      passage = Promise.withResolvers();
    },
    open: () => passage.resolve(),
  };
}

/** Waits until a condition in Node holds. */
export async function eventually(check: () => unknown): Promise<void> {
  await expect.poll(check).toBeTruthy();
}
