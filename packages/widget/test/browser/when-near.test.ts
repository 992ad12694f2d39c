import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from '@chatdock/testing';
import { rollup } from 'rollup';
import { beforeAll, describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { untilState } from './dock-page.ts';
import { focused, launcherHtml, parts } from './launcher-page.ts';

const chat = chatSuite();
let code = '';

beforeAll(async () => {
  const bundle = await rollup({
    input: fileURLToPath(new URL('../../src/launcher/when-near.ts', import.meta.url)),
    plugins: [{ name: 'types', load: (id) => stripTypeScriptTypes(readFileSync(id, 'utf8')) }],
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'launcher' });
  await bundle.close();
  code = output[0].code;
});

/** A page whose launcher shows its button, and loads nothing yet; `idle`: whether the page ever has nothing else to do. */
async function open(idle = false, html = launcherHtml): Promise<Page> {
  chat.site.pages.set('/when-near.js', { html: code, headers: { 'content-type': 'text/javascript' } });
  chat.site.page(
    '/early',
    `<main><h1>Help</h1>${html}</main><script src="/when-near.js"></script><script>
      ${idle ? '' : 'globalThis.requestIdleCallback = () => {};'}
      globalThis.loads = 0;
      launcher.whenNear(document.querySelector('chat-dock'), () => {
        loads += 1;
        document.head.append(Object.assign(document.createElement('script'), { src: '/chat/embed.js' }));
      });
    </script>`,
  );
  const page = await chat.context.newPage();
  await page.mouse.move(10, 10);
  await page.goto(`${chat.site.origin}/early`);
  await parts(page).button.waitFor();
  return page;
}

const files = (): string[] =>
  chat.site.requests.map(({ path }) => path).filter((path) => path.startsWith('/chat'));
const isDefined = (page: Page): Promise<boolean> => page.evaluate(() => !!customElements.get('chat-dock'));

describe('the button before anything else is loaded', () => {
  test('stands where it will stand, and asks for nothing', async () => {
    const page = await open();
    const before = await parts(page).button.boundingBox();
    expect(files()).toEqual([]);
    const { x = 0, y = 0 } = before ?? {};
    await page.mouse.move(x - 60, y - 60);
    await untilState(page, 'ready');
    expect(await parts(page).button.boundingBox()).toEqual(before);
    expect(await parts(page).button.count()).toBe(1);
    expect(await page.evaluate('loads')).toBe(1);
    expect(await parts(page).panel.isVisible()).toBe(false);
  });

  test('keeps the focus, and its looks, when the element takes it over', async () => {
    const page = await open();
    await page.route(/\/launcher-(?!button)/, () => {});
    await parts(page).button.focus();
    await expect.poll(() => isDefined(page)).toBe(true);
    expect(await focused(page)).toBe('launcher');
    expect(await parts(page).button.evaluate((button) => getComputedStyle(button).position)).toBe('fixed');
  });

  test('remembers a click until there is something to open, and moves the focus in', async () => {
    const page = await open();
    await parts(page).button.click();
    expect(await parts(page).button.getAttribute('aria-expanded')).toBe('true');
    await parts(page).panel.waitFor();
    await untilState(page, 'ready');
    await expect.poll(() => focused(page)).toBe('textbox');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('launcher');
  });

  test('and a second click takes the first back', async () => {
    const page = await open();
    await page.route('**/chat-dock-*.js', async (route) => {
      await parts(page).button.click();
      await route.continue();
    });
    await parts(page).button.click();
    await untilState(page, 'ready');
    expect(await parts(page).panel.isVisible()).toBe(false);
  });

  test('loads when the page has nothing else to do, and then waits', async () => {
    const page = await open(true);
    await expect.poll(() => isDefined(page)).toBe(true);
    await parts(page).panel.waitFor({ state: 'attached' });
    expect(chat.site.asked('GET /token')).toHaveLength(0);
  });

  test('says what the element will say', async () => {
    const page = await open(false, launcherHtml.replace('launcher', 'launcher label="Help desk"'));
    await page.getByRole('button', { name: 'Help desk' }).click();
    await page.getByRole('dialog', { name: 'Help desk' }).waitFor();
    expect(await page.getByRole('button', { name: 'Help desk' }).count()).toBe(1);
  });
});
