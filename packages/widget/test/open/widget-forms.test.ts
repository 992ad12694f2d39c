import { describe, expect, test } from 'vitest';
import { chatSuite, createGate } from './chat-page.ts';
import { becomes, openWidget } from './widget-page.ts';
import { taskForm } from './widget-samples.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();
const sync = 'threads.sync_custom_action';
const turn = 'threads.custom_action';

const card = (...children: object[]): object => ({ type: 'Card', children });
const options = ['low', 'high'].map((value) => ({ value, label: value.toUpperCase() }));
const action = { type: 'filter', streaming: false };

const widgetWith = (priority: string, label: string): object =>
  card(
    { type: 'Text', value: label },
    { type: 'Input', name: 'note', placeholder: 'Note' },
    { type: 'Select', name: 'p', options, defaultValue: priority, onChangeAction: action },
  );

describe('a form', () => {
  test('sends its fields with the action, nested by their names', async () => {
    const { widget, sent } = await openWidget(suite, taskForm(), {
      act: (_, reply) => {
        reply.events(wire.streamOptions());
        reply.end();
      },
    });
    await widget.getByRole('textbox', { name: 'What is to be done?' }).fill('Milk');
    await widget.getByRole('combobox', { name: 'Priority' }).selectOption('high');
    await widget.getByRole('radio', { name: 'Work' }).check();
    await widget.getByRole('textbox', { name: 'Notes' }).fill('Two\nlitres');
    await widget.getByRole('checkbox', { name: 'Remind me' }).uncheck();
    await widget.getByRole('button', { name: 'Add task' }).click();
    await expect.poll(sent).toHaveLength(1);
    const task = {
      title: 'Milk',
      priority: 'high',
      due: '2026-02-05',
      list: 'work',
      notes: 'Two\nlitres',
      remind: false,
    };
    expect(sent()).toEqual([[turn, { type: 'tasks.add', payload: { list: 'home', task } }]]);
  });

  test('is sent by Enter, and not before it is valid', async () => {
    const { widget, page, sent } = await openWidget(suite, taskForm(), {
      act: (_, reply) => {
        reply.events(wire.streamOptions());
        reply.end();
      },
    });
    const title = widget.getByRole('textbox', { name: 'What is to be done?' });
    await widget.getByRole('button', { name: 'Add task' }).click();
    expect(await title.evaluate((node) => node.matches(':focus:user-invalid'))).toBe(true);
    expect(sent()).toEqual([]);
    await title.fill('Milk');
    await page.keyboard.press('Enter');
    await expect.poll(sent).toHaveLength(1);
  });

  test('sends its fields with the other actions in it, valid or not', async () => {
    const { widget, sent } = await openWidget(suite, taskForm());
    await widget.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(sent).toHaveLength(1);
    expect(sent()).toMatchObject([
      [sync, { type: 'tasks.cancel', payload: { task: { title: '', list: 'home', remind: true } } }],
    ]);
  });

  test('inside a card: its own button submits it, and shows that it is at work', async () => {
    const gate = createGate();
    const form = {
      type: 'Form',
      onSubmitAction: { type: 'search', streaming: false, loadingBehavior: 'self' },
      children: [
        { type: 'Input', name: 'q', placeholder: 'Words', defaultValue: 'milk' },
        { type: 'Button', submit: true, label: 'Search' },
      ],
    };
    const { widget, sent } = await openWidget(suite, card(form), {
      act: async (_, reply) => {
        await gate.wait();
        reply.json({});
      },
    });
    const search = widget.getByRole('button', { name: 'Search' });
    await search.click();
    await expect.poll(() => search.getAttribute('aria-busy')).toBe('true');
    gate.open();
    await expect.poll(() => search.getAttribute('aria-busy')).toBeNull();
    expect(sent()).toEqual([[sync, { type: 'search', payload: { q: 'milk' } }]]);
  });

  test('does not overwrite what the action says itself, and tells the page', async () => {
    const { widget, sent, events } = await openWidget(
      suite,
      taskForm({
        confirm: {
          label: 'Add',
          action: { type: 'add', payload: { task: { title: 'Mine' } }, streaming: false },
        },
      }),
    );
    await widget.getByRole('textbox', { name: 'What is to be done?' }).fill('Theirs');
    await widget.getByRole('button', { name: 'Add' }).click();
    await expect.poll(sent).toMatchObject([[sync, { payload: { task: { title: 'Mine', list: 'home' } } }]]);
    expect(await events()).toContainEqual([
      'error',
      expect.objectContaining({ code: 'malformed_answer', message: expect.stringContaining('task.title') }),
    ]);
  });
});

