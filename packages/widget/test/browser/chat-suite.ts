import { launchBrowser, type Browser, type BrowserContext, type Page } from '@chatdock/testing';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { ChatSite } from './chat-site.ts';
import { openDockPage, untilState, type DockPageOptions } from './dock-page.ts';

/** What the tests of one file share; `site` and `context` are new for each test. */
export interface ChatSuite {
  browser: Browser;
  context: BrowserContext;
  site: ChatSite;
  /** Opens a page with a `<chat-dock>`. */
  open: (options?: DockPageOptions) => Promise<Page>;
  /** Opens one and waits for its chat. */
  openReady: (options?: DockPageOptions) => Promise<Page>;
}

/** A browser for a test file, and a fresh browser profile and a fresh site for each of its tests. */
export function chatSuite(): ChatSuite {
  const running: { browser?: Browser; context?: BrowserContext; site?: ChatSite } = {};
  beforeAll(async () => void (running.browser = await launchBrowser()));
  afterAll(() => running.browser?.close());
  beforeEach(async () => {
    running.context = await suite.browser.newContext();
    running.site = await ChatSite.open();
  });
  afterEach(async () => {
    await running.context?.close();
    await running.site?.close();
  });
  const suite: ChatSuite = {
    get browser() {
      return here(running.browser);
    },
    get context() {
      return here(running.context);
    },
    get site() {
      return here(running.site);
    },
    open: (options) => openDockPage(suite.context, suite.site, options),
    openReady: async (options) => {
      const page = await suite.open(options);
      await untilState(page, 'ready');
      return page;
    },
  };
  return suite;
}

function here<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('only while a test runs');
  return value;
}
