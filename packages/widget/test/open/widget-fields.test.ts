import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-page.ts';
import { becomes, openWidget } from './widget-page.ts';

const suite = chatSuite();
const sync = 'threads.sync_custom_action';
const card = (...children: object[]): object => ({ type: 'Card', children });
const action = { type: 'set', streaming: false };

const towns = ['Aarhus', 'Bergen', 'Cork', 'Dresden'].map((label, index) => ({
  value: label.toLowerCase(),
  label,
  description: `${index} hours away`,
  disabled: label === 'Cork',
}));

/** A select that can be searched, and is cleared. */
const select = (fields: object = {}): object => ({
  type: 'Select',
  name: 'town',
  placeholder: 'Town',
  options: towns,
  clearable: true,
  onChangeAction: action,
  ...fields,
});

const date = (fields: object = {}): object => ({
  type: 'DatePicker',
  name: 'due',
  placeholder: 'Due',
  defaultValue: '2026-02-03T00:00:00Z',
  min: '2026-01-20T00:00:00Z',
  max: '2026-02-27T00:00:00Z',
  clearable: true,
  onChangeAction: action,
  ...fields,
});

const set = (payload: object): unknown[] => [sync, { type: 'set', payload }];

describe('a select that can be searched', () => {
  test('is searched, walked through, chosen from, left and cleared by the keyboard', async () => {
    const { widget, page, sent } = await openWidget(suite, card(select()));
    const field = widget.getByRole('combobox', { name: 'Town' });
    await widget.locator('.rich').waitFor();
    await field.focus();
    await page.keyboard.press('ArrowDown');
    const options = widget.getByRole('option');
    expect(await options.count()).toBe(4);
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    // What cannot be chosen is passed over.
    await page.keyboard.press('ArrowDown');
    const active = (): Promise<string | null> =>
      field.evaluate((input) => {
        const root = input.getRootNode();
        const id = input.getAttribute('aria-activedescendant');
        return root instanceof ShadowRoot && id ? (root.getElementById(id)?.textContent ?? null) : null;
      });
    expect(await active()).toBe('Dresden3 hours away');
    await page.keyboard.press('Escape');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await field.fill('1 hour');
    await expect.poll(() => options.allInnerTexts()).toEqual(['Bergen\n1 hours away']);
    await page.keyboard.press('Enter');
    await expect.poll(sent).toEqual([set({ town: 'bergen' })]);
    expect(await field.inputValue()).toBe('Bergen');
    await field.fill('zzz');
    expect(await widget.getByText('Nothing found').isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('Bergen');
    await widget.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => sent().at(-1)).toEqual(set({ town: '' }));
    expect(await field.inputValue()).toBe('');
    expect(await widget.getByRole('button', { name: 'Clear' }).isVisible()).toBe(false);
  });

  test('is chosen from by a press, says what the server makes of it, and closes when anything else is done', async () => {
    const { widget, page } = await openWidget(suite, card(select({ defaultValue: 'aarhus' })), {
      act: becomes(card(select({ defaultValue: 'dresden' }))),
    });
    const field = widget.locator('.rich > input');
    await field.click();
    const list = widget.getByRole('listbox');
    expect(await list.getByRole('option', { selected: true }).innerText()).toContain('Aarhus');
    await list.getByText('Cork').click();
    expect(await list.isVisible()).toBe(true);
    await list.getByText('Bergen').click();
    await expect.poll(() => field.inputValue()).toBe('Dresden');
    await field.click();
    await page.mouse.click(5, 5);
    expect(await list.isVisible()).toBe(false);
  });

  test('is there with more than fifteen options, unless the widget says otherwise; what is required is asked for', async () => {
    const many = Array.from({ length: 16 }, (_, index) => ({ value: `${index}`, label: `Number ${index}` }));
    const form = {
      type: 'Form',
      onSubmitAction: action,
      children: [
        { type: 'Select', name: 'many', placeholder: 'Many', options: many, required: true },
        { type: 'Select', name: 'plain', placeholder: 'Plain', options: many, searchable: false },
        { type: 'Textarea', name: 'code', placeholder: 'Code', pattern: '[A-Z]+\\d' },
        { type: 'Button', label: 'Send', submit: true },
      ],
    };
    const { widget, page, sent } = await openWidget(suite, card(form));
    await widget.locator('.rich').waitFor();
    expect(await widget.locator('.rich').count()).toBe(1);
    await widget.getByRole('textbox', { name: 'Code' }).fill('x');
    await widget.getByRole('button', { name: 'Send' }).click();
    const many1 = widget.getByRole('combobox', { name: 'Many' });
    await expect.poll(() => many1.evaluate((node) => node.matches(':focus'))).toBe(true);
    await many1.fill('number 7');
    await page.keyboard.press('Enter');
    await widget.getByRole('button', { name: 'Send' }).click();
    // Fields of several lines say what they want, too.
    const code = widget.getByRole('textbox', { name: 'Code' });
    expect(await code.evaluate((node) => node instanceof HTMLTextAreaElement && node.validationMessage)).toBe(
      'Please match the requested format.',
    );
    expect(sent()).toEqual([]);
    await code.fill('AB1');
    await widget.getByRole('button', { name: 'Send' }).click();
    await expect.poll(sent).toEqual([set({ many: '7', plain: '', code: 'AB1' })]);
  });
});