describe('controls that act when they change', () => {
  test.each([
    [
      'Select',
      'high',
      async (widget: Awaited<ReturnType<typeof openWidget>>['widget']) => {
        await widget.getByRole('combobox').selectOption('high');
      },
    ],
    [
      'RadioGroup',
      'high',
      async (widget: Awaited<ReturnType<typeof openWidget>>['widget']) => {
        await widget.getByRole('radio', { name: 'HIGH' }).check();
      },
    ],
    [
      'DatePicker',
      '2026-03-01',
      async (widget: Awaited<ReturnType<typeof openWidget>>['widget']) => {
        await widget.getByLabel('due').fill('2026-03-01');
      },
    ],
  ])('%s sends its value under its name, outside of forms as well', async (type, value, change) => {
    const component = { type, name: 'due', options, onChangeAction: action };
    const { widget, sent } = await openWidget(suite, card(component));
    await change(widget);
    await expect.poll(sent).toEqual([[sync, { type: 'filter', payload: { due: value } }]]);
  });

  test('what changes again while its action is on its way is sent after that, as it is then', async () => {
    const gate = createGate();
    const component = { type: 'Select', name: 'p', options, onChangeAction: action };
    const { widget, sent } = await openWidget(suite, card(component), {
      act: async (_, reply) => {
        await gate.wait();
        reply.json({});
      },
    });
    const select = widget.getByRole('combobox');
    for (const value of ['low', 'high', 'low', 'high']) await select.selectOption(value);
    await expect.poll(sent).toHaveLength(1);
    gate.open();
    await expect.poll(sent).toHaveLength(2);
    gate.open();
    expect(sent()).toEqual(['low', 'high'].map((p) => [sync, { type: 'filter', payload: { p } }]));
    expect(await select.inputValue()).toBe('high');
  });

  test('what changed again is not sent when the action before it failed: both go back', async () => {
    const gate = createGate();
    const component = { type: 'Select', name: 'p', options, defaultValue: 'low', onChangeAction: action };
    const { widget, sent } = await openWidget(suite, card(component), {
      act: async (_, reply) => {
        await gate.wait();
        reply.json({}, 500);
      },
    });
    const select = widget.getByRole('combobox');
    for (const value of ['high', 'low', 'high']) await select.selectOption(value);
    await expect.poll(sent).toHaveLength(1);
    gate.open();
    await widget.getByRole('alert').waitFor();
    expect(await select.inputValue()).toBe('low');
    expect(sent()).toHaveLength(1);
  });

  test('a choice that failed goes back', async () => {
    const component = { type: 'Select', name: 'p', options, defaultValue: 'low', onChangeAction: action };
    const { widget } = await openWidget(suite, card(component), { act: (_, reply) => reply.json({}, 500) });
    const select = widget.getByRole('combobox');
    await select.selectOption('high');
    await widget.getByRole('alert').waitFor();
    expect(await select.inputValue()).toBe('low');
  });

  test('what a person has typed stays when the widget is replaced; what acts follows the widget', async () => {
    const { widget } = await openWidget(suite, widgetWith('low', 'before'), {
      act: becomes(widgetWith('low', 'after')),
    });
    await widget.getByRole('textbox', { name: 'Note' }).fill('typed');
    await widget.getByRole('combobox').selectOption('high');
    await widget.getByText('after').waitFor();
    expect(await widget.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('typed');
    expect(await widget.getByRole('combobox').inputValue()).toBe('low');
  });
});
