import type { Locator } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { chatSuite, createGate } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

const total = 130;
const size = 30;

/** A thread of 130 messages; cursors are their numbers. */
const longThread: Script = ({ type, params }, reply) => {
  if (type === 'threads.get_by_id') {
    reply.json(wire.thread());
    return;
  }
  const end = params['after'] === undefined ? total : Number(params['after']);
  const start = Math.max(0, end - size);
  const data = Array.from({ length: end - start }, (_, index) => {
    const number = end - 1 - index;
    const text = `Message ${number}. ${'Some words to fill the line. '.repeat(number % 5)}`;
    return number % 2 === 0 ? wire.userItem(text, `m${number}`) : wire.answerItem(text, `m${number}`);
  });
  reply.json({ data, has_more: start > 0, ...(start > 0 && { after: String(start) }) });
};

const distanceToEnd = (log: Locator) =>
  log.evaluate((element) => Math.round(element.scrollHeight - element.scrollTop - element.clientHeight));
const articles = (log: Locator) => log.getByRole('article').count();

describe('a long thread', () => {
  test('opens at its end with the newest page, and loads older ones as the reader goes back', async () => {
    const { log, page } = await suite.open({ script: longThread, options: { initialThread: 'thr_1' } });
    await log.getByText('Message 129.').waitFor();
    await expect.poll(() => distanceToEnd(log)).toBeLessThan(2);
    expect(await articles(log)).toBe(size);
    expect(await log.getByText('Message 100.').count()).toBe(1);
    await log.hover();
    await expect
      .poll(
        async () => {
          await page.mouse.wheel(0, -600);
          return log.getByText('Message 0.').count();
        },
        { interval: 30 },
      )
      .toBe(1);
    const lists = suite.server().requests.filter(({ type }) => type === 'items.list');
    expect(lists.map(({ params }) => params['after'])).toEqual([undefined, '100', '70', '40', '10']);
  });

  test('what the reader sees stays in place when older messages come in above', async () => {
    const gate = createGate();
    const { log } = await suite.open({
      script: async (request, reply) => {
        if (request.params['after'] !== undefined) await gate.wait();
        await longThread(request, reply);
      },
      options: { initialThread: 'thr_1' },
    });
    const landmark = log.getByText('Message 102.');
    await landmark.waitFor();
    await log.evaluate((element) => {
      element.scrollTop = 120;
    });
    await log.getByText('Loading earlier messages').waitFor();
    const before = await landmark.boundingBox();
    gate.open();
    await log.getByText('Message 70.').waitFor();
    const after = await landmark.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 1e9))).toBeLessThan(4);
  });

  test('older messages can be had by a button, for those who do not scroll', async () => {
    const { log, button } = await suite.open({ script: longThread, options: { initialThread: 'thr_1' } });
    await button('Earlier messages').press('Enter');
    await expect.poll(() => articles(log)).toBe(2 * size);
  });
});

const line = (number: number) => wire.delta(`Line ${number} of the answer.\n\n`);

function streaming() {
  const gate = createGate();
  const script: Script = async (_, reply) => {
    reply.events(...wire.prologue('Hi'), wire.added(wire.answerItem(null)), wire.partAdded());
    for (let number = 0; number < 40; number += 1) reply.events(line(number));
    await gate.wait();
    for (let number = 40; number < 80; number += 1) reply.events(line(number));
    await gate.wait();
    reply.end();
  };
  return { gate, script };
}

describe('while an answer streams', () => {
  test('a reader at the end stays there', async () => {
    const { gate, script } = streaming();
    const { box, log } = await suite.open({ script });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('Line 38 ').waitFor();
    await expect.poll(() => distanceToEnd(log)).toBeLessThan(2);
    gate.open();
    await log.getByText('Line 78 ').waitFor();
    await expect.poll(() => distanceToEnd(log)).toBeLessThan(2);
  });

  test('a reader who went back is left there, and can return', async () => {
    const { gate, script } = streaming();
    const { box, log, page, button } = await suite.open({ script });
    await box.fill('Hi');
    await box.press('Enter');
    // What comes after the wheel was turned would bring a reader at the end back there.
    await log.getByText('Line 39 ').waitFor();
    await expect.poll(() => distanceToEnd(log)).toBeLessThan(2);
    await log.hover();
    await page.mouse.wheel(0, -400);
    await button('Scroll to the latest message').waitFor();
    await expect.poll(() => distanceToEnd(log)).toBe(400); // a wheel glides
    const top = await log.evaluate((element) => element.scrollTop);
    gate.open();
    await log.getByText('Line 78 ').waitFor();
    expect(await log.evaluate((element) => element.scrollTop)).toBe(top);
    await button('Scroll to the latest message').click();
    await expect.poll(() => distanceToEnd(log)).toBeLessThan(2);
    await expect.poll(() => button('Scroll to the latest message').count()).toBe(0);
  });
});
