import type { BrowserContext, Page } from '@chatdock/testing';
import type { ChatDockState, ChatKitOptions, CustomApi, Renderer } from '../../src/index.ts';
import type { ChatSite } from './chat-site.ts';

export interface DockPageOptions {
  /** The elements; `<chat-dock>` with everything it needs by default. */
  html?: string;
  path?: string;
  /** Runs after the elements are there and before they are defined. */
  script?: string;
  /** Prepares the page before it is opened. */
  before?: (page: Page) => Promise<unknown>;
  headers?: Record<string, string>;
}

export const dockHtml = '<chat-dock api="/chat" token-url="/token" sign-in-url="/sign-in"></chat-dock>';

/** A page with a `<chat-dock>` on the tests' renderer, and a sign-in page beside it. */
export async function openDockPage(
  context: BrowserContext,
  site: ChatSite,
  options: DockPageOptions = {},
): Promise<Page> {
  const { html = dockHtml, path = '/page', script = '', before, headers } = options;
  site.page('/sign-in', '<h1>Sign in</h1>');
  const scripts = `<script src="/test-renderer.js"></script><script>${script}</script>`;
  const body = `<main><h1>Help</h1>${html}</main>${scripts}<script src="/chat/embed.js" defer></script>`;
  site.page(path, body, headers);
  const page = await context.newPage();
  await before?.(page);
  await page.goto(site.origin + path);
  return page;
}

/** Waits until the element on the page shows this; a launcher may be closed. */
export async function untilState(page: Page, state: ChatDockState): Promise<void> {
  await page.locator(`chat-dock[state="${state}"]`).first().waitFor({ state: 'attached' });
}

/** What the first element on the page shows. */
export function stateOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector('chat-dock')?.state);
}

/** Has the chat call its API, as a renderer does, and returns the status or the error's code. */
export function callApi(page: Page, times = 1): Promise<unknown[]> {
  return page.evaluate(async (count) => {
    const [mounted] = globalThis.testRenderer.mounted;
    if (!mounted) throw new Error('no chat is mounted');
    const { fetch, url } = mounted.options.api;
    const call = async (): Promise<unknown> => {
      const headers = { 'content-type': 'application/json' };
      try {
        return (await fetch(url, { method: 'POST', body: '{}', headers })).status;
      } catch (error) {
        return error instanceof Error && 'code' in error ? error.code : String(error);
      }
    };
    return Promise.all(Array.from({ length: count }, call));
  }, times);
}

/** The options the chat on the page has now; `api` left out. */
export function optionsOf(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const { api: _api, ...rest } = globalThis.testRenderer.mounted[0]?.options ?? {};
    return rest;
  });
}

/** What the chat on the page was asked to do, in order. */
export function callsOf(page: Page): Promise<[string, unknown][]> {
  return page.evaluate(() => globalThis.testRenderer.mounted[0]?.calls ?? []);
}

declare global {
  /** What test-renderer.js puts on the page. */
  var testRenderer: {
    mounted: {
      element: HTMLElement;
      options: ChatKitOptions & { api: Required<Pick<CustomApi, 'url' | 'fetch'>> };
      updates: number;
      unsent(): string;
      calls: [string, unknown][];
      say(name: string, detail: unknown): void;
    }[];
    load: () => Promise<Renderer>;
  };
}
