import { describe, expect, test } from 'vitest';
import { chatSuite, untilLoaded } from './chat-page.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

describe('without a network', () => {
  test('the text stays in the box, as long as nothing else can be done with it', async () => {
    const { box, log, page } = await suite.open({
      script: (_, reply) => {
        reply.events(...wire.prologue('Hi'), ...wire.wholeAnswer('Back again.'));
        reply.end();
      },
    });
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await box.fill('Written on the train');
    await box.press('Enter');
    expect(await box.inputValue()).toBe('Written on the train');
    await page.context().setOffline(false);
    await expect.poll(() => page.getByText('You are offline.').count()).toBe(0);
    await box.press('Enter');
    await log.getByText('Back again.').waitFor();
  });

  test('in a conversation a message waits for the network, can be taken back, and is sent once', async () => {
    const chat = await suite.open({
      script: ({ type }, reply) => {
        if (type === 'threads.get_by_id') return reply.json(wire.thread());
        if (type === 'items.list') return reply.json({ data: [wire.answerItem('Hello.')], has_more: false });
        if (type !== 'threads.add_user_message') return reply.json({}, 400);
        reply.events(...wire.prologue('Second', { isNew: false }), ...wire.wholeAnswer('Back again.', 'a2'));
        reply.end();
      },
      options: { initialThread: 'thr_1' },
    });
    const { box, log, button, page, events } = chat;
    await log.getByText('Hello.').waitFor();
    const sent = () => suite.server().requests.filter(({ type }) => type === 'threads.add_user_message');
    await untilLoaded(chat, 'trouble');
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await box.fill('First');
    await box.press('Enter');
    await log.getByText('Waiting to be sent').waitFor();
    await log.getByRole('status').getByText('as soon as you are back').waitFor();
    expect([await box.inputValue(), await button('Retry').count()]).toEqual(['', 0]);
    await box.fill('and more');
    expect(await button('Send').isDisabled()).toBe(true);
    await button('Edit message').click();
    expect(await box.inputValue()).toBe('First\nand more');
    expect(await log.getByText('Waiting to be sent').count()).toBe(0);
    await box.fill('Second');
    await button('Send').click();
    await log.getByText('Waiting to be sent').waitFor();
    expect(sent()).toEqual([]);
    await page.context().setOffline(false);
    await log.getByText('Back again.').waitFor();
    expect(await log.getByText('Second').count()).toBe(1);
    expect(await log.getByText('First').count()).toBe(0);
    await expect
      .poll(async () => (await events()).filter(([name]) => name === 'response.end'))
      .toHaveLength(1);
    expect(sent()).toHaveLength(1);
  });
});
