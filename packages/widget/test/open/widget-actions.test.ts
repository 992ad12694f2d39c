import { describe, expect, test } from 'vitest';
import { chatSuite, createGate } from './chat-page.ts';
import { openWidget } from './widget-page.ts';
import { widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();
const sync = 'threads.sync_custom_action';
const turn = 'threads.custom_action';

const card = (...children: object[]): object => ({ type: 'Card', children });
const press = (fields: object = {}, button: object = {}): object =>
  card({
    type: 'Button',
    label: 'Press',
    onClickAction: { type: 'press', payload: { n: 1 }, ...fields },
    ...button,
  });

describe('a button', () => {
  test('shows that it is at work, and only it', async () => {
    const gate = createGate();
    const { widget, sent } = await openWidget(suite, press({ streaming: false }), {
      act: async (_, reply) => {
        await gate.wait();
        reply.json({});
      },
    });
    const button = widget.getByRole('button', { name: 'Press' });
    await button.dblclick();
    await expect.poll(() => button.getAttribute('aria-busy')).toBe('true');
    expect(await widget.getByRole('group').getAttribute('aria-busy')).toBeNull();
    gate.open();
    await expect.poll(() => button.getAttribute('aria-busy')).toBeNull();
    expect(sent()).toEqual([[sync, { type: 'press', payload: { n: 1 } }]]);
  });

  test.each([
    ['container', 'true', 'true'],
    ['none', null, null],
    ['self', null, 'true'],
    ['auto', null, 'true'],
  ])('loadingBehavior %s: the widget’s aria-busy is %j, its own %j', async (loadingBehavior, whole, own) => {
    const gate = createGate();
    const { widget, sent } = await openWidget(suite, press({ streaming: false, loadingBehavior }), {
      act: async (_, reply) => {
        await gate.wait();
        reply.json({});
      },
    });
    const button = widget.getByRole('button', { name: 'Press' });
    await button.click();
    await expect.poll(sent).toHaveLength(1);
    expect(await widget.getByRole('group').getAttribute('aria-busy')).toBe(whole);
    expect(await button.getAttribute('aria-busy')).toBe(own);
    gate.open();
    await expect.poll(() => widget.locator('[aria-busy=true]').count()).toBe(0);
  });

  test('that is at work with the whole widget keeps the focus, and the keyboard can leave', async () => {
    const gate = createGate();
    const { widget, page, sent, box } = await openWidget(
      suite,
      card(
        { type: 'Input', name: 'note', placeholder: 'Note' },
        {
          type: 'Button',
          label: 'Press',
          onClickAction: { type: 'press', streaming: false, loadingBehavior: 'container' },
        },
      ),
      {
        act: async (_, reply) => {
          await gate.wait();
          reply.json({});
        },
      },
    );
    const button = widget.getByRole('button', { name: 'Press' });
    await button.click();
    await expect.poll(sent).toHaveLength(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('no');
    expect(await widget.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('');
    await box.fill('Meanwhile');
    gate.open();
    await expect.poll(() => widget.locator('[aria-busy=true]').count()).toBe(0);
    expect(sent()).toHaveLength(1);
  });
});

test('a widget that is still being written does not act at the server yet, which does not know it', async () => {
  const gate = createGate();
  const widget = press({ streaming: false });
  const { box, button, log } = await suite.open({
    script: async ({ type }, reply) => {
      if (type === sync) return reply.json({});
      reply.events(...wire.prologue('Hi'), wire.added(widgetItem(widget)));
      await gate.wait();
      reply.events(wire.done(widgetItem(widget)));
      return reply.end();
    },
  });
  await box.fill('Hi');
  await box.press('Enter');
  const asked = () => suite.server().requests.filter(({ type }) => type === sync);
  await log.getByRole('button', { name: 'Press' }).dispatchEvent('click');
  expect(await button('Press').getAttribute('aria-disabled')).toBe('true');
  gate.open();
  await expect.poll(() => button('Press').getAttribute('aria-disabled')).toBeNull();
  expect(asked()).toEqual([]);
  await button('Press').click();
  await expect.poll(asked).toHaveLength(1);
});

test('a row can be pressed, and so can what is in it', async () => {
  const row = {
    type: 'ListViewItem',
    onClickAction: { type: 'open', payload: { id: 7 }, streaming: false },
    children: [
      { type: 'Text', value: 'Buy groceries' },
      { type: 'Spacer' },
      { type: 'Button', label: 'More', onClickAction: { type: 'more', streaming: false } },
    ],
  };
  const { widget, sent } = await openWidget(suite, { type: 'ListView', children: [row] });
  // By force: what lies on top is the button of the row.
  await widget.getByText('Buy groceries').click({ force: true });
  await expect.poll(sent).toEqual([[sync, { type: 'open', payload: { id: 7 } }]]);
  await widget.getByRole('button', { name: 'More', exact: true }).click();
  await expect.poll(sent).toHaveLength(2);
  await widget.getByRole('button', { name: 'Buy groceries' }).press('Enter');
  await expect.poll(sent).toHaveLength(3);
  expect(sent().slice(1)).toEqual([
    [sync, { type: 'more' }],
    [sync, { type: 'open', payload: { id: 7 } }],
  ]);
});

describe('an action for the page', () => {
  const toPage = press({ handler: 'client' });

  test('reaches its handler with the widget, and the server hears nothing', async () => {
    const { widget, events, sent } = await openWidget(suite, toPage);
    await widget.getByRole('button', { name: 'Press' }).click();
    await expect
      .poll(async () => (await events()).filter(([name]) => name === 'action'))
      .toEqual([
        [
          'action',
          {
            action: { type: 'press', payload: { n: 1 } },
            item: { id: 'wdg_1', widget: expect.objectContaining({ type: 'Card' }) },
          },
        ],
      ]);
    expect(sent()).toEqual([]);
  });

  test('shows that it is at work until the handler is done', async () => {
    const { widget, page } = await openWidget(suite, toPage);
    await page.evaluate(() => {
      const work = Promise.withResolvers<void>();
      window.chat.pageAction = () => work.promise;
      addEventListener('finish', () => work.resolve());
    });
    const button = widget.getByRole('button', { name: 'Press' });
    await button.click();
    await expect.poll(() => button.getAttribute('aria-busy')).toBe('true');
    await page.evaluate(() => dispatchEvent(new Event('finish')));
    await expect.poll(() => button.getAttribute('aria-busy')).toBeNull();
  });

  test('that fails offers to try again, and the page hears of its own mistake', async () => {
    const { widget, page, complaints } = await openWidget(suite, toPage);
    await page.evaluate(() => {
      window.chat.pageAction = () => Promise.reject(new Error('a bug of the page'));
    });
    await widget.getByRole('button', { name: 'Press' }).click();
    await widget.getByRole('alert').getByText('That did not work.').waitFor();
    await expect.poll(() => complaints).toEqual([expect.stringContaining('a bug of the page')]);
    await page.evaluate(() => {
      window.chat.pageAction = () => {};
    });
    await widget.getByRole('button', { name: 'Retry' }).click();
    await expect.poll(() => widget.getByRole('alert').count()).toBe(0);
  });

  test('can be sent on to the server', async () => {
    const { page, log, sent } = await openWidget(suite, toPage, {
      act: (_, reply) => {
        reply.events(wire.streamOptions(), ...wire.wholeAnswer('Done.'));
        reply.end();
      },
    });
    await page.evaluate(() =>
      window.chat.mounted?.element.sendCustomAction({ type: 'press', payload: { n: 2 } }, 'wdg_1'),
    );
    await log.getByText('Done.').waitFor();
    expect(sent()).toEqual([[turn, { type: 'press', payload: { n: 2 } }]]);
    expect(suite.server().requests.at(-1)?.params).toMatchObject({ item_id: 'wdg_1', thread_id: 'thr_1' });
  });
});
