import { describe, expect, test } from 'vitest';
import { chatSuite, createGate, eventually } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

/** Answers every message with one of its own, in one go. */
const echo: Script = ({ type, params }, reply) => {
  const isNew = type === 'threads.create';
  reply.events(...wire.prologue(JSON.stringify(params), { isNew }), ...wire.wholeAnswer('Understood.'));
  reply.end();
};

const adding = (status: string) =>
  wire.workflowItem({ tasks: [wire.step('Add task “Buy groceries”', status)] });
const deletion = (status: string) =>
  wire.step('Delete task 3', status, { content: 'There is no task **3**.' });
const deleting = (status: string) =>
  wire.workflowItem({ tasks: [wire.step('List tasks'), deletion(status)], summary: { duration: 2 } });

describe('writing', () => {
  test('Enter sends, Shift+Enter breaks the line, and what is sent is what was written', async () => {
    const { box, log } = await suite.open({ script: echo });
    await box.pressSequentially('one');
    await box.press('Shift+Enter');
    await box.pressSequentially('two');
    expect(suite.server().requests).toEqual([]);
    await box.press('Enter');
    await log.getByText('Understood.').waitFor();
    expect(suite.server().requests[0]?.params).toMatchObject({
      input: { content: [{ type: 'input_text', text: 'one\ntwo' }] },
    });
    expect(await box.inputValue()).toBe('');
  });

  test('blank text is not sent', async () => {
    const { box, button } = await suite.open({ script: echo });
    await box.fill('  \n ');
    await box.press('Enter');
    expect(await button('Send').isDisabled()).toBe(true);
    expect(suite.server().requests).toEqual([]);
  });

  test('Enter that ends an input method’s composition does not send', async () => {
    const { box, page, log } = await suite.open({ script: echo });
    await box.focus();
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    const composing = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
    await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...composing });
    await input.send('Input.insertText', { text: '日本' });
    expect(suite.server().requests).toEqual([]);
    expect(await box.inputValue()).toBe('日本');
    await box.press('Enter');
    await log.getByText('Understood.').waitFor();
    expect(suite.server().requests).toHaveLength(1);
  });

  test('the box grows with its text up to a bound', async () => {
    const { box } = await suite.open({ script: echo });
    const height = async () => (await box.boundingBox())?.height ?? 0;
    const one = await height();
    await box.fill('a\nb\nc');
    const three = await height();
    await box.fill('a\n'.repeat(100));
    const many = await height();
    expect(three).toBeGreaterThan(one * 1.8);
    expect(many).toBeLessThan(260);
  });

  test('the box grows also where the browser leaves that to the page', async () => {
    const { page, box } = await suite.open({ script: echo });
    await page.addInitScript(() => {
      CSS.supports = () => false;
    });
    await page.reload();
    await page.evaluate(() => window.chat.mount());
    await box.fill('a\nb\nc');
    const [given, needed] = await box.evaluate((element) => [
      element instanceof HTMLElement && element.style.blockSize,
      `${element.scrollHeight}px`,
    ]);
    expect(given).toBe(needed);
  });

  test('user text is never markdown or markup', async () => {
    const { log, page } = await suite.open({
      script: (_, reply) => {
        reply.events(...wire.prologue('**bold** <img src=x> [a](https://b.example)\n# no'));
        reply.end();
      },
      options: { startScreen: { prompts: [{ label: 'Go', prompt: 'go' }] } },
    });
    await page.getByRole('button', { name: 'Go' }).click();
    await log.getByText('**bold** <img src=x> [a](https://b.example)').waitFor();
    expect(await log.locator('.bubble').locator('*').count()).toBe(0);
  });
});

