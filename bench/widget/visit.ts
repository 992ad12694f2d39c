import type { Browser } from '@chatdock/testing/chromium';
import type { ChatPage } from './contestants.ts';
import type { Site } from './site.ts';

/** What a first visit cost. */
export interface Visit {
  requests: number;
  /** What was downloaded beside the page itself, in bytes. */
  bytes: number;
  /** From the navigation to a message box that takes the focus, in milliseconds. */
  ready: number;
  /** … to the chat's own: the same, unless something stands in for it before. */
  shown: number;
  /** In scripts until one can type, in milliseconds. */
  script: number;
  /** … until the chat's own box is there. */
  scriptShown: number;
  /** … and until the page is at rest. */
  scriptInAll: number;
  /** The longest task that held up the page over 50 ms; 0 when there was none. */
  longest: number;
}

/** Opens a page in a browser profile that has seen nothing yet, on a processor that is so many times slower. */
export async function visit(
  browser: Browser,
  site: Site,
  to: { page: ChatPage; slower: number },
): Promise<Visit> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    const scriptTime = async (): Promise<number> => {
      const { metrics } = await protocol.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000;
    };
    await protocol.send('Performance.enable');
    // By the protocol alone: what Playwright puts into a page to wait there is more script than some of the pages have.
    await protocol.send('Runtime.enable');
    await protocol.send('Runtime.addBinding', { name: 'tellBench' });
    const { promise: canType, resolve: tellCanType } = Promise.withResolvers<number>();
    const { promise: isThere, resolve: tellIsThere } = Promise.withResolvers<number>();
    protocol.on('Runtime.bindingCalled', ({ payload }) => {
      const [what, time] = payload.split(' ');
      (what === 'chat' ? tellIsThere : tellCanType)(Number(time));
    });
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: to.slower });
    await page.addInitScript(watch, to.page);
    site.takeSent();
    await page.goto(site.address(to.page), { waitUntil: 'commit' });
    const ready = await canType;
    const script = await scriptTime();
    const shown = await isThere;
    const scriptShown = await scriptTime();
    await page.waitForLoadState('load');
    await site.rest();
    const scriptInAll = await scriptTime();
    const { result } = await protocol.send('Runtime.evaluate', { expression: 'longestTask' });
    const sent = site.takeSent();
    const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
    const scripts = { script, scriptShown, scriptInAll };
    return { requests: sent.length, bytes, ready, shown, ...scripts, longest: Number(result.value) };
  } finally {
    await context.close();
  }
}

/** Runs in the page before all else: tries once a frame whether a message box takes the focus, until it is the chat's own. */
function watch({ boxes, standIn }: Pick<ChatPage, 'boxes' | 'standIn'>): void {
  globalThis.longestTask = 0;
  new PerformanceObserver((list) => {
    const durations = list.getEntries().map(({ duration }) => duration);
    globalThis.longestTask = Math.max(globalThis.longestTask, ...durations);
  }).observe({ type: 'longtask', buffered: true });
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page gets this function alone
  const takesFocus = (path: readonly string[]): boolean => {
    let root: ParentNode | null = document;
    let box: HTMLElement | null = null;
    for (const selector of path) {
      box = root?.querySelector<HTMLElement>(selector) ?? null;
      root = box?.shadowRoot ?? box;
    }
    box?.focus();
    const home = box?.getRootNode();
    return (home instanceof ShadowRoot || home instanceof Document) && home.activeElement === box;
  };
  let canType = false;
  const look = (): void => {
    const isThere = boxes.some(takesFocus);
    if (!canType && (isThere || (standIn && takesFocus(standIn)))) {
      canType = true;
      globalThis.tellBench(`box ${performance.now()}`);
    }
    if (isThere) globalThis.tellBench(`chat ${performance.now()}`);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

declare global {
  /** What `watch` notes, and whom it tells, in the page. */
  var longestTask: number;
  var tellBench: (what: string) => void;
}
