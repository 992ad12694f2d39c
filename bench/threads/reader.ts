import type { Page } from '@chatdock/testing/chromium';

/** What a long read cost the page. */
export interface Read {
  /** The most elements that there were, those of shadow trees included. */
  nodes: number;
  /** The longest time from one frame to the next, in milliseconds. */
  longest: number;
}

/** Opens a thread on a page that has no chat yet; answers how long it takes until its last message stands there. */
export function openThread(page: Page, threadId: string): Promise<number> {
  return page.evaluate(async (initialThread) => {
    await customElements.whenDefined('openai-chatkit');
    const chat = document.createElement('openai-chatkit');
    document.body.append(chat);
    const begun = performance.now();
    if (!('setOptions' in chat) || typeof chat.setOptions !== 'function')
      throw new Error('There is no chat.');
    chat.setOptions({ api: { url: new URL('/chatkit', location.href).href }, initialThread });
    const last = `Message ${Number(/\d+/.exec(initialThread)?.[0]) - 1}.`;
    const words = (): string =>
      chat.shadowRoot?.querySelector('chatkit-conversation')?.shadowRoot?.querySelector('.list')
        ?.textContent ?? '';
    while (!words().includes(last)) await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - begun;
  }, threadId);
}

/** Reads back to the first message and on to the last, by steps that a hand on a wheel makes. */
export function readThrough(page: Page): Promise<Read> {
  return page.evaluate(async () => {
    const conversation = document
      .querySelector('openai-chatkit')
      ?.shadowRoot?.querySelector('chatkit-conversation');
    const log = conversation?.shadowRoot?.querySelector('.log');
    if (!log) throw new Error('There is no conversation.');
    let nodes = 0;
    let longest = 0;
    let before = performance.now();
    const count = (root: ParentNode): number =>
      [...root.querySelectorAll('*')].reduce(
        (sum, element) => sum + 1 + (element.shadowRoot ? count(element.shadowRoot) : 0),
        0,
      );
    const frame = async (by: number): Promise<void> => {
      log.scrollBy(0, by);
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
    };
    const look = async (): Promise<void> => {
      nodes = Math.max(nodes, count(document));
      await new Promise((done) => requestAnimationFrame(done));
      before = performance.now(); // counting is not the chat's work
    };
    for (let turn = 0; !log.textContent?.includes('Message 0.'); turn += 1) {
      await frame(-600);
      if (turn % 50 === 0) await look();
    }
    for (let turn = 0; turn < 300; turn += 1) await frame(600);
    await look();
    return { nodes, longest };
  });
}

/** Shows each of these threads in turn, on the chat that is there. */
export function showThreads(page: Page, threadIds: readonly string[]): Promise<void> {
  return page.evaluate(async (ids) => {
    const chat = document.querySelector('openai-chatkit');
    if (!chat || !('setThreadId' in chat) || typeof chat.setThreadId !== 'function')
      throw new Error('There is no chat.');
    for (const id of ids) {
      await chat.setThreadId(id);
      await new Promise((done) => requestAnimationFrame(done));
    }
    await chat.setThreadId(null);
  }, threadIds);
}
