import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { callsOf, dockHtml, stateOf, untilState } from './dock-page.ts';
import { events, focused, launcherHtml, openLauncher, openPanel, parts } from './launcher-page.ts';

const chat = chatSuite();

/** What was asked of the server, but for scripts. */
const asked = (): string[] =>
  chat.site.requests.map(({ method, path }) => `${method} ${path}`).filter((route) => !route.endsWith('.js'));

describe('nothing is asked of the server', () => {
  test('before the button is near being used, and no file of the chat loaded', async () => {
    chat.site.page(
      '/real',
      `<main><h1>Help</h1>${launcherHtml}</main><script src="/chat/embed.js" defer></script>`,
    );
    const page = await chat.context.newPage();
    await page.mouse.move(10, 10);
    await page.goto(`${chat.site.origin}/real`);
    await parts(page).button.waitFor();
    await page.mouse.move(200, 200);
    await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve))');
    expect(asked()).toEqual(['GET /real']);
    expect(chat.site.requests.some(({ path }) => path.includes('open-renderer'))).toBe(false);
    const { x = 0, y = 0 } = (await parts(page).button.boundingBox()) ?? {};
    await page.mouse.move(x - 60, y - 60);
    await untilState(page, 'ready');
    expect(asked()).toEqual(['GET /real', 'GET /token', 'POST /chat/session']);
    expect(await parts(page).panel.isVisible()).toBe(false);
  });

  test.each<[string, string]>([
    ['the focus comes to it', `document.querySelector('chat-dock').focus()`],
    [
      'a finger touches it',
      `dock.shadowRoot.querySelector('[part=launcher]').dispatchEvent(new PointerEvent('pointerdown', at))`,
    ],
    ['the page calls show()', `dock.show()`],
    ['the page sets `open`', `dock.open = true`],
    ['the page sends a message', `dock.sendUserMessage({ text: 'Hello' })`],
  ])('until %s', async (_what, act) => {
    const page = await openLauncher(chat);
    expect(await stateOf(page)).toBe('connecting');
    expect(chat.site.asked('GET /token')).toHaveLength(0);
    await page.evaluate(`
      const dock = document.querySelector('chat-dock');
      const { x: clientX, y: clientY } = dock.shadowRoot.querySelector('[part=launcher]').getBoundingClientRect();
      const at = { clientX, clientY, bubbles: true, composed: true };
      void (${act});`);
    await untilState(page, 'ready');
    expect(chat.site.asked('POST /chat/session')).toHaveLength(1);
  });

  test('by a page that says who is signed in, before anybody wants to chat', async () => {
    const page = await openLauncher(chat);
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect(chat.site.asked('GET /token')).toHaveLength(0);
  });
});

