import type { Page } from '@chatdock/testing';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chatSuite } from '../browser/chat-suite.ts';
import { untilState } from '../browser/dock-page.ts';
import { ScriptedThread } from '../browser/scripted-thread.ts';
import { openApp, type AppPage } from './app-page.ts';
import { bundleApp } from './bundle-app.ts';

// The same app in each framework, built from what the package publishes: `apps/`.

const chat = chatSuite();

beforeEach(() => {
  const { site } = chat;
  const thread = new ScriptedThread();
  site.onChat = (request) => (site.secrets.has(request.bearer ?? '') ? thread.answer(request) : null);
});

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();

describe.each([
  ['React', 'react.tsx'],
  ['React with the element itself', 'react-element.tsx'],
  ['Vue', 'vue.ts'],
  ['Svelte', 'svelte.ts'],
])('%s', (_framework, app) => {
  let files: [string, string][];
  beforeAll(async () => void (files = await bundleApp(app)));

  const open = async (): Promise<AppPage> => {
    const opened = await openApp(chat.context, chat.site, { files });
    await untilState(opened.page, 'ready');
    return opened;
  };

  test('sets properties, also those that change, without another session', async () => {
    const { page, complaints } = await open();
    await page.getByText('Good morning').waitFor();
    await page.getByRole('button', { name: 'Today' }).waitFor();
    await press(page, 'Greet');
    await page.getByText('Good evening').waitFor();
    expect(await page.locator('chat-dock.chat[aria-label="Help"]').count()).toBe(1);
    expect(chat.site.asked('GET /token')).toHaveLength(1);
    expect(chat.site.asked('POST /chat/session')).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test('calls methods and hears of events', async () => {
    const { page, complaints } = await open();
    await press(page, 'Ask');
    await page.getByRole('log').getByText('Hello', { exact: true }).waitFor();
    await expect.poll(() => page.locator('output').textContent()).toBe('ready answered');
    expect(complaints).toEqual([]);
  });

  test('takes the chat away and brings it back, with its conversation', async () => {
    const { page, complaints } = await open();
    await page.getByRole('textbox', { name: 'Message' }).fill('Good morning');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('Hello', { exact: true }).waitFor();
    await expect.poll(() => page.locator('output').textContent()).toBe('ready answered');
    await press(page, 'Toggle');
    await page.locator('chat-dock').waitFor({ state: 'detached' });
    await press(page, 'Toggle');
    await page.getByRole('log').getByText('Hello', { exact: true }).waitFor();
    expect(chat.site.asked('POST /chat/session')).toHaveLength(2);
    await expect.poll(() => page.locator('output').textContent()).toMatch(/^ready answered .*ready$/);
    expect(complaints).toEqual([]);
  });
});
