import type { Page } from '@chatdock/testing';
import type { ChatSuite } from './chat-suite.ts';
import { untilState, type DockPageOptions } from './dock-page.ts';

export const launcherHtml =
  '<chat-dock launcher api="/chat" token-url="/token" sign-in-url="/sign-in"></chat-dock>';

/** What can be found on a page with a launcher. */
export const parts = (page: Page) => ({
  button: page.locator('chat-dock [part=launcher]'),
  badge: page.locator('chat-dock [part=badge]'),
  panel: page.locator('chat-dock [part=panel]'),
  close: page.locator('chat-dock [part=close]'),
  message: page.getByLabel('Message'),
});

/** Opens a page with a launcher, and waits for its button. The page hears what it says: `events`. */
export async function openLauncher(chat: ChatSuite, options: DockPageOptions = {}): Promise<Page> {
  const script = `
    globalThis.events = [];
    addEventListener('chat-dock-open-changed', ({ open }) => events.push(open ? 'opened' : 'closed'));
    addEventListener('chat-dock-sign-in-required', () => events.push('sign in'));
    ${options.script ?? ''}`;
  const before = async (fresh: Page): Promise<void> => {
    await fresh.emulateMedia({ reducedMotion: 'reduce' }); // what moves cannot be measured
    await options.before?.(fresh);
  };
  const page = await chat.open({ html: launcherHtml, ...options, before, script });
  await parts(page).button.waitFor();
  // The button is there before.
  await page.evaluate(() => customElements.whenDefined('chat-dock').then(() => null));
  return page;
}

/** Opens one and presses the button, and waits for the chat. */
export async function openPanel(chat: ChatSuite, options: DockPageOptions = {}): Promise<Page> {
  const page = await openLauncher(chat, options);
  await parts(page).button.click();
  await untilState(page, 'ready');
  return page;
}

/** What has the focus, through shadow roots: its part, its label or its tag. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return '';
    const label = element.closest('label')?.textContent;
    return element.getAttribute('part') ?? label ?? (element.id || element.localName);
  });
}

export const events = (page: Page): Promise<unknown> => page.evaluate('events');

export const smallScreen = { width: 390, height: 780 };
