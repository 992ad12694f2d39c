import type { ChatState } from './states.ts';
import type { Script } from './scripted-server.ts';
import { charts, fields, pictures } from './widget-gallery.ts';
import { approval, showcase, taskForm, taskList, widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

/** A thread that ends with a widget; its actions are answered like that. */
const history =
  (widget: object, act: Script = (_, reply) => reply.json({})): Script =>
  (request, reply) => {
    if (request.type === 'threads.get_by_id') return reply.json(wire.thread({ title: 'Tasks' }));
    if (request.type !== 'items.list') return act(request, reply);
    const copied = { copy_text: '- Buy groceries' };
    return reply.json({
      data: [widgetItem(widget, 'wdg_1', copied), wire.userItem('What’s pending?')],
      has_more: false,
    });
  };

const opened = (widget: object, act?: Script) => ({
  script: history(widget, act),
  options: { initialThread: 'thr_1' },
});

export const widgetStates: readonly ChatState[] = [
  {
    name: 'task list',
    set: opened(taskList('Water the plants')),
    reached: ({ log }) => log.getByRole('checkbox', { name: 'Water the plants' }),
  },
  {
    name: 'task list, all shown, one that could not be checked',
    set: opened(taskList(), (_, reply) => reply.json({ error: { message: 'It is being tidied up.' } }, 503)),
    act: async ({ log }) => {
      await log.getByText('Show all 7').click();
      await log.getByRole('checkbox', { name: 'Call mom' }).click();
    },
    reached: ({ log }) => log.getByRole('alert').getByText('It is being tidied up.'),
  },
  {
    name: 'approval',
    set: opened(approval()),
    reached: ({ button }) => button('Approve'),
  },
  {
    name: 'approval on its way',
    set: opened(approval(), async (_, reply) => {
      reply.events(wire.streamOptions());
      await reply.gone;
    }),
    act: ({ button }) => button('Approve').click(),
    reached: ({ button }) => button('Stop'),
  },
  {
    name: 'form',
    set: opened(taskForm()),
    reached: ({ button }) => button('Add task'),
  },
  {
    name: 'everything that is looked at',
    set: opened(showcase),
    reached: ({ log }) => log.getByText('and what it holds'),
  },
  {
    name: 'charts, with a row pointed at and figures shown',
    set: opened(charts),
    act: async ({ page, log }) => {
      await log.getByText('Show as a table').last().click();
      await log.getByRole('slider').first().focus();
      await page.keyboard.press('ArrowRight');
    },
    reached: ({ log }) => log.locator('.tip:visible'),
  },
  {
    name: 'fields, with a list open',
    set: opened(fields),
    act: ({ log }) => log.locator('.rich > input').first().click(),
    reached: ({ log }) => log.locator('.rich > input'),
  },
  {
    name: 'fields, with a calendar open',
    set: opened(fields),
    act: ({ log }) => log.getByRole('button', { name: 'Open the calendar' }).first().click(),
    reached: ({ log }) => log.getByRole('combobox', { name: 'Country' }),
  },
  {
    name: 'icons, pictures and tables',
    set: opened(pictures),
    reached: ({ log }) => log.getByText('Bergen'),
  },
  {
    name: 'rows that can be pressed',
    set: opened({
      type: 'ListView',
      children: ['Today', 'Tomorrow'].map((value) => ({
        type: 'ListViewItem',
        onClickAction: { type: 'open', payload: { day: value } },
        children: [
          { type: 'Icon', name: 'calendar' },
          { type: 'Text', value },
        ],
      })),
    }),
    reached: ({ button }) => button('Tomorrow'),
  },
];