describe('the panel', () => {
  test('opens with the focus in the message box, and closes by Escape with the focus on the button', async () => {
    const page = await openLauncher(chat);
    const { button, panel } = parts(page);
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Chat' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Message');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('chat-dock[open]').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    expect(await focused(page)).toBe('launcher');
    expect(await events(page)).toEqual(['opened', 'closed']);
  });

  test('is closed by its close button, by the launcher and by hide()', async () => {
    const page = await openPanel(chat);
    const { button, panel, close } = parts(page);
    await close.click();
    expect(await panel.isVisible()).toBe(false);
    await button.click();
    await button.click();
    expect(await panel.isVisible()).toBe(false);
    await page.evaluate(() => document.querySelector('chat-dock')?.show());
    await panel.waitFor();
    await page.evaluate(() => document.querySelector('chat-dock')?.hide());
    await expect.poll(() => panel.isVisible()).toBe(false);
    expect(await events(page)).toEqual(['opened', 'closed', 'opened', 'closed', 'opened', 'closed']);
  });

  test('gives the focus back to what had it, and takes none that is elsewhere', async () => {
    const html = `<button id="ask" onclick="document.querySelector('chat-dock').show()">Ask us</button><input id="other">${launcherHtml}`;
    const page = await openLauncher(chat, { html });
    await page.locator('#ask').click();
    await expect.poll(() => focused(page)).toBe('Message');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('ask');
    await page.locator('#ask').click();
    await parts(page).panel.waitFor();
    await page.locator('#other').click(); // the page stays usable
    await page.evaluate(() => document.querySelector('chat-dock')?.hide());
    await parts(page).panel.waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('other');
  });

  test('takes the focus also when the page shows it before it has been loaded', async () => {
    const loaded = Promise.withResolvers<void>();
    const page = await openLauncher(chat, {
      before: (fresh) =>
        fresh.route(/\/launcher-(?!button)/u, async (route) => {
          await loaded.promise;
          await route.continue();
        }),
    });
    await page.evaluate(() => document.querySelector('chat-dock')?.show());
    loaded.resolve();
    await expect.poll(() => focused(page)).toBe('Message');
  });

  test('has the focus on its close button until there is a chat, unless the person has moved on', async () => {
    const page = await openLauncher(chat, { before: (fresh) => fresh.route('**/token', () => {}) });
    await parts(page).button.click();
    await expect.poll(() => focused(page)).toBe('close');
    expect(await page.getByRole('status').filter({ hasText: 'Loading the chat' }).count()).toBe(1);
    await page.unroute('**/token');
    await page.keyboard.press('Shift+Tab');
    const before = await focused(page);
    await page.evaluate(() => document.querySelector('chat-dock')?.reconnect());
    await untilState(page, 'ready');
    expect(await focused(page)).toBe(before);
  });

  test.each<[string, string]>([
    [
      'an input method',
      `new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, composed: true })`,
    ],
    [
      'whoever has prevented it',
      `Object.assign(escape(), { prevented: input.addEventListener('keydown', (event) => event.preventDefault(), { once: true }) })`,
    ],
    ['a popup inside', `(input.after(popup), popup.showPopover(), escape())`],
    [
      'a list that is open',
      `(input.setAttribute('role', 'combobox'), input.ariaExpanded = 'true', escape())`,
    ],
  ])('leaves Escape to %s', async (_whose, event) => {
    const page = await openPanel(chat);
    const isOpen = await page.evaluate(`
      const input = document.querySelector('chat-dock').shadowRoot.querySelector('input');
      const popup = Object.assign(document.createElement('div'), { popover: 'auto', textContent: 'More' });
      const escape = () => new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true });
      input.dispatchEvent(${event});
      document.querySelector('chat-dock').open`);
    expect(isOpen).toBe(true);
  });

  test('is opened by focusComposer()', async () => {
    const page = await openLauncher(chat);
    await page.evaluate(() => document.querySelector('chat-dock')?.focusComposer());
    expect(await parts(page).panel.isVisible()).toBe(true);
    expect(await callsOf(page)).toContainEqual(['focusComposer', undefined]);
  });

  test('says what is wrong, with the focus on the button that helps', async () => {
    chat.site.onSession = () => ({ status: 403 });
    const page = await openLauncher(chat);
    await parts(page).button.click();
    await untilState(page, 'failed');
    await expect.poll(() => focused(page)).toBe('button');
    chat.site.onSession = () => null;
    await page.keyboard.press('Enter');
    await untilState(page, 'ready');
    await expect.poll(() => focused(page)).toBe('Message');
  });

  test('asks nobody to sign in before they press its button, and leaves the page only then', async () => {
    chat.site.user = null;
    const page = await openLauncher(chat);
    await parts(page).button.click();
    await untilState(page, 'signed-out');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await events(page)).toEqual(['opened']);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/sign-in?*');
  });

  test('has a bar for the close button, where the chat leaves no room for it', async () => {
    const page = await openPanel(chat);
    const top = async (part: string) =>
      (await page.locator(`chat-dock [part=${part}]`).boundingBox())?.y ?? 0;
    await expect.poll(async () => (await top('chat')) - (await top('panel'))).toBeGreaterThan(40);
  });

  test('has none above our chat, whose header leaves the room', async () => {
    chat.site.page(
      '/real',
      `<main><h1>Help</h1>${launcherHtml}</main><script src="/chat/embed.js" defer></script>`,
    );
    const page = await chat.context.newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' }); // what moves cannot be measured
    await page.goto(`${chat.site.origin}/real`);
    await parts(page).button.click();
    await untilState(page, 'ready');
    const close = await parts(page).close.boundingBox();
    const startOver = await page.getByRole('button', { name: 'New chat' }).boundingBox();
    const panel = await parts(page).panel.boundingBox();
    if (!close || !startOver || !panel) throw new Error('not on the page');
    expect(startOver.x + startOver.width).toBeLessThanOrEqual(close.x + 1);
    expect(Math.abs(startOver.y + startOver.height / 2 - (close.y + close.height / 2))).toBeLessThan(3);
    expect(startOver.y - panel.y).toBeLessThan(16);
  });
});

