import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatUnderTest } from './chat-page.ts';

const folder = process.env['CHATDOCK_GALLERY'];

/** No chat is looked at that is higher, in pixels. */
const highest = 4000;

/**
 * A picture of all of a conversation, in the folder that the environment variable `CHATDOCK_GALLERY` names; without
 * one, nothing.
 */
export async function photograph({ page }: ChatUnderTest, state: string, look: string): Promise<void> {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize() ?? { width: 480, height: 720 };
  const hidden = await page.evaluate(() => {
    const root = document.querySelector('chatdock-chat')?.shadowRoot;
    const log = root?.querySelector('chatkit-conversation')?.shadowRoot?.querySelector('.log');
    // What lies above the chat closes when the window changes.
    const isBelow = document.querySelector('chatdock-chat :is(:popover-open, :modal)') !== null;
    return log && !isBelow ? log.scrollHeight - log.clientHeight : 0;
  });
  await page.setViewportSize({ ...before, height: Math.min(before.height + hidden, highest) });
  const name = `${state.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.${look}.png`;
  await page.screenshot({ path: join(folder, name), animations: 'disabled' });
  await page.setViewportSize(before);
}
