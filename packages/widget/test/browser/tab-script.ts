import type { Page } from '@chatdock/testing';
import { expect } from 'vitest';
import type { ChatSuite } from './chat-suite.ts';
import { openDockPage, untilState, type DockPageOptions } from './dock-page.ts';

/** A tab of the tests’ browser, ready and listening to the others. */
export async function openTab(suite: ChatSuite, options: DockPageOptions = {}): Promise<Page> {
  const page = await openDockPage(suite.context, suite.site, { before: watched, ...options });
  await untilState(page, 'ready');
  await untilLinked(page);
  return page;
}

/** Prepares a page that lacks what tabs hear each other by, and notes its errors. */
export async function withoutChannels(page: Page): Promise<void> {
  await page.addInitScript(
    'delete globalThis.BroadcastChannel; addEventListener("error", () => (globalThis.failed = true));',
  );
}

/** Says something to the other tabs of whoever is on this page. */
export function speak(page: Page, ...messages: unknown[]): Promise<void> {
  return page.evaluate((all) => {
    const channel = new BroadcastChannel(globalThis.channel);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has its own origin only
    for (const message of all) channel.postMessage(message);
    channel.close();
  }, messages);
}

/** Waits until `to` has heard what `from` has said so far. */
export async function settled(from: Page, to: Page): Promise<void> {
  const mark = `mark ${Math.random()}`;
  await speak(from, mark);
  await to.waitForFunction((text) => globalThis.heard.includes(text), mark);
}

/** What was said of threads, as this page heard it. */
export function threadWords(page: Page): Promise<unknown[]> {
  return page.evaluate(() => globalThis.heard.filter((message) => Array.isArray(message)));
}

function watched(page: Page): Promise<unknown> {
  return page.addInitScript(watchChannels);
}

/** Has the chat say which thread is open, as a renderer does. */
export function change(page: Page, threadId: string | null): Promise<void> {
  return say(page, 'chatkit.thread.change', { threadId });
}

/** Has the chat say something, as a renderer does. */
export function say(page: Page, name: string, detail?: unknown): Promise<void> {
  return page.evaluate(([type, what]) => globalThis.testRenderer.mounted[0]?.say(type, what), [
    name,
    detail,
  ] as const);
}

/** The thread that the chat on the page began with. */
export function initialThread(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => globalThis.testRenderer.mounted[0]?.options.initialThread);
}

/** What is left in the browser’s storage. */
export function stored(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));
}

/** Waits until the tab hears the others. */
export async function untilLinked(page: Page): Promise<void> {
  await page.waitForFunction('globalThis.linked > 0');
}

/** Before a page: counts the channels that are open on it, and keeps what was said on them. */
const watchChannels = `
  globalThis.linked = 0;
  globalThis.heard = [];
  const Channel = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = class extends Channel {
    constructor(name) { super(name); globalThis.channel = name; }
    addEventListener(type, act) { this.listens = true; globalThis.linked += 1; super.addEventListener(type, (event) => { heard.push(event.data); act(event); }); }
    close() { if (this.listens) globalThis.linked -= 1; this.listens = false; super.close(); }
  };`;

/** Script that hides the page or shows it, as far as the page can tell. */
export function turn(visibility: 'hidden' | 'visible'): string {
  return `Object.defineProperty(document, 'visibilityState', { value: '${visibility}', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));`;
}

declare global {
  /** The name of the page’s channel. */
  var channel: string;
  var heard: unknown[];
}

/**
 * Waits until a text that was not sent is kept. What keeps them is loaded after the chat is there, and keeps them when the page goes into
 * the background.
 */
export const untilKept = (page: Page, text: string): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() => {
        document.dispatchEvent(new Event('visibilitychange'));
        return Object.values(sessionStorage).join();
      }),
    )
    .toContain(text);
