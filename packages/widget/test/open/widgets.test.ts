import { describe, expect, test } from 'vitest';
import { chatSuite, createGate } from './chat-page.ts';
import { stopClock } from './stop-clock.ts';
import { openWidget } from './widget-page.ts';
import { approval, showcase, taskForm, taskList, widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

const card = (...children: object[]): object => ({ type: 'Card', children });
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A widget that grows. */
const growing = (value: string, streaming: boolean) =>
  card(
    { type: 'Text', id: 't', value, streaming },
    { type: 'Markdown', id: 'm', value: '- a', streaming: true },
    { type: 'Input', name: 'note', placeholder: 'Note' },
  );

const delta = (component_id: string, more: string) =>
  wire.update('wdg_1', {
    type: 'widget.streaming_text.value_delta',
    component_id,
    delta: more,
    done: false,
  });

describe('a widget', () => {
  test('is drawn by a file of its own, which no other chat loads, and one with its icons', async () => {
    const { box, log, page } = await suite.open({
      script: (_, reply) => {
        reply.events(...wire.prologue('Hi'), ...wire.wholeAnswer('Hello.'));
        reply.end();
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    await log.getByText('Hello.').waitFor();
    await log.getByRole('button', { name: 'Copy answer' }).waitFor();
    const before = [...suite.server().paths];
    await page.evaluate(() => window.chat.mounted?.element.setThreadId(null));
    suite.server().script = (_, reply) => {
      reply.events(...wire.prologue('List'), wire.done(widgetItem(taskList())));
      reply.end();
    };
    await box.fill('List');
    await box.press('Enter');
    await log.getByRole('listitem').first().waitFor();
    await log.locator('.status path[d^=M]').waitFor();
    // They may arrive in any order. The build for script tags has a copy of most in each file that needs them.
    const names = ['define', 'icon-of', 'known-locale', 'load-kinds', 'own-pictures', 'replace-known'];
    const loaded = suite.server().paths.filter((path) => !before.includes(path));
    expect(loaded.toSorted()).toEqual(
      names.map((name) => expect.stringMatching(new RegExp(`^/chunk-${name}-`, 'u'))),
    );
  });

  test('shows its words when that file cannot be had', async () => {
    const { page, box, log } = await suite.open();
    const early = [...suite.server().paths];
    await page.route('**/*.js', (route) =>
      early.some((path) => route.request().url().endsWith(path)) ? route.continue() : route.abort(),
    );
    suite.server().script = (_, reply) => {
      reply.events(...wire.prologue('Delete it'), wire.done(widgetItem(approval())));
      reply.end();
    };
    await box.fill('Delete it');
    await box.press('Enter');
    await log.getByText('Please reload the page.').waitFor();
    expect(await log.getByText('This cannot be undone.').isVisible()).toBe(true);
  });

  test('is there after a reload, and can be copied', async () => {
    const { widget, button, page, complaints } = await openWidget(suite, taskList('Water the plants'), {
      item: { copy_text: '- Buy groceries' },
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    await expect.poll(() => widget.getByRole('checkbox').count()).toBe(5);
    expect(await widget.getByRole('checkbox', { name: 'Water the plants' }).isChecked()).toBe(true);
    await stopClock(page); // that it is copied is said for a moment
    await button('Copy answer').click();
    await button('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('- Buy groceries');
    expect(complaints).toEqual([]);
  });

  test('grows while it streams, and keeps what is typed into it', async () => {
    const gate = createGate();
    const { page, box, log } = await suite.open({
      script: async (_, reply) => {
        reply.events(...wire.prologue('Hi'), wire.added(widgetItem(growing('Hel', true))));
        await gate.wait();
        reply.events(delta('t', 'lo'), delta('m', '\n- **b**'));
        await gate.wait();
        reply.events(wire.done(widgetItem(growing('Hello there', false))));
        reply.end();
      },
    });
    await box.fill('Hi');
    await box.press('Enter');
    const note = page.getByRole('textbox', { name: 'Note' });
    await note.fill('mine');
    await log.getByText('Hel', { exact: true }).waitFor();
    gate.open();
    await log.getByText('Hello', { exact: true }).waitFor();
    await log.locator('strong', { hasText: 'b' }).waitFor();
    gate.open();
    await log.getByText('Hello there', { exact: true }).waitFor();
    expect(await note.inputValue()).toBe('mine');
    expect(await note.evaluate((field) => field.getRootNode() instanceof ShadowRoot)).toBe(true);
  });
});

describe('components', () => {
  test('are all drawn; of a kind that is not known, the words and what it holds', async () => {
    const { widget, complaints } = await openWidget(suite, showcase);
    await widget.getByRole('heading', { name: 'A title', level: 3 }).waitFor();
    for (const words of [
      'Some text, with',
      'A caption',
      'In a box',
      'In transition',
      'A kind of tomorrow',
      'and what it holds',
    ])
      expect(await widget.getByText(words).isVisible(), words).toBe(true);
    await widget.locator('strong', { hasText: 'markdown' }).waitFor();
    expect(await widget.getByRole('separator').count()).toBe(1);
    expect(await widget.locator('.badge').count()).toBe(18);
    expect(await widget.getByRole('button').count()).toBe(36);
    expect(await widget.getByRole('button', { name: 'reload' }).count()).toBe(1);
    expect(await widget.getByRole('button', { name: 'Off' }).isDisabled()).toBe(true);
    expect(await widget.getByRole('button', { name: 'Used' }).isDisabled()).toBe(true);
    await expect.poll(() => widget.locator('.symbol > svg:visible').count()).toBe(1);
    expect(await widget.locator('.symbol path[d^=M]').count()).toBe(1);
    await widget.getByText('Show as a table').click();
    expect(await widget.getByRole('table').first().innerText()).toMatch(/City\s+People\s+Oslo\s+717,710/);
    await expect
      .poll(() => widget.getByRole('table').last().innerText())
      .toMatch(/Tasks done\s+Monday\s+3\s+Tuesday\s+5/);
    expect(complaints).toEqual([]);
  });

  test('fields have names, values and limits', async () => {
    const { widget } = await openWidget(suite, taskForm());
    const field = widget.getByRole('textbox', { name: 'What is to be done?' });
    expect(await field.getAttribute('placeholder')).toBe('Buy groceries');
    expect(await field.evaluate((input) => input instanceof HTMLInputElement && input.required)).toBe(true);
    const priority = widget.getByRole('combobox', { name: 'Priority' });
    expect(await priority.locator('option').allInnerTexts()).toEqual(['Priority', 'Low', 'High']);
    expect(await widget.getByLabel('Due').inputValue()).toBe('2026-02-05');
    const list = widget.getByRole('radiogroup', { name: 'List' });
    expect(await list.getByRole('radio', { name: 'Home' }).isChecked()).toBe(true);
    expect(await widget.getByRole('checkbox', { name: 'Remind me' }).isChecked()).toBe(true);
    expect(await widget.getByRole('textbox', { name: 'Notes' }).getAttribute('rows')).toBe('2');
  });

  test.each([
    [{ type: 'Input', name: 'x', inputType: 'email', placeholder: 'x' }, 'type', 'email'],
    [{ type: 'Input', name: 'x', inputType: 'file', placeholder: 'x' }, 'type', 'text'],
    [{ type: 'Input', name: 'x', pattern: '\\d+', placeholder: 'x' }, 'pattern', '\\d+'],
    [{ type: 'Input', name: 'x', pattern: '(a+)+$', placeholder: 'x' }, 'pattern', null],
    [{ type: 'Input', name: 'x', placeholder: 'x' }, 'autocomplete', 'off'],
    [{ type: 'DatePicker', name: 'x', min: '2026-01-01T08:00:00Z', placeholder: 'x' }, 'min', '2026-01-01'],
    [{ type: 'DatePicker', name: 'x', max: 'tomorrow', placeholder: 'x' }, 'max', null],
    [{ type: 'Textarea', name: 'x', rows: 1e9, placeholder: 'x' }, 'rows', '30'],
  ])('%j: %s is %j', async (component, attribute, value) => {
    const { widget } = await openWidget(suite, card(component));
    expect(await widget.locator('[data-field]').getAttribute(attribute)).toBe(value);
  });

  test('text that can be edited is a field with its text', async () => {
    const component = {
      type: 'Text',
      value: 'Dear Ann',
      editable: { name: 'letter', placeholder: 'Letter' },
    };
    const { widget } = await openWidget(suite, card(component));
    expect(await widget.getByRole('textbox', { name: 'Letter' }).inputValue()).toBe('Dear Ann');
  });

  test('radio groups with one name in several rows are several groups', async () => {
    const group = { type: 'RadioGroup', name: 'size', options: [{ value: 's', label: 'S' }] };
    const rows = ['One', 'Two'].map((value) => ({
      type: 'ListViewItem',
      children: [{ type: 'Text', value }, group],
    }));
    const { widget } = await openWidget(suite, { type: 'ListView', children: rows });
    for (const radio of await widget.getByRole('radio').all()) await radio.check();
    expect(await widget.locator('input:checked').count()).toBe(2);
  });

  test('pictures load from where pictures may come from, or from the widget itself', async () => {
    const asked: string[] = [];
    const sources = ['https://good.example/a.png', 'https://evil.example/b.png', pixel];
    const { widget, page } = await openWidget(suite, {
      type: 'Card',
      status: { text: 'Shop', favicon: 'https://evil.example/c.png' },
      children: sources.map((src, index) => ({ type: 'Image', src, alt: `Picture ${index}`, size: 40 })),
    });
    page.on('request', (request) => void asked.push(request.url()));
    expect(await widget.getByRole('img').count()).toBe(1);
    await widget.getByText('Picture 0').waitFor();
    await page.route('https://good.example/**', (route) => route.abort());
    suite.server().script = ({ type }, reply) =>
      type === 'items.list'
        ? reply.json({
            data: [widgetItem(card({ type: 'Image', src: sources[0], alt: 'Good' }))],
            has_more: false,
          })
        : reply.json(wire.thread({ allowed_image_domains: ['good.example'] }));
    await page.evaluate(() => window.chat.mounted?.element.fetchUpdates());
    await widget.getByRole('img', { name: 'Good' }).waitFor({ state: 'attached' });
    await expect.poll(() => asked.filter((url) => url.includes('.png'))).toEqual([sources[0]]);
  });

  test('a list shows so many rows, and all of them when asked', async () => {
    const { widget } = await openWidget(suite, taskList());
    expect(await widget.getByRole('listitem').count()).toBe(5);
    await widget.getByRole('button', { name: 'Show all 7' }).click();
    expect(await widget.getByRole('listitem').count()).toBe(7);
    const less = widget.getByRole('button', { name: 'Show less' });
    expect(await less.getAttribute('aria-expanded')).toBe('true');
    expect(await less.evaluate((node) => node.matches(':focus'))).toBe(true);
    await less.click();
    expect(await widget.getByRole('listitem').count()).toBe(5);
  });

  test('a card keeps to its own theme', async () => {
    const { widget, page } = await openWidget(suite, approval({ theme: 'dark' }));
    expect(await widget.locator('.widget').evaluate((node) => getComputedStyle(node).colorScheme)).toBe(
      'dark',
    );
    expect(
      await page.locator('chatdock-chat .chat').evaluate((node) => getComputedStyle(node).colorScheme),
    ).toBe('light');
  });

  test('parts can be styled from the page', async () => {
    const { widget, page } = await openWidget(suite, approval());
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('chatdock-chat::part(widget-button) { letter-spacing: 3px }');
      document.adoptedStyleSheets.push(sheet);
    });
    const spacing = await widget
      .getByRole('button', { name: 'Approve' })
      .evaluate((node) => getComputedStyle(node).letterSpacing);
    expect(spacing).toBe('3px');
  });
});
