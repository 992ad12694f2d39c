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
  /** In scripts until then, in milliseconds. */
  script: number;
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
    const told = new Promise<number>((resolve) =>
      protocol.on('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload))),
    );
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: to.slower });
    await page.addInitScript(watch, to.page.boxes);
    site.takeSent();
    await page.goto(site.address(to.page), { waitUntil: 'commit' });
    const ready = await told;
    const script = await scriptTime();
    await page.waitForLoadState('load');
    await site.rest();
    const scriptInAll = await scriptTime();
    const { result } = await protocol.send('Runtime.evaluate', { expression: 'longestTask' });
    const sent = site.takeSent();
    const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
    return { requests: sent.length, bytes, ready, script, scriptInAll, longest: Number(result.value) };
  } finally {
    await context.close();
  }
}

/** Runs in the page before all else: tries once a frame whether a message box takes the focus. */
function watch(boxes: ChatPage['boxes']): void {
  globalThis.longestTask = 0;
  new PerformanceObserver((list) => {
    const durations = list.getEntries().map(({ duration }) => duration);
    globalThis.longestTask = Math.max(globalThis.longestTask, ...durations);
  }).observe({ type: 'longtask', buffered: true });
  const look = (): void => {
    const isReady = boxes.some((path) => {
      let root: ParentNode | null = document;
      let box: HTMLElement | null = null;
      for (const selector of path) {
        box = root?.querySelector<HTMLElement>(selector) ?? null;
        root = box?.shadowRoot ?? box;
      }
      box?.focus();
      const home = box?.getRootNode();
      return (home instanceof ShadowRoot || home instanceof Document) && home.activeElement === box;
    });
    if (isReady) globalThis.tellBench(String(performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

declare global {
  /** What `watch` notes, and whom it tells, in the page. */
  var longestTask: number;
  var tellBench: (milliseconds: string) => void;
}