describe('a day', () => {
  test('is chosen from a calendar by the keyboard, within its bounds, and cleared', async () => {
    const { widget, page, sent } = await openWidget(suite, card(date()));
    const toggle = widget.getByRole('button', { name: 'Open the calendar' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    const calendar = widget.getByRole('dialog', { name: 'Calendar' });
    const focused = (): Promise<string | null> => calendar.locator('button:focus').getAttribute('data-day');
    expect(await focused()).toBe('2026-02-03');
    expect(await calendar.getByRole('button', { pressed: true }).getAttribute('aria-label')).toContain(
      '2026',
    );
    for (const [key, day] of [
      ['ArrowRight', '2026-02-04'],
      ['ArrowDown', '2026-02-11'],
      ['PageUp', '2026-01-20'],
      ['PageDown', '2026-02-20'],
      ['PageDown', '2026-02-27'],
      ['ArrowUp', '2026-02-20'],
      ['ArrowLeft', '2026-02-19'],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused(), key).toBe(day);
    }
    expect(await calendar.locator('[data-day="2026-02-28"]').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await calendar.isVisible()).toBe(false);
    expect(await toggle.evaluate((node) => node.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(sent).toEqual([set({ due: '2026-02-04' })]);
    const field = widget.getByLabel('Due');
    expect(await field.inputValue()).toBe('2026-02-04');
    await widget.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => sent().at(-1)).toEqual(set({ due: '' }));
    await page.mouse.click(5, 5);
    expect(await widget.locator('.hint').isVisible()).toBe(true);
  });

  test('has its calendar where the widget wants it, as far as there is room', async () => {
    const places = [
      ['bottom', 'start'],
      ['top', 'end'],
      ['bottom', 'center'],
    ] as const;
    const { widget, page } = await openWidget(
      suite,
      card(
        { type: 'Box', height: 300, children: [] },
        ...places.map(([side, align]) => date({ name: side + align, side, align, width: 200 })),
        { type: 'Box', height: 320, children: [] },
      ),
      { context: { viewport: { width: 800, height: 1100 } } },
    );
    await widget.locator('.rich').first().waitFor();
    for (const [index, [side, align]] of places.entries()) {
      await widget.getByRole('button', { name: 'Open the calendar' }).nth(index).click();
      const field = await widget.locator('.date').nth(index).boundingBox();
      const box = await widget.locator('.calendar:popover-open').boundingBox();
      if (field === null || box === null) throw new Error('not shown');
      expect(side === 'top' ? box.y + box.height <= field.y : box.y >= field.y + field.height).toBe(true);
      const shift = { start: 0, center: (field.width - box.width) / 2, end: field.width - box.width }[align];
      expect(box.x).toBeCloseTo(field.x + shift, 0);
      await page.keyboard.press('Escape');
    }
  });

  test('that is typed is as good, and a calendar that cannot be loaded is the browser’s own', async () => {
    const { widget, page, sent } = await openWidget(suite, card(date({ clearable: false })));
    await widget.getByLabel('Due').fill('2026-02-20');
    await expect.poll(sent).toEqual([set({ due: '2026-02-20' })]);
    await page.route('**/chunk-popups-*', (route) => route.abort());
    await page.reload();
    await page.evaluate(() => window.chat.mount({ initialThread: 'thr_1' }));
    await widget.getByLabel('Due').waitFor();
    expect(await widget.locator('.rich').count()).toBe(0);
    expect(await widget.getByRole('button', { name: 'Open the calendar' }).isVisible()).toBe(false);
  });
});

const field = (type: string): object => ({
  type,
  name: type,
  placeholder: type,
  defaultValue: 'all of it',
  autoSelect: true,
  autoFocus: true,
});

test('fields that are to be selected are, when the focus comes, and none takes it by itself', async () => {
  const { widget, page } = await openWidget(suite, card(field('Input'), field('Textarea')));
  for (const name of ['Input', 'Textarea']) {
    const box = widget.getByRole('textbox', { name });
    expect(await box.evaluate((node) => node.matches(':focus'))).toBe(false);
    await box.focus();
    await page.keyboard.type('x');
    expect(await box.inputValue()).toBe('x');
  }
});
