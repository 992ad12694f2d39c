import { readFileSync } from 'node:fs';
import { type Page, quickest } from '@chatdock/testing';
import { expect } from 'vitest';
import type { ChatKitOptions, ChatDockUiChangedEvent } from '../../src/index.ts';
import type { ChatSite } from './chat-site.ts';
import type { ChatSuite } from './chat-suite.ts';

/** OpenAI's script as far as tests have it: see there. */
export const standIn = readFileSync(new URL('openai-stand-in.js', import.meta.url), 'utf8');

export const cdn = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';

export interface OpenAiPage {
  /** Attributes of `<chat-dock>`, beside its server. */
  attributes?: string;
  /** Stands before `<chat-dock>` in the page. */
  head?: string;
  /** What is wrong with OpenAI's script; see the stand-in. */
  is?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** What OpenAI's CDN does. Default: answers with the stand-in. */
  answers?: 'script' | '404' | 'nothing' | 'late';
  /** The elements, in place of one `<chat-dock>`. */
  html?: string;
}

/** Everything asked of OpenAI's hosts in a test. */
export const asked: string[] = [];

/** What the page’s console was warned of. */
export const warnings: string[] = [];

const note = `globalThis.told = [];
  for (const name of ['chat-dock-ui-changed', 'chat-dock-state-changed'])
    addEventListener(name, ({ ui, state, error }) => told.push({ ...(name.includes('ui') ? { ui } : { state }), code: error?.code ?? null, at: performance.now() }));`;

/** Opens a page with a `<chat-dock>` for OpenAI's chat, whose CDN is the tests' own. */
export async function openAiPage(chat: ChatSuite, options: OpenAiPage = {}): Promise<Page> {
  const {
    attributes = 'domain-key="domain_pk_1"',
    head = '',
    is = {},
    headers,
    answers = 'script',
  } = options;
  const { html = `<chat-dock api="/chat" token-url="/token" ${attributes}></chat-dock>` } = options;
  const set = `<script nonce="n1">globalThis.openAiIs = ${JSON.stringify(is)};${note}</script>`;
  chat.site.page('/openai', `${set}${head}<main>${html}</main>${embed}`, headers);
  const page = await chat.context.newPage();
  asked.length = 0;
  warnings.length = 0;
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await page.route(/^https:\/\/[\w.]*openai\.com\//, async (route) => {
    asked.push(route.request().url());
    if (answers === 'nothing') await route.abort('connectionrefused');
    else if (answers === '404') await route.fulfill({ status: 404, body: 'Not Found' });
    else if (answers === 'script') await route.fulfill({ contentType: 'text/javascript', body: standIn });
  });
  await page.goto(`${chat.site.origin}/openai`);
  return page;
}

const embed = '<script nonce="n1" src="/chat/embed.js" defer></script>';

/** A busy machine may take some seconds until there is a session, and with that something to show. */
const soon = 5000 + 3000;

/** Opens a page which is told something within five seconds of that. Of three tries: no machine is that busy each time. */
export async function openAiPageInTime(chat: ChatSuite, options: OpenAiPage): Promise<Page> {
  const pages: Page[] = [];
  const passed = await quickest(soon, async () => {
    await pages.at(-1)?.close();
    const page = await openAiPage(chat, options);
    pages.push(page);
    const first = await page.waitForFunction(() => globalThis.told?.[0]?.at);
    return first.jsonValue().then(Number);
  });
  expect(passed).toBeLessThan(soon);
  const page = pages.at(-1);
  if (!page) throw new Error('No page was opened.');
  return page;
}

/** What the page was told, without its times. */
export function told(page: Page): Promise<object[]> {
  return page.evaluate(() => globalThis.told.map(({ at: _at, ...what }) => what));
}

/** The options that the first of OpenAI's elements in a dock was given last, as JSON has them. */
export function optionsOf(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(() => JSON.parse(JSON.stringify(globalThis.openAi.chats[0]?.options)));
}

/** What the stand-in holds against the options it was handed. */
export function problems(page: Page): Promise<string[]> {
  return page.evaluate(() => globalThis.openAi.problems);
}

/** Answers sessions as a server does whose conversations run at OpenAI. */
export function hostAtOpenAi(site: ChatSite): void {
  let count = 0;
  site.onSession = ({ method }) =>
    method === 'POST'
      ? {
          status: 201,
          body: {
            client_secret: `ek_${++count}`,
            expires_at: Date.now() / 1000 + site.lifetime,
            hosted: true,
          },
        }
      : null;
}

interface StandIn extends HTMLElement {
  calls: unknown[][];
  options: ChatKitOptions;
  secrets: string[];
  renew(): Promise<void>;
  request(type: string): Promise<number | string>;
  say(name: string, detail?: unknown): void;
}

declare global {
  /** What openai-stand-in.js puts on the page. */
  var openAi: { runs: number; chats: StandIn[]; problems: string[] };
  var told: ({ code: string | null; at: number } & (
    Pick<ChatDockUiChangedEvent, 'ui'> | { state: string }
  ))[];
}
