import { describe, expect, test } from 'vitest';
import { chatSuite, createGate } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

const started = (text: string) => [
  ...wire.prologue('Hi'),
  wire.added(wire.answerItem(null)),
  wire.partAdded(),
  wire.delta(text),
];

describe('the connection', () => {
  test('cut in mid-answer: the text stays, and Retry asks for the answer again', async () => {
    const seen = createGate(); // what nobody has read yet is gone with the connection
    const { box, log, button, events } = await suite.open({
      script: async ({ type }, reply) => {
        if (type === 'threads.create') {
          reply.events(...started('The first thing is. '));
          await seen.wait();
          reply.cut();
        } else {
          reply.events(wire.streamOptions(), ...wire.wholeAnswer('The whole answer.', 'msg_again'));
          reply.end();
        }
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('The first thing is.').waitFor();
    seen.open();
    await log.getByRole('alert').getByText('The connection was lost.').waitFor();
    expect(await log.getByText('The first thing is.').isVisible()).toBe(true);
    expect(await events()).toContainEqual(['error', expect.objectContaining({ code: 'connection_lost' })]);
    await button('Retry').click();
    await log.getByText('The whole answer.').waitFor();
    expect(await log.getByText('The first thing is.').count()).toBe(0);
    expect(await log.getByRole('alert').count()).toBe(0);
    expect(suite.server().requests[1]).toMatchObject({
      type: 'threads.retry_after_item',
      params: { thread_id: 'thr_1', item_id: 'msg_user' },
    });
    expect(await box.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  test('gone before the message arrived: it stays visible, and Retry sends it again', async () => {
    let isDown = true;
    const { box, log, button } = await suite.open({
      script: (_, reply) => {
        if (isDown) {
          reply.cut();
          return;
        }
        reply.events(...wire.prologue('Important thing'), ...wire.wholeAnswer('Got it.'));
        reply.end();
      },
    });
    await box.fill('Important thing');
    await box.press('Enter');
    await log.getByText('Not sent').waitFor();
    expect(await log.getByText('Important thing').isVisible()).toBe(true);
    isDown = false;
    await button('Retry').click();
    await log.getByText('Got it.').waitFor();
    expect(await log.getByText('Important thing').count()).toBe(1);
    // A browser may repeat by itself what it sent on a connection that was closed at once.
    expect(new Set(suite.server().requests.map(({ type }) => type))).toEqual(new Set(['threads.create']));
  });

  test('a limit that is reached: said once, the message stays, and can be sent when there is room', async () => {
    const reason = 'Three answers are being written for you already; wait for one to finish.';
    let isFull = true;
    const { box, log, button } = await suite.open({
      script: (_, reply) => {
        if (isFull) {
          const notice = { type: 'notice', level: 'warning', message: reason };
          reply.events(notice, { type: 'error', code: 'custom', message: reason, allow_retry: true });
        } else reply.events(...wire.prologue('Important thing'), ...wire.wholeAnswer('Got it.'));
        reply.end();
      },
    });
    await box.fill('Important thing');
    await box.press('Enter');
    await log.getByText('Not sent').waitFor();
    expect(await log.getByText('Important thing').isVisible()).toBe(true);
    await expect
      .poll(() => log.getByRole('alert').allInnerTexts())
      .toEqual([expect.stringContaining(reason)]);
    isFull = false;
    await button('Retry').click();
    await log.getByText('Got it.').waitFor();
    expect(await log.getByRole('alert').count()).toBe(0);
  });

  test('the limit of a day: no Retry is offered, and the message can be taken back', async () => {
    const reason = 'You have used today’s 50 messages. You can go on tomorrow at 00:00 UTC.';
    const { box, log, button } = await suite.open({
      script: (_, reply) => {
        const notice = { type: 'notice', level: 'warning', message: reason };
        reply.events(notice, { type: 'error', code: 'custom', message: reason, allow_retry: false });
        reply.end();
      },
    });
    await box.fill('Important thing');
    await box.press('Enter');
    await log.getByRole('alert').getByText(reason).waitFor();
    expect(await button('Retry').count()).toBe(0);
    await button('Edit message').click();
    expect(await box.inputValue()).toBe('Important thing');
  });

  test('the message that was not sent can be edited instead', async () => {
    const { box, log, button, page } = await suite.open({ script: (_, reply) => reply.cut() });
    await box.fill('Importnat');
    await box.press('Enter');
    await log.getByText('Not sent').waitFor();
    await button('Edit message').click();
    expect(await box.inputValue()).toBe('Importnat');
    await page.getByText('What can I help with?').waitFor();
    expect(await log.innerText()).toBe('');
  });
});

describe('refusals', () => {
  test.each([400, 401, 403, 409, 413, 429, 500, 503])('%d is said in the server’s words', async (status) => {
    const { box, log, button } = await suite.open({
      script: (_, reply) => reply.json({ error: { code: 'x', message: 'Because of a reason.' } }, status),
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByRole('alert').getByText('Because of a reason.').waitFor();
    expect(await log.getByText('Hi', { exact: true }).isVisible()).toBe(true);
    expect(await button('Retry').isVisible()).toBe(true);
  });

  test('an answer for people’s browsers, not for this one, gives a sentence and no markup', async () => {
    const { box, log } = await suite.open({ script: (_, reply) => reply.json('<h1>Oops</h1>', 502) });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByRole('alert').getByText('The chat server had a problem.').waitFor();
    expect(await log.getByText('Oops').count()).toBe(0);
  });

  test('an error event is shown, with Retry only where it is allowed', async () => {
    const { box, log, button } = await suite.open({
      script: (_, reply) => {
        reply.events(...wire.prologue('Hi'), {
          type: 'error',
          code: 'custom',
          message: 'Out of credit.',
          allow_retry: false,
        });
        reply.end();
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByRole('alert').getByText('Out of credit.').waitFor();
    expect(await button('Retry').count()).toBe(0);
    await box.fill('More');
    expect(await button('Send').isEnabled()).toBe(true);
  });
});

const stored: Script = ({ type }, reply) => {
  if (type === 'threads.get_by_id') reply.json(wire.thread({ title: 'Groceries' }));
  else reply.json({ data: [wire.answerItem('**Milk**'), wire.userItem('What?')], has_more: false });
};

describe('opening a thread', () => {
  test('shows what was said, and its title', async () => {
    const { log, page, events } = await suite.open({ script: stored, options: { initialThread: 'thr_1' } });
    await log.locator('strong', { hasText: 'Milk' }).waitFor();
    await page.getByRole('heading', { name: 'Groceries' }).waitFor();
    const names = async () => (await events()).map(([name]) => name);
    await expect.poll(names).toHaveLength(4);
    // A person can type before the thread is there, or only then: that is as it comes.
    expect((await names()).filter((name) => name !== 'ready')).toEqual([
      'thread.change',
      'thread.load.start',
      'thread.load.end',
    ]);
    expect(await names()).toContain('ready');
  });

  test('that the server does not know gives a fresh start without a word of trouble', async () => {
    const { page, events, log } = await suite.open({
      script: (_, reply) => reply.json({ error: { code: 'not_found', message: 'Not found.' } }, 404),
      options: { initialThread: 'thr_gone', startScreen: { greeting: 'Hello there' } },
    });
    await page.getByText('Hello there').waitFor();
    expect(await events()).toContainEqual(['thread.change', { threadId: null }]);
    expect(await log.getByRole('alert').count()).toBe(0);
  });

  test('that cannot be loaded says so, keeps the thread, and loads it on Retry', async () => {
    let isDown = true;
    const { log, button, events } = await suite.open({
      // What may pass would be tried again without a press.
      script: (request, reply) => (isDown ? reply.json({}, 403) : stored(request, reply)),
      options: { initialThread: 'thr_1' },
    });
    await log.getByRole('alert').waitFor();
    expect(await events()).not.toContainEqual(['thread.change', { threadId: null }]);
    isDown = false;
    await button('Retry').click();
    await log.getByText('Milk').waitFor();
  });
});

describe('the element’s own methods', () => {
  test('setThreadId rejects for a thread that is not there; sendUserMessage while busy', async () => {
    const { page } = await suite.open({
      script: async ({ type }, reply) => {
        if (type !== 'threads.create') {
          reply.json({}, 404);
          return;
        }
        reply.events(...started('Well'));
        await reply.gone;
      },
    });
    const codes = await page.evaluate(async () => {
      const element = window.chat.mounted?.element;
      const results = [
        await element?.setThreadId('thr_gone').catch((error: unknown) => error),
        await element?.sendUserMessage({ text: 'Hi' }).catch((error: unknown) => error),
        await element?.sendUserMessage({ text: 'More' }).catch((error: unknown) => error),
      ];
      return results.map((result) => (result instanceof Error && 'code' in result ? result.code : result));
    });
    expect(codes).toEqual(['thread_not_found', undefined, 'busy']);
  });

  test('options replace each other; the thread and the text being written stay', async () => {
    const { page, box, log } = await suite.open({
      script: (_, reply) => {
        reply.events(...wire.prologue('Hi'), ...wire.wholeAnswer('Done.'));
        reply.end();
      },
      options: { disclaimer: { text: 'Beware' } },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('Done.').waitFor();
    await box.fill('draft');
    await page.evaluate(() =>
      window.chat.mounted?.update({
        api: { url: '/chatkit', fetch },
        theme: 'dark',
        header: { enabled: false },
      }),
    );
    await expect.poll(() => page.getByRole('heading', { level: 2 }).count()).toBe(0);
    expect(await page.getByText('Beware').count()).toBe(0);
    expect(await box.inputValue()).toBe('draft');
    expect(await log.getByText('Done.').isVisible()).toBe(true);
  });

  test('text can be put into the box; dispose takes the chat away and ends its answer', async () => {
    let isGone = false;
    const { page, box, log } = await suite.open({
      script: async (_, reply) => {
        void reply.gone.then(() => (isGone = true));
        reply.events(...started('Well'));
        await reply.gone;
      },
    });
    await page.evaluate(() => window.chat.mounted?.element.setComposerValue({ text: 'Hi' }));
    expect(await box.inputValue()).toBe('Hi');
    await box.press('Enter');
    await log.getByText('Wel').waitFor();
    await page.evaluate(() => window.chat.mounted?.dispose());
    expect(await page.locator('chatdock-chat').count()).toBe(0);
    await expect.poll(() => isGone).toBe(true);
  });

  test('an element that is moved within the page keeps its answer', async () => {
    const gate = createGate();
    const { page, box, log } = await suite.open({
      script: async (_, reply) => {
        reply.events(...started('Before the move, '));
        await gate.wait();
        reply.events(
          wire.delta('and after it.'),
          wire.done(wire.answerItem('Before the move, and after it.')),
        );
        reply.end();
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('Before the move').waitFor();
    await page.evaluate(() => {
      const element = window.chat.mounted?.element;
      if (element) document.body.append(element);
    });
    gate.open();
    await log.getByText('Before the move, and after it.').waitFor();
    expect(await log.getByRole('alert').count()).toBe(0);
  });
});

describe('getting on the page', () => {
  test('without the files of the conversation a sentence says so, and the text stays in the box', async () => {
    const { page, box } = await suite.open();
    await page.route('**/conversation.js', (route) => route.abort());
    await page.reload();
    await page.evaluate(() => window.chat.mount());
    await box.fill('Important thing');
    await box.press('Enter');
    await page.getByText('Please reload the page.').waitFor();
    expect(await box.inputValue()).toBe('Important thing');
    expect(await page.evaluate(() => window.chat.events)).toContainEqual([
      'error',
      expect.objectContaining({ code: 'renderer_failed' }),
    ]);
  });

  test('an <openai-chatkit> of the page stays what it is', async () => {
    const { page } = await suite.open();
    await page.addInitScript(() => customElements.define('openai-chatkit', class extends HTMLElement {}));
    await page.reload();
    await page.evaluate(() => window.chat.mount());
    await page.getByRole('textbox').waitFor();
    expect(await page.locator('openai-chatkit').count()).toBe(0);
  });
});