describe('an answer', () => {
  test('streams in word by word, with its steps before it, and can be stopped', async () => {
    let isGone = false;
    const gate = createGate();
    const { box, log, button, events } = await suite.open({
      script: async (_, reply) => {
        void reply.gone.then(() => (isGone = true));
        reply.events(...wire.prologue('Hi'), wire.added(adding('loading')));
        await gate.wait();
        reply.events(wire.done(adding('complete')), wire.added(wire.answerItem(null)), wire.partAdded());
        reply.events(wire.delta('I have '));
        await gate.wait();
        reply.events(wire.delta('**added'));
      },
    });
    await box.fill('Hi');
    await button('Send').click();
    await log.getByText('Add task “Buy groceries”').waitFor();
    await log.getByRole('img', { name: 'running' }).waitFor();
    gate.open();
    await log.getByText('I have').waitFor();
    await log.getByRole('img', { name: 'done' }).waitFor();
    gate.open();
    await log.getByText('added').last().waitFor();
    expect(isGone).toBe(false);
    await button('Stop').click();
    await button('Send').waitFor();
    await eventually(() => isGone);
    expect(await log.getByText('I have').isVisible()).toBe(true);
    expect(await log.getByRole('alert').count()).toBe(0);
    expect((await events()).map(([name]) => name)).toEqual([
      'ready',
      'response.start',
      'thread.change',
      'response.end',
    ]);
  });

  test('no Stop where the server forbids it', async () => {
    const { box, log, button } = await suite.open({
      script: async (_, reply) => {
        reply.events(wire.created(), wire.done(wire.userItem('Hi')), wire.streamOptions(false));
        reply.events(wire.added(wire.answerItem(null)), wire.delta('Working on it'));
        await reply.gone;
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('Working on i').waitFor();
    expect(await button('Stop').count()).toBe(0);
    expect(await button('Send').isDisabled()).toBe(true);
  });

  test('while it streams, the next message can be written but not sent', async () => {
    const { box, log } = await suite.open({
      script: async (_, reply) => {
        reply.events(...wire.prologue('Hi'), wire.added(wire.answerItem(null)), wire.delta('Well, '));
        await reply.gone;
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('Well').waitFor();
    await box.fill('next');
    await box.press('Enter');
    expect(await box.inputValue()).toBe('next');
    expect(suite.server().requests).toHaveLength(1);
  });

  test('progress and notices are said, and effects reach the page', async () => {
    const gate = createGate();
    const { box, log, events, page } = await suite.open({
      script: async (_, reply) => {
        reply.events(...wire.prologue('Hi'), { type: 'progress_update', text: 'Looking it up' });
        await gate.wait();
        reply.events({ type: 'notice', level: 'warning', title: 'Slow', message: 'It is *late*.' });
        reply.events(
          { type: 'client_effect', name: 'tasks.changed', data: {} },
          ...wire.wholeAnswer('Done.'),
        );
        reply.end();
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByRole('status').getByText('Looking it up').waitFor();
    gate.open();
    await log.getByText('Done.').waitFor();
    expect(await page.getByText('Looking it up').count()).toBe(0);
    expect(await log.getByRole('alert').innerText()).toContain('It is late.');
    expect(await events()).toContainEqual(['effect', { name: 'tasks.changed', data: {} }]);
  });

  test('several steps fold into one line when they are done, and unfold', async () => {
    const { box, log } = await suite.open({
      script: (_, reply) => {
        reply.events(...wire.prologue('Hi'), wire.added(deleting('loading')));
        reply.events(wire.stepUpdated(1, deletion('none')));
        reply.events(wire.done(deleting('none')));
        reply.events(...wire.wholeAnswer('There is none.'));
        reply.end();
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('There is none.').waitFor();
    const summary = log.getByText('2 steps · 1 failed · 2 s');
    expect(await log.getByText('Delete task 3').isVisible()).toBe(false);
    await summary.click();
    await log.getByText('Delete task 3').click();
    expect(await log.getByText('There is no task 3.').isVisible()).toBe(true);
    expect(await log.getByRole('img', { name: 'failed' }).count()).toBe(2);
  });
});

const withStatus =
  (status: object): Script =>
  (_, reply) => {
    reply.events(...wire.prologue('Hi'), ...wire.wholeAnswer('Done.'), wire.updated({ status }));
    reply.end();
  };

describe('a paused or ended conversation', () => {
  test('paused: the box cannot be used and says why', async () => {
    const { box, log } = await suite.open({ script: withStatus({ type: 'locked', reason: 'Back at noon' }) });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('Done.').waitFor();
    await expect.poll(() => box.isDisabled()).toBe(true);
    expect(await box.getAttribute('placeholder')).toBe('Back at noon');
  });

  test('ended: a sentence stands where the box was', async () => {
    const { box, page } = await suite.open({ script: withStatus({ type: 'closed', reason: 'Solved' }) });
    await box.fill('Hi');
    await box.press('Enter');
    await page.getByText('Solved').waitFor();
    expect(await box.count()).toBe(0);
  });
});

test('New chat in mid-answer ends it, clears the conversation and puts the focus into the box', async () => {
  let isGone = false;
  const { box, log, button, events, page } = await suite.open({
    script: async (_, reply) => {
      void reply.gone.then(() => (isGone = true));
      reply.events(...wire.prologue('Hi'), wire.added(wire.answerItem(null)), wire.delta('Well, '));
      await reply.gone;
    },
    options: { startScreen: { greeting: 'Hello there' } },
  });
  await box.fill('Hi');
  await box.press('Enter');
  await log.getByText('Well').waitFor();
  await button('New chat').click();
  await page.getByText('Hello there').waitFor();
  expect(await log.innerText()).toBe('');
  expect(await box.evaluate((element) => element.matches(':focus'))).toBe(true);
  await eventually(() => isGone);
  expect(await events()).toContainEqual(['thread.change', { threadId: null }]);
});

test('nothing complains on the console', async () => {
  const { box, log, complaints } = await suite.open({ script: echo });
  await box.fill('Hi');
  await box.press('Enter');
  await log.getByText('Understood.').waitFor();
  expect(complaints).toEqual([]);
});
