import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@chatdock/testing/chromium';
import type { ChatPage } from './contestants.ts';
import type { Site } from './site.ts';

/** What an answer cost the page from Send until its last word is there. */
export interface Conversation {
  /** Milliseconds of processor time of the main thread: script, styles, layout and what else it did. */
  busy: number;
  /** The longest task that held up the page over 50 ms, by the clock on the wall; 0 when there was none. */
  longest: number;
}

/** Sends a message in a page that nothing else has happened in, and waits until the answer's last words, `end`, are there. */
export async function converse(
  browser: Browser,
  site: Site,
  { page: chat, end }: { page: ChatPage; end: string },
): Promise<Conversation> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  try {
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    const busy = async (): Promise<number> => {
      const { metrics } = await protocol.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    };
    // The processor's time, which stands still while the machine does something else.
    await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(site.address(chat));
    await page.locator(boxOf(chat)).last().waitFor();
    await site.rest();
    await page.evaluate(watchTasks);
    await write(page, chat);
    const before = await busy();
    const answered = site.answered;
    await send(page, chat);
    while (site.answered === answered) await sleep(50);
    while (!(await page.evaluate(isShown, end))) await sleep(50);
    return { busy: (await busy()) - before, longest: await page.evaluate(() => globalThis.longestTask) };
  } finally {
    await context.close();
  }
}

const boxOf = ({ boxes }: ChatPage): string => boxes.map((path) => path.join(' ')).join(', ');

async function write(page: Page, chat: ChatPage): Promise<void> {
  await page.locator(boxOf(chat)).last().focus();
  await page.keyboard.type('Hello');
}

async function send(page: Page, { button }: ChatPage): Promise<void> {
  if (button) await page.locator(button).click();
  else await page.keyboard.press('Enter');
}

/** Runs in the page. */
function watchTasks(): void {
  globalThis.longestTask = 0;
  new PerformanceObserver((list) => {
    const durations = list.getEntries().map(({ duration }) => duration);
    globalThis.longestTask = Math.max(globalThis.longestTask, ...durations);
  }).observe({ type: 'longtask' });
}

/** Runs in the page: whether these words stand in it, or in a shadow root below. */
function isShown(words: string): boolean {
  const has = (root: ParentNode): boolean => {
    if (root.textContent?.includes(words)) return true;
    return [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && has(shadowRoot));
  };
  return has(document.body);
}
