import type { Locator, Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, createGate } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();
const total = 1230;

const words = (number: number): string =>
  `Message ${number}. ${'Some words to fill the line, and **some more**. '.repeat((number * 7) % 12)}`;

function item(number: number): object {
  if (number === total - 3) return wire.workflowItem({ tasks: [wire.step('Look'), wire.step('See')] }, 'w');
  return number % 2 === 0
    ? wire.userItem(words(number), `m${number}`)
    : wire.answerItem(words(number), `m${number}`);
}

/** A thread of 1,230 items: the newest 30, then the rest in pages of 400. */
const longThread: Script = ({ type, params }, reply) => {
  if (type === 'threads.add_user_message') {
    reply.events(...wire.prologue('And now?', { isNew: false }), ...wire.wholeAnswer('Now this.'));
    return reply.end();
  }
  if (type !== 'items.list') return reply.json(wire.thread());
  const end = params['after'] === undefined ? total : Number(params['after']);
  const start = Math.max(0, end - (end === total ? 30 : 400));
  const data = Array.from({ length: end - start }, (_, index) => item(end - 1 - index));
  return reply.json({ data, has_more: start > 0, ...(start > 0 && { after: String(start) }) });
};

/** All elements of the page, those of shadow trees included. */
const nodes = (page: Page) =>
  page.evaluate(() => {
    const count = (root: ParentNode): number =>
      [...root.querySelectorAll('*')].reduce(
        (sum, element) => sum + 1 + (element.shadowRoot ? count(element.shadowRoot) : 0),
        0,
      );
    return count(document);
  });

const scrollTo = (log: Locator, top: number) => log.evaluate((element, to) => (element.scrollTop = to), top);

/** The numbers of the messages that can be seen, in their order. */
const seen = (log: Locator) =>
  log.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const visible = [...element.querySelectorAll('article')].filter((article) => {
      const rect = article.getBoundingClientRect();
      return rect.bottom > top && rect.top < bottom;
    });
    return visible.map((article) => Number(/Message (\d+)/.exec(article.textContent)?.[1]));
  });

/** Whether messages reach from the top to the bottom of what can be seen, but for the gaps between them. */
const isFilled = (log: Locator) =>
  log.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const rects = [...element.querySelectorAll('article')].map((article) => article.getBoundingClientRect());
    return rects.some((rect) => rect.top < top + 60) && rects.some((rect) => rect.bottom > bottom - 60);
  });

async function readBack({ log }: ChatUnderTest): Promise<void> {
  await expect
    .poll(async () => {
      // From below: only a move upward asks for more.
      await log.evaluate((element) => (element.scrollTop = element.clientHeight));
      await scrollTo(log, 0);
      return suite.server().requests.filter(({ type }) => type === 'items.list').length;
    })
    .toBe(4);
  await expect
    .poll(async () => {
      // What has come meanwhile has left the reader where they were.
      await scrollTo(log, 0);
      return (await seen(log))[0];
    })
    .toBe(0);
}

describe('a thread of more than a thousand items', () => {
  test('is read back to its start and on to its end, with what is near in the document', async () => {
    const chat = await suite.open({ script: longThread, options: { initialThread: 'thr_1' } });
    const { log, page, button, box } = chat;
    await log.getByText('Message 1229.').waitFor();
    await log.getByText('2 steps').click();
    await log.getByText('See', { exact: true }).waitFor();

    await readBack(chat);
    await expect.poll(() => nodes(page)).toBeLessThan(900);
    expect((await seen(log))[0]).toBe(0);

    // Step by step: one after the other, none missing, none twice. A busy browser may leave out a turn of the wheel.
    const passed = await seen(log);
    const place = () => log.evaluate((element) => element.scrollTop);
    for (let turn = 0; turn < 14; turn += 1) {
      const before = await place();
      await log.evaluate((element) => element.scrollBy(0, 350));
      // Two steps at once would pass over what is between.
      await expect.poll(place).toBeGreaterThan(before + 300);
      await expect.poll(() => isFilled(log)).toBe(true);
      passed.push(...(await seen(log)));
    }
    const order = [...new Set(passed)];
    expect(order).toEqual(order.map((_, index) => index));
    expect(order.length).toBeGreaterThan(20);

    // By the scroll bar: what is there is drawn, and stays where it is.
    await log.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
    await expect.poll(async () => (await seen(log))[0] ?? 0).toBeGreaterThan(300);
    await expect.poll(() => nodes(page)).toBeLessThan(900);
    const middle = (await seen(log))[1] ?? 0;
    const landmark = log.getByText(`Message ${middle}.`);
    const before = await landmark.boundingBox();
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const after = await landmark.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 1e9))).toBeLessThan(2);

    await button('Scroll to the latest message').click();
    await log.getByText('Message 1229.').waitFor();
    await expect
      .poll(() => log.evaluate((it) => Math.round(it.scrollHeight - it.scrollTop - it.clientHeight)))
      .toBeLessThan(2);
    // What was unfolded still is.
    expect(await log.getByText('See', { exact: true }).isVisible()).toBe(true);

    await box.fill('And now?');
    await box.press('Enter');
    await log.getByText('Now this.').waitFor();
    expect(await nodes(page)).toBeLessThan(900);
    expect(chat.complaints).toEqual([]);
  });

  test('… also when what sees to that comes late: older messages wait for it', async () => {
    const chat = await suite.open({ script: longThread });
    const { page, log } = chat;
    const gate = createGate();
    await page.route('**/chunk-shown-part-*', async (route) => {
      await gate.wait();
      await route.continue();
    });
    const answers: Promise<unknown>[] = [];
    page.on('response', (response) => {
      if (response.request().postData()?.includes('items.list')) answers.push(response.finished());
    });
    await page.evaluate(() => window.chat.mounted?.element.setThreadId('thr_1'));
    const first = await log.locator('article').count();
    await expect
      .poll(async () => {
        await scrollTo(log, 200);
        await scrollTo(log, 0);
        return answers.length;
      })
      .toBe(2);
    await Promise.all(answers);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(await log.locator('article').count()).toBe(first);
    gate.open();
    await readBack(chat);
    expect(await nodes(page)).toBeLessThan(900);
  });

  test('keeps what has the focus, or is selected, while one scrolls on', async () => {
    const chat = await suite.open({ script: longThread, options: { initialThread: 'thr_1' } });
    const { log, page } = chat;
    await readBack(chat);
    const copy = log.getByRole('button', { name: 'Copy answer' }).first();
    await copy.focus();
    for (let turn = 0; turn < 10; turn += 1) {
      await log.evaluate((element) => element.scrollBy(0, 500));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    await expect.poll(async () => (await seen(log))[0]).toBeGreaterThan(5);
    expect(await copy.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Tab');
    await expect.poll(() => log.getByText('Message 0.').count()).toBe(1);
    await page.evaluate(() => document.querySelector<HTMLElement>('main')?.focus());
  });
});
