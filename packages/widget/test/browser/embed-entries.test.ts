import { readFileSync } from 'node:fs';
import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { readField } from '../../src/session/read-field.ts';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, stateOf } from './dock-page.ts';

const chat = chatSuite();
const embed = '<script src="/chat/embed.js" defer></script>';
const dockWith = (attributes: string): string => dockHtml.replace('>', ` ${attributes}>`);

const manifest: unknown = JSON.parse(
  readFileSync(new URL('../../dist/embed/manifest.json', import.meta.url), 'utf8'),
);
const entry = (name: string): string =>
  `/chat/widget/${String(readField(readField(manifest, 'entries'), name))}`;

async function open(html: string): Promise<Page> {
  chat.site.page('/entries', `<main>${html}</main>`);
  const page = await chat.context.newPage();
  await page.goto(`${chat.site.origin}/entries`);
  await expect.poll(() => page.evaluate(() => customElements.get('chat-dock') !== undefined)).toBe(true);
  return page;
}

const files = (): string[] =>
  chat.site.requests.map(({ path }) => path).filter((path) => path.startsWith('/chat/widget/'));

describe('what a page loads', () => {
  test.each([
    ['nothing said', dockHtml + embed],
    ['ours by name', dockWith('ui="open" domain-key="domain_pk"') + embed],
    ['one of each', dockWith('ui="openai"') + dockHtml + embed],
    [
      'said by the script',
      `<script src="/chat/embed.js" defer data-token-url="/token" data-ui="open"></script>`,
    ],
  ])('the chat UI of this package: %s', async (_, html) => {
    await open(html);
    expect(files()[0]).toBe(entry('open'));
  });

  test.each([
    ['by name', dockWith('ui="openai"') + embed],
    ['by its key', dockWith('domain-key="domain_pk"') + embed],
    [
      'said by the script',
      `<script src="/chat/embed.js" defer data-token-url="/token" data-ui="openai"></script>`,
    ],
    ['a key on the script', `<script src="/chat/embed.js" defer data-domain-key="domain_pk"></script>`],
  ])('none of it where OpenAI’s is asked for: %s', async (_, html) => {
    await open(html);
    expect(files()[0]).toBe(entry('openai'));
  });

  test('ours where it has to take over, with one Lit and one Trusted Types policy', async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types lit-html";
    const html = dockWith('domain-key="domain_pk"');
    chat.site.page('/over', `<main>${html}</main>${embed}`, { 'content-security-policy': policy });
    const page = await chat.context.newPage();
    await page.goto(`${chat.site.origin}/over`);
    await page.evaluate(() => customElements.whenDefined('chat-dock'));
    await page.evaluate(() => {
      const dock = document.createElement('chat-dock');
      Object.assign(dock, { api: '/chat', tokenUrl: '/token', id: 'open' });
      dock.setAttribute('ui', 'open');
      document.querySelector('chat-dock')?.replaceWith(dock);
    });
    await expect.poll(() => stateOf(page)).toBe('ready');
    await page.locator('#open').getByRole('textbox', { name: 'Message' }).fill('Hello');
    expect(files().filter((path) => path.includes('/open-renderer-'))).toHaveLength(1);
    expect(files()).not.toContain(entry('open'));
  });
});
