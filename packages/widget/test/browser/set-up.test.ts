import type { Page } from '@chatdock/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WidgetErrorCode } from '../../src/index.ts';
import { ChatSite, type Answer } from './chat-site.ts';
import { chatSuite } from './chat-suite.ts';
import { untilState } from './dock-page.ts';
import { openAiPage, openAiPageInTime, told } from './openai-page.ts';

const chat = chatSuite();

const html = { 'content-type': 'text/html; charset=utf-8' };

/** What a route answers that is none of a chat server’s, and what is said of it. */
const strange: [string, Answer, WidgetErrorCode, string][] = [
  ['404', { status: 404, body: 'nothing here' }, 'api_not_found', '/chat/session: 404'],
  ['404 in JSON', { status: 404, body: { detail: 'Not Found' } }, 'api_not_found', 'Set “api”'],
  ['405', { status: 405, body: 'no' }, 'api_not_found', '/chat/session: 405'],
  ['HTML', { status: 200, body: '<!doctype html>', headers: html }, 'api_is_a_page', 'A web page answers'],
  ['a redirect', { status: 302, headers: { location: '/sign-in' } }, 'api_redirects', 'sign-in page'],
  [
    'a redirect to another origin',
    { status: 302, headers: { location: 'http://localhost:1/sign-in' } },
    'api_redirects',
    'sign-in page',
  ],
];

describe.each(['open', 'openai'])('at a wrong address for sessions, with ui="%s"', (ui) => {
  test.for(strange)('%s is named within five seconds', async ([, answer, code, sentence]) => {
    chat.site.onSession = () => answer;
    const page = await openAiPageInTime(chat, { attributes: `ui="${ui}"` });
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    await expect.poll(() => told(page)).toEqual([{ state: 'failed', code }]);
    chat.site.onSession = () => null;
    await page.getByRole('button', { name: 'Try again' }).click();
    await untilState(page, 'ready');
  });
});

describe('at a wrong address for the chat, ours says in the conversation', () => {
  test.each<[string, Answer, WidgetErrorCode]>([
    ['404', { status: 404, body: 'nothing here' }, 'api_not_found'],
    ['HTML', { status: 200, body: '<!doctype html>', headers: html }, 'api_is_a_page'],
    ['a redirect to a page', { status: 302, headers: { location: '/openai' } }, 'api_redirects'],
    [
      'a redirect to another origin',
      { status: 302, headers: { location: 'http://localhost:1/' } },
      'api_redirects',
    ],
  ])('%s', async (_what, answer, code) => {
    chat.site.onChat = () => answer;
    const page = await openAiPage(chat, { attributes: '' });
    const error = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('chatkit.error', ({ detail }: CustomEventInit) =>
            resolve(detail.error.code),
          );
        }),
    );
    await page.getByRole('textbox', { name: 'Message' }).fill('Hello');
    await page.keyboard.press('Enter');
    expect(await error).toBe(code);
    await page.getByText(`(${chat.site.origin}/chat`).waitFor();
    await page.getByRole('button', { name: 'Retry' }).waitFor();
  });
});

describe('a page of another origin', () => {
  let other: ChatSite;
  beforeEach(async () => void (other = await ChatSite.open()));
  afterEach(() => other.close());

  const open = async (): Promise<Page> => {
    const api = `${chat.site.origin}/chat`;
    other.page('/page', `<chat-dock api="${api}"></chat-dock><script src="${api}/embed.js" defer></script>`);
    const page = await chat.context.newPage();
    await page.goto(`${other.origin}/page`);
    return page;
  };

  test('that the server does not let in is told so, and with which origin', async () => {
    const page = await open();
    await page.getByRole('alert').filter({ hasText: 'CORS_ORIGINS' }).waitFor();
    expect(await page.evaluate(() => document.querySelector('chat-dock')?.error?.code)).toBe(
      'origin_refused',
    );
    expect(await page.getByRole('alert').textContent()).toContain(other.origin);
  });

  test('is not blamed when the server is down, and nobody else is asked', async () => {
    const page = await chat.context.newPage();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    chat.site.onSession = () => 'hang up';
    const api = `${chat.site.origin}/chat`;
    other.page('/page', `<chat-dock api="${api}"></chat-dock><script src="${api}/embed.js" defer></script>`);
    await page.goto(`${other.origin}/page`);
    await untilState(page, 'failed');
    expect(await page.evaluate(() => document.querySelector('chat-dock')?.error?.code)).toBe(
      'server_unreachable',
    );
    expect([...hosts].toSorted()).toEqual([chat.site.origin, other.origin].toSorted());
    expect(chat.site.asked('GET /chat/session').map(({ bearer }) => bearer)).toEqual([null, null]);
  });
});

test('requests that the page’s policy blocks are named', async () => {
  const policy = "connect-src 'none'";
  const page = await openAiPage(chat, {
    html: '<chat-dock api="/chat"></chat-dock>',
    headers: { 'content-security-policy': policy },
  });
  await page.getByRole('alert').filter({ hasText: 'connect-src' }).waitFor();
  await expect.poll(() => told(page)).toEqual([{ state: 'failed', code: 'blocked_by_policy' }]);
});

const alertOf = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words });

describe('in a page that speaks another language', () => {
  test.for(strange)('%s is said in it', async ([, answer, code]) => {
    const { words } = await import('../../src/locales/set-up/de.ts');
    chat.site.onSession = () => answer;
    const page = await openAiPage(chat, { attributes: 'ui="open" locale="de"' });
    const said = Object.entries(words).find(([name]) => name === code)?.[1];
    if (said === undefined) throw new Error(`Nothing is said of ${code}.`);
    await expect.poll(() => alertOf(page, said).count()).toBe(1);
    await expect.poll(() => alertOf(page, '/chat/session').count()).toBe(1);
    await expect.poll(() => told(page)).toEqual([{ state: 'failed', code }]);
  });

  test('so are a policy, and a conversation that only OpenAI’s chat can show', async () => {
    const blocked = await openAiPage(chat, {
      html: '<chat-dock api="/chat" locale="de"></chat-dock>',
      headers: { 'content-security-policy': "connect-src 'none'" },
    });
    await expect
      .poll(() => alertOf(blocked, 'Die Content-Security-Policy dieser Seite blockiert den Chat.').count())
      .toBe(1);
    const policed = await openAiPage(chat, { answers: '404', attributes: 'ui="openai" locale="de"' });
    await expect
      .poll(() => alertOf(policed, 'Der Chat von OpenAI konnte nicht geladen werden.').count())
      .toBe(1);
  });

  test('and in English where the words do not arrive', async () => {
    chat.site.onSession = () => ({ status: 404, body: 'nothing here' });
    await chat.context.route(/\/widget\/set-up-words-/, (route) => route.abort());
    const page = await openAiPage(chat, { attributes: 'ui="open" locale="de"' });
    await expect.poll(() => alertOf(page, 'There is no chat server at this address.').count()).toBe(1);
    await expect.poll(() => page.getByRole('button', { name: 'Erneut versuchen' }).count()).toBe(1);
  });

  test('in the conversation, too', async () => {
    chat.site.onChat = () => ({ status: 404, body: 'nothing here' });
    const page = await openAiPage(chat, { attributes: 'locale="de"' });
    await page.getByRole('textbox', { name: 'Nachricht' }).fill('Hallo');
    await page.keyboard.press('Enter');
    const said = page.getByText('Unter dieser Adresse gibt es keinen Chat-Server.');
    await expect.poll(() => said.count()).toBe(1);
  });
});
