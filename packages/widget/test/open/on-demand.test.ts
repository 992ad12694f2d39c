import { describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, createGate } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as samples from './item-samples.ts';
import * as wire from './transcripts.ts';
import { approval, widgetItem } from './widget-samples.ts';

const suite = chatSuite();

/** What has been loaded for more than a plain answer, by the names of the files. */
function loaded(): string[] {
  const names = suite
    .server()
    .paths.map((path) => /^\/chunk-(steps|rich|rare-messages|fields|load-thread|trouble)-/.exec(path)?.[1]);
  return names.filter((name) => name !== undefined);
}

/** An answer that says something, does something, and says something again. */
function answerAround(...events: object[]): Script {
  return (_, reply) => {
    reply.events(...wire.prologue('Go'), ...wire.wholeAnswer('Before.', 'a1'));
    reply.events(...events, ...wire.wholeAnswer('After.', 'a2'));
    reply.end();
  };
}

async function ask({ box }: ChatUnderTest): Promise<void> {
  await box.fill('Go');
  await box.press('Enter');
}

const openBare = (script: Script) => suite.open({ script, bare: true });
const fence = 'Look:\n\n```js\nlet a = 1;\nlet b = 2;\n```\n\nThat was it.';
const form = { type: 'Card', children: [{ type: 'Input', name: 'town', ariaLabel: 'Town' }] };
const step = wire.done(wire.workflowItem({ tasks: [wire.step('Look around')] }));

test('a plain answer loads nothing more', async () => {
  const chat = await openBare(answerAround(...wire.wholeAnswer('# One\n\n- **two**\n- `three`', 'a3')));
  await ask(chat);
  await chat.log.getByText('After.').waitFor();
  expect(loaded()).toEqual([]);
});

describe('what an answer needs is loaded with the first of it, and shows in its place', () => {
  test.each([
    ['steps', [step], 'Look around'],
    ['rich', wire.wholeAnswer(fence, 'a3'), 'let b = 2;'],
    ['rich', wire.wholeAnswer('See [the words](https://a.example/).', 'a3'), 'the words'],
    ['rare-messages', [wire.done(samples.richUserItem())], 'The answer that this is about.'],
  ])('%s', async (file, events, words) => {
    const chat = await openBare(answerAround(...events));
    await ask(chat);
    await chat.log.getByText('After.').waitFor();
    await chat.log.getByText(words).waitFor();
    expect(loaded()).toContain(file);
    const text = await chat.log.innerText();
    expect(text.indexOf('Before.')).toBeLessThanOrEqual(text.indexOf(words));
    expect(text.indexOf(words)).toBeLessThan(text.indexOf('After.'));
    expect(chat.complaints).toEqual([]);
  });

  test('a field can be filled in', async () => {
    const chat = await openBare(answerAround(wire.done(widgetItem(form))));
    await ask(chat);
    await chat.page.getByRole('textbox', { name: 'Town' }).fill('Graz');
    expect(loaded()).toContain('fields');
  });

  test('what comes while it loads waits, and is built in order', async () => {
    const gate = createGate();
    const chat = await openBare(answerAround(...wire.wholeAnswer(fence, 'a3')));
    await chat.page.route('**/chunk-rich-*', async (route) => {
      await gate.wait();
      await route.continue();
    });
    await ask(chat);
    await chat.log.getByText('After.').waitFor();
    await chat.log.getByText('Look:').waitFor();
    expect(await chat.log.getByText('That was it.').count()).toBe(0);
    gate.open();
    await chat.log.getByText('That was it.').waitFor();
    const code = chat.log.getByRole('group', { name: 'Code js' });
    expect(await code.innerText()).toBe('let a = 1;\nlet b = 2;');
    expect(await chat.button('Copy code').count()).toBe(1);
  });
});

describe('when it cannot be loaded', () => {
  test.each([
    ['steps', [step], ['Look around', 'Please reload the page.']],
    ['rich', wire.wholeAnswer(fence, 'a3'), ['let a = 1; let b = 2;', 'That was it.']],
    [
      'rich',
      wire.wholeAnswer('See [the words](https://a.example/).', 'a3'),
      ['See [the words](https://a.example/).'],
    ],
    ['rich', wire.wholeAnswer('|a|b|\n|-|-|\n|one|two|\n', 'a3'), ['one']],
    ['define', [wire.done(widgetItem(approval()))], ['This cannot be undone.', 'Please reload the page.']],
    ['define', [wire.done(samples.citedItem('As is known.'))], ['As is known.']],
    ['define', [wire.done(samples.questionsItem())], ['It does not matter', 'Please reload the page.']],
    ['rare-messages', [wire.done(samples.richUserItem({ content: [] }))], ['Please reload the page.']],
    ['rare-messages', [wire.done(samples.richUserItem())], ['Ask @Ann Lee and @Ben']],
    [
      'fields',
      [wire.done(widgetItem({ type: 'Card', children: [{ type: 'Title', value: 'Where' }, form] }))],
      ['Where'],
    ],
  ])('%s: the words are there, and the answer goes on', async (file, events, words) => {
    const chat = await openBare(answerAround(...events));
    await chat.page.route(`**/chunk-${file}-*`, (route) => route.abort());
    await ask(chat);
    await chat.log.getByText('After.').waitFor();
    await Promise.all(words.map((part) => chat.log.getByText(part).first().waitFor()));
    expect(await chat.log.getByRole('alert').count()).toBe(0);
    await chat.button('Send').waitFor();
  });

  test('what draws notices: the sentence is there, and the way out', async () => {
    let isDown = true;
    const chat = await openBare((_, reply) => {
      if (isDown) reply.cut();
      else reply.events(...wire.prologue('Go'), ...wire.wholeAnswer('After.', 'a2'));
      reply.end();
    });
    await chat.page.route('**/chunk-trouble-*', (route) => route.abort());
    await ask(chat);
    await chat.log.getByRole('alert').getByText('can’t be reached').waitFor();
    isDown = false;
    await chat.button('Retry').click();
    await chat.log.getByText('After.').waitFor();
    expect(await chat.log.getByRole('alert').count()).toBe(0);
  });

  test('a thread: a sentence says so', async () => {
    const chat = await openBare((_, reply) => reply.json(wire.thread()));
    await chat.page.route('**/chunk-load-thread-*', (route) => route.abort());
    await chat.page.evaluate(() => window.chat.mounted?.element.setThreadId('thr_1').catch(() => {}));
    expect(await chat.log.getByRole('alert').innerText()).toContain('could not be loaded');
  });
});
