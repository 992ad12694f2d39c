import { describe, expect, test } from 'vitest';
import { chatSuite, createGate } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();
const options = { initialThread: 'thr_1' };

/** A thread of these items, newest first, behind `open`; every message is answered. */
function storedThread(items: object[], open: Promise<void> = Promise.resolve()): Script {
  return async ({ type }, reply) => {
    if (type === 'threads.get_by_id') {
      await open;
      reply.json(wire.thread());
    } else if (type === 'items.list') {
      reply.json({ data: items, has_more: false });
    } else {
      reply.events(wire.streamOptions(), ...wire.wholeAnswer('Here it is.', 'msg_late'));
      reply.end();
    }
  };
}

describe('a thread that was loaded', () => {
  test('ends with a message that nobody answered: it says so, and Retry asks for the answer', async () => {
    const script = storedThread([wire.userItem('Are you there?')]);
    const { log, button } = await suite.open({ script, options });
    await log.getByText('There is no answer to this message yet.').waitFor();
    await button('Retry').click();
    await log.getByText('Here it is.').waitFor();
    expect(await log.getByRole('alert').count()).toBe(0);
    expect(suite.server().requests.at(-1)).toMatchObject({
      type: 'threads.retry_after_item',
      params: { thread_id: 'thr_1', item_id: 'msg_user' },
    });
  });

  test('ends with an answer: there is nothing to say', async () => {
    const script = storedThread([wire.answerItem('Yes.'), wire.userItem('Are you there?')]);
    const { log } = await suite.open({ script, options });
    await log.getByText('Yes.').waitFor();
    expect(await log.getByRole('alert').count()).toBe(0);
  });
});

test('the new-thread view is never there before a thread that the chat begins with', async () => {
  const gate = createGate();
  const script = storedThread([wire.answerItem('Yes.'), wire.userItem('Are you there?')], gate.wait());
  const { page, log } = await suite.open({ script });
  await page.locator('.start').waitFor();
  await page.evaluate(watchForStart);
  await page.evaluate((given) => window.chat.mount(given), options);
  await expect.poll(() => suite.server().requests.length).toBeGreaterThan(0);
  gate.open();
  await log.getByText('Yes.').waitFor();
  expect(await page.evaluate(() => globalThis.starts)).toBe(0);
});

/** On a page: counts how often a new-thread view is found in what is drawn of the next chat. */
function watchForStart(): void {
  const main = document.querySelector('main');
  const depth = { childList: true, subtree: true };
  globalThis.starts = 0;
  const inserted = new MutationObserver(() => {
    const root = main?.querySelector('chatdock-chat')?.shadowRoot;
    const count = (): void => void (globalThis.starts += root?.querySelectorAll('.start').length ?? 0);
    if (root) new MutationObserver(count).observe(root, depth);
  });
  main?.replaceChildren();
  if (main) inserted.observe(main, depth);
}

/** A server that fails until it is `fixed`. */
function failing(fixed: { at?: Script }): Script {
  return async (request, reply) =>
    fixed.at
      ? fixed.at(request, reply)
      : reply.json({ error: { code: 'internal_error', message: 'Down.' } }, 503);
}

/** On a page: counts what it asks for. The server hears of it later. */
function countRequests(): void {
  const { fetch } = globalThis;
  globalThis.asked = 0;
  globalThis.fetch = (...request) => {
    globalThis.asked += 1;
    return fetch(...request);
  };
}

declare global {
  var asked: number;
  var starts: number;
}

describe('a thread that could not be loaded', () => {
  test('is loaded again after a while', async () => {
    const fixed: { at?: Script } = {};
    const { page, log } = await suite.open({ script: failing(fixed), options, moving: true });
    await log.getByRole('alert').waitFor();
    fixed.at = storedThread([wire.answerItem('Yes.'), wire.userItem('Are you there?')]);
    await page.clock.runFor(15_000);
    await log.getByText('Yes.').waitFor();
    expect(await log.getByRole('alert').count()).toBe(0);
  });

  test('… and not once the person has gone on', async () => {
    const { page, log, button } = await suite.open({ script: failing({}), options, moving: true });
    await log.getByRole('alert').waitFor();
    await page.evaluate(countRequests);
    await button('New chat').click();
    const before = await page.evaluate(() => globalThis.asked);
    await page.clock.runFor(30_000);
    expect(await page.evaluate(() => globalThis.asked)).toBe(before);
  });
});

test('a message that is sent while the thread loads goes off when that is done', async () => {
  const gate = Promise.withResolvers<void>();
  const script = storedThread([wire.answerItem('Yes.'), wire.userItem('Are you there?')], gate.promise);
  const { box, log } = await suite.open({ script, options });
  await box.fill('One more thing');
  await box.press('Enter');
  expect(await box.inputValue()).toBe('One more thing');
  gate.resolve();
  await log.getByText('Here it is.').waitFor();
  expect(await box.inputValue()).toBe('');
  const sent = suite.server().requests.filter(({ type }) => type === 'threads.add_user_message');
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ params: { input: { content: [{ text: 'One more thing' }] } } });
});
