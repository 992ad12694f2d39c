import { expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { dockHtml } from './dock-page.ts';

const chat = chatSuite();

/** A page with this element on the open chat UI. */
async function open(html: string) {
  chat.site.page(
    '/language',
    `<main><h1>Help</h1>${html}</main><script src="/chat/embed.js" defer></script>`,
  );
  const page = await chat.context.newPage();
  await page.goto(`${chat.site.origin}/language`);
  return page;
}

test('the element and its chat speak one language, and say which', async () => {
  const page = await open(
    dockHtml.replace('api=', 'locale="de" heading-level="3" launcher label="Hilfe" api='),
  );
  await page.getByRole('button', { name: 'Hilfe' }).click();
  await page.getByRole('textbox', { name: 'Nachricht' }).waitFor();
  const panel = page.getByRole('dialog', { name: 'Hilfe' });
  await expect.poll(() => panel.getAttribute('lang')).toBe('de');
  await expect.poll(() => panel.getByRole('button', { name: 'Schließen' }).count()).toBe(1);
  await expect.poll(() => page.locator('.title').getAttribute('aria-level')).toBe('3');

  // Parts of the chat can be styled from the page, and nothing of it by a name that the element has itself.
  const exported = async (): Promise<string[] | undefined> =>
    (await page.locator('chatdock-chat').getAttribute('exportparts'))?.split(',');
  await expect.poll(exported).toEqual(expect.arrayContaining(['title', 'textbox', 'bubble', 'user-message']));
  expect(await exported()).not.toContain('button');

  await page.evaluate(async () => document.querySelector('chat-dock')?.signOut());
  await panel.getByText('Sie sind abgemeldet.').waitFor();
  await panel.getByRole('button', { name: 'Anmelden' }).waitFor();

  await page.evaluate(() => document.querySelector('chat-dock')?.setAttribute('locale', 'ar'));
  await panel.getByText('تم تسجيل خروجك.').waitFor();
  await expect.poll(() => panel.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
});