describe('open or closed is remembered', () => {
  test('from page to page, without taking the focus', async () => {
    const page = await openPanel(chat);
    await page.reload();
    await untilState(page, 'ready');
    expect(await parts(page).panel.isVisible()).toBe(true);
    expect(await focused(page)).toBe('body');
    await parts(page).close.click();
    await page.reload();
    await parts(page).button.waitFor();
    expect(await parts(page).panel.isVisible()).toBe(false);
  });

  test('for this API only', async () => {
    const page = await openPanel(chat);
    chat.site.page(
      '/other',
      `${launcherHtml.replace('"/chat"', '"/else"')}<script src="/chat/embed.js" defer></script>`,
    );
    await page.goto(`${chat.site.origin}/other`);
    await parts(page).button.waitFor();
    expect(await parts(page).panel.isVisible()).toBe(false);
  });
});

describe('answers that nobody has seen', () => {
  const answer = `globalThis.testRenderer.mounted[0].say('chatkit.response.end')`;

  test('are counted on the button, said politely, and seen once the panel is open', async () => {
    const page = await openPanel(chat);
    const { button, badge, close } = parts(page);
    await page.evaluate(answer);
    await close.click();
    expect(await badge.isVisible()).toBe(false);
    await page.evaluate(answer);
    await expect.poll(() => button.getAttribute('aria-label')).toBe('Chat, 1 new answer');
    expect(await badge.textContent()).toBe('1');
    await page.getByRole('status').filter({ hasText: 'Chat: 1 new answer' }).waitFor();
    await page.evaluate(`for (let count = 0; count < 10; count += 1) ${answer}`);
    await expect.poll(() => badge.textContent()).toBe('9+');
    expect(await button.getAttribute('aria-label')).toBe('Chat, 11 new answers');
    await button.click();
    expect(await badge.isVisible()).toBe(false);
    expect(await button.getAttribute('aria-label')).toBe('Chat');
  });
});

describe('an element', () => {
  test('whose user has signed out has no answers to show', async () => {
    const page = await openPanel(chat);
    await parts(page).close.click();
    await page.evaluate(() => globalThis.testRenderer.mounted[0]?.say('chatkit.response.end', undefined));
    await parts(page).badge.waitFor();
    await page.evaluate(() => document.querySelector('chat-dock')?.signOut());
    await untilState(page, 'signed-out');
    await expect.poll(() => parts(page).badge.isVisible()).toBe(false);
  });

  test('becomes a launcher and stops being one', async () => {
    const page = await chat.openReady();
    await page.evaluate(() => document.querySelector('chat-dock')?.toggleAttribute('launcher'));
    await parts(page).button.click();
    await untilState(page, 'ready');
    expect(await page.evaluate(() => globalThis.testRenderer.mounted.length)).toBe(1);
    await page.evaluate(() => document.querySelector('chat-dock')?.toggleAttribute('launcher'));
    await expect.poll(() => parts(page).button.count()).toBe(0);
    await parts(page).message.fill('Hello');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('whose launcher cannot be loaded is a chat in the page', async () => {
    const page = await chat.open({
      html: launcherHtml,
      before: (fresh) => fresh.route('**/launcher-*.js', (route) => route.abort()),
    });
    await untilState(page, 'ready');
    expect(await parts(page).message.isVisible()).toBe(true);
  });

  test('without a launcher loads nothing of it', async () => {
    await chat.openReady({ html: dockHtml });
    expect(chat.site.requests.filter(({ path }) => path.includes('launcher'))).toEqual([]);
  });

  test('that is moved keeps its panel', async () => {
    const page = await openPanel(chat);
    await parts(page).message.fill('Half a sen');
    await page.evaluate(() => {
      const dock = document.querySelector('chat-dock');
      if (dock) document.body.append(dock);
    });
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect(await parts(page).message.inputValue()).toBe('Half a sen');
    expect(await parts(page).panel.isVisible()).toBe(true);
    await parts(page).close.click();
    expect(await parts(page).panel.isVisible()).toBe(false);
  });
});
