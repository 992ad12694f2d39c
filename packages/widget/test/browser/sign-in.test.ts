import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { callApi, stateOf, untilState } from './dock-page.ts';

const chat = chatSuite();

const keepHere = `addEventListener('chat-dock-sign-in-required', (event) => { event.preventDefault(); globalThis.asked = (globalThis.asked ?? 0) + 1; });`;

const asked = (page: Page): Promise<unknown> => page.evaluate('globalThis.asked ?? 0');

describe('nobody is signed in', () => {
  test('takes them to sign-in-url, with the way back', async () => {
    const { site, open } = chat;
    site.user = null;
    const page = await open({ path: '/help/chat' });
    await page.waitForURL(/sign-in/);
    expect(new URL(page.url()).searchParams.get('return_to')).toBe('/help/chat');
    expect(site.asked('POST /chat/session')).toEqual([]);
  });

  test('the server’s 401 means the same as the page’s', async () => {
    const { site, open } = chat;
    site.onSession = () => ({ status: 401, body: { error: { code: 'invalid_token', message: 'Bad.' } } });
    const page = await open();
    await page.waitForURL(/sign-in/);
    expect(page.url()).toContain('return_to');
  });

  test('back from signing in, the chat is there', async () => {
    const { site, open } = chat;
    site.user = null;
    const page = await open();
    await page.waitForURL(/sign-in/);
    site.user = 'ann';
    await page.goto(site.origin + String(new URL(page.url()).searchParams.get('return_to')));
    await untilState(page, 'ready');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('a page that signs people in itself is asked first, and nobody leaves', async () => {
    const { site, open } = chat;
    site.user = null;
    const page = await open({ script: keepHere });
    await untilState(page, 'signed-out');
    await page.getByText('Please sign in to chat.').waitFor();
    expect(await asked(page)).toBe(1);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await asked(page)).toBe(2);
    site.user = 'ann';
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await untilState(page, 'ready');
    expect(page.url()).toBe(`${site.origin}/page`);
  });

  test('without sign-in-url and without a page that answers, the button asks for the token again', async () => {
    const { site, open } = chat;
    site.user = null;
    const page = await open({ html: '<chat-dock api="/chat" token-url="/token"></chat-dock>' });
    await untilState(page, 'signed-out');
    site.user = 'ann';
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => stateOf(page)).toBe('ready');
  });

  test('a sign-in page that sends people straight back ends in a button, not in a circle', async () => {
    const { site, open } = chat;
    site.onSession = () => ({ status: 401, body: {} });
    const page = await open();
    await page.waitForURL(/sign-in/);
    await page.goto(`${site.origin}/page`);
    await untilState(page, 'signed-out');
    const visits = site.requests.filter(({ path }) => path.startsWith('/sign-in')).length;
    expect(visits).toBe(1);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/sign-in/);
  });

  test('an address that is none is a mistake for the console; the button stays', async () => {
    const { site, open } = chat;
    site.user = null;
    const page = await open({
      html: '<chat-dock api="/chat" token-url="/token" sign-in-url="javascript:document.title=1"></chat-dock>',
      script: `addEventListener('error', (event) => { globalThis.reported = event.error.code; });`,
    });
    await untilState(page, 'signed-out');
    await expect.poll(() => page.evaluate('globalThis.reported')).toBe('not_configured');
    expect(await page.title()).toBe('A page');
  });
});

describe('the session is lost while the chat is in use', () => {
  test('the conversation goes, the page stays, and the button brings them to sign-in', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    site.user = null;
    site.secrets.clear();
    expect(await callApi(page)).toEqual(['sign_in_required']);
    await untilState(page, 'signed-out');
    expect(await page.evaluate(() => globalThis.testRenderer.mounted.length)).toBe(0);
    expect(page.url()).toBe(`${site.origin}/page`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/sign-in\?return_to=%2Fpage/);
  });
});

describe('signOut()', () => {
  test('takes the conversation off the page, ends the session at the server and asks nobody to sign in', async () => {
    const { site, openReady } = chat;
    const page = await openReady({ script: keepHere });
    const [secret] = site.secrets;
    await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
    expect(site.asked('DELETE /chat/session')).toMatchObject([{ bearer: secret }]);
    expect(site.secrets.size).toBe(0);
    await page.getByText('You are signed out.').waitFor();
    expect(await page.evaluate(() => globalThis.testRenderer.mounted.length)).toBe(0);
    expect(await asked(page)).toBe(0);
    expect(await page.evaluate(() => document.querySelector('chat-dock')?.error)).toBeNull();
  });

  test('does not depend on the server', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    site.onSession = () => 'hang up';
    await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
    await expect.poll(() => stateOf(page)).toBe('signed-out');
  });

  test('still ends the session when the page is left at once', async () => {
    const { site, openReady } = chat;
    const page = await openReady();
    await page.evaluate(() => {
      void document.querySelector('chat-dock')?.signOut();
      location.assign('/sign-in');
    });
    await page.waitForURL(/sign-in/);
    await expect.poll(() => site.asked('DELETE /chat/session').length).toBe(1);
  });

  test('before there is a session it only forgets', async () => {
    const { site, open } = chat;
    site.user = null;
    const page = await open({ script: keepHere });
    await untilState(page, 'signed-out');
    await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
    await page.getByText('You are signed out.').waitFor();
    expect(site.asked('DELETE /chat/session')).toEqual([]);
  });
});
