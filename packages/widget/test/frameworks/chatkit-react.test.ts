import type { Page } from '@chatdock/testing';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Answer, SiteRequest } from '../browser/chat-site.ts';
import { chatSuite } from '../browser/chat-suite.ts';
import { ScriptedThread } from '../browser/scripted-thread.ts';
import { readField } from '../../src/session/read-field.ts';
import { openApp, type AppPage } from './app-page.ts';
import { bundleApp } from './bundle-app.ts';

// An app of `@openai/chatkit-react` on the open renderer.

const chat = chatSuite();
let files: [string, string][];
/** What the server was asked, by type, oldest first. */
let asked: { type: unknown; params: unknown }[];
let thread: ScriptedThread;

const events = (...list: object[]): Answer => ({
  status: 200,
  body: list.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''),
  headers: { 'content-type': 'text/event-stream' },
});

const base = { thread_id: 'thr_1', created_at: '2026-11-01T12:00:00Z' };
const call = {
  ...base,
  type: 'client_tool_call',
  id: 'tool_1',
  call_id: 'call_1',
  status: 'pending',
  name: 'switch_theme',
  arguments: { to: 'dark' },
};
const answer = (id: string, text: string) => ({
  type: 'thread.item.done',
  item: { ...base, type: 'assistant_message', id, content: [{ type: 'output_text', text, annotations: [] }] },
});

function respond(request: SiteRequest): Answer | null {
  if (request.bearer !== 'user-of-the-app') return null;
  const body: unknown = JSON.parse(request.body);
  const type = readField(body, 'type');
  asked.push({ type, params: readField(body, 'params') });
  if (type === 'threads.list') return { status: 200, body: { data: [], has_more: false } };
  if (type === 'threads.custom_action')
    return events(
      { type: 'client_effect', name: 'confetti', data: { for: 7 } },
      { type: 'thread.item.done', item: call },
    );
  if (type === 'threads.add_client_tool_output') return events(answer('msg_after', 'It is dark now.'));
  return thread.answer(request);
}

beforeAll(async () => void (files = await bundleApp('chatkit-react.tsx')));
beforeEach(() => {
  asked = [];
  thread = new ScriptedThread();
  chat.site.onChat = respond;
});

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

async function open(): Promise<AppPage> {
  const app = await openApp(chat.context, chat.site, { files });
  await app.page.getByText('Good morning').waitFor();
  return app;
}

const heard = (page: Page): Promise<string[]> => page.locator('ol > li').allTextContents();

test('options reach the chat, and reach it again when they change', async () => {
  const { page, complaints } = await open();
  await page.getByRole('heading', { name: 'Help' }).waitFor();
  await page.getByRole('button', { name: 'Today' }).waitFor();
  await page.getByText('Answers can be wrong.').waitFor();
  const box = page.getByRole('textbox', { name: 'Message' });
  expect(await box.getAttribute('placeholder')).toBe('Ask about your tasks');
  await box.fill('Half a sent');
  await press(page, 'Greet');
  await page.getByText('Good evening').waitFor();
  expect(await box.inputValue()).toBe('Half a sent');
  await expect.poll(() => heard(page)).toEqual(['["ready"]']);
  expect(complaints).toEqual([]);
});

test('methods do what they do at OpenAI’s, and events tell of it', async () => {
  const { page, complaints } = await open();
  await press(page, 'Draft');
  const box = page.getByRole('textbox', { name: 'Message' });
  await expect.poll(() => box.inputValue()).toBe('A draft');
  await press(page, 'Focus');
  await expect.poll(() => box.evaluate((element) => element.matches(':focus'))).toBe(true);
  await press(page, 'Ask');
  await page.getByRole('log').getByText('Hello', { exact: true }).waitFor();
  await expect.poll(() => heard(page)).toEqual(['["ready"]', '["start"]', '["thread","thr_1"]', '["end"]']);
  expect(await box.inputValue()).toBe('A draft');
  await press(page, 'Leave');
  await page.getByText('Good morning').waitFor();
  await expect.poll(async () => (await heard(page)).at(-1)).toBe('["thread",null]');
  await press(page, 'History');
  await page.getByText('There are no conversations yet.').waitFor();
  expect(complaints).toEqual([]);
});

test('an action, an effect and a client tool, whose function is the latest', async () => {
  const { page, complaints } = await open();
  await press(page, 'Today');
  await page.getByRole('log').getByText('Hello', { exact: true }).waitFor();
  await press(page, 'Greet');
  await press(page, 'Act');
  await page.getByRole('log').getByText('It is dark now.').waitFor();
  await expect
    .poll(async () => (await heard(page)).slice(-4))
    .toEqual([
      '["start"]',
      '["effect","confetti",{"for":7}]',
      '["tool","switch_theme",{"to":"dark"}]',
      '["end"]',
    ]);
  expect(asked.map(({ type }) => type)).toEqual([
    'threads.create',
    'threads.custom_action',
    'threads.add_client_tool_output',
  ]);
  expect(asked[1]?.params).toMatchObject({
    thread_id: 'thr_1',
    action: { type: 'done', payload: { id: 7 } },
  });
  expect(asked[2]?.params).toMatchObject({ result: { theme: 'dark', greeting: 'Good evening' } });
  expect(complaints).toEqual([]);
});
