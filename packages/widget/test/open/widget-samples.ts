// Widgets as servers send them.

const at = '2026-02-03T10:00:00Z';

export const widgetItem = (widget: object, id = 'wdg_1', fields: object = {}): object => ({
  type: 'widget',
  id,
  thread_id: 'thr_1',
  created_at: at,
  widget,
  ...fields,
});

const row = (title: string, { done = false, due = '', tone = 'secondary' } = {}): object => ({
  type: 'ListViewItem',
  key: title,
  children: [
    {
      type: 'Checkbox',
      name: 'done',
      defaultChecked: done,
      onChangeAction: {
        type: 'tasks.check',
        payload: { task_id: title },
        handler: 'server',
        streaming: false,
      },
    },
    { type: 'Text', value: title, lineThrough: done, color: done ? 'secondary' : 'primary' },
    { type: 'Spacer' },
    ...(due ? [{ type: 'Badge', label: due, color: tone }] : []),
  ],
});

/** A list of tasks to check off; `done` are checked. */
export const taskList = (...done: string[]): object => ({
  type: 'ListView',
  status: { text: 'Your tasks', icon: 'calendar' },
  limit: 5,
  children: [
    row('Buy groceries', { done: done.includes('Buy groceries'), due: 'Today', tone: 'warning' }),
    row('Call mom', { done: done.includes('Call mom'), due: 'Tomorrow' }),
    row('Send the signed contract to the landlord, and ask when the keys can be picked up', {
      done: done.includes('contract'),
      due: 'Overdue',
      tone: 'danger',
    }),
    row('Water the plants', { done: done.includes('Water the plants') }),
    row('Book a table', { done: done.includes('Book a table'), due: 'Friday', tone: 'info' }),
    row('Renew the passport'),
    row('Read chapter three'),
  ],
});

/** Asks before something is done. */
export const approval = (fields: object = {}): object => ({
  type: 'Card',
  status: { text: 'Needs your approval', icon: 'circle-question' },
  children: [
    { type: 'Title', value: 'Delete “Buy groceries”?', size: 'sm' },
    { type: 'Text', value: 'This cannot be undone.', color: 'secondary', size: 'sm' },
  ],
  confirm: {
    label: 'Approve',
    action: { type: 'chatdock.approval', payload: { approval: 'apr_1', call: 'call_1', approve: true } },
  },
  cancel: {
    label: 'Reject',
    action: { type: 'chatdock.approval', payload: { approval: 'apr_1', call: 'call_1', approve: false } },
  },
  ...fields,
});

/** A form with one of each field. */
export const taskForm = (fields: object = {}): object => ({
  type: 'Card',
  size: 'md',
  asForm: true,
  confirm: { label: 'Add task', action: { type: 'tasks.add', payload: { list: 'home' } } },
  cancel: { label: 'Cancel', action: { type: 'tasks.cancel', streaming: false } },
  children: [
    { type: 'Title', value: 'New task' },
    {
      type: 'Col',
      gap: 1,
      children: [
        { type: 'Label', value: 'What is to be done?', fieldName: 'task.title' },
        { type: 'Input', name: 'task.title', placeholder: 'Buy groceries', required: true },
      ],
    },
    {
      type: 'Row',
      children: [
        {
          type: 'Select',
          name: 'task.priority',
          placeholder: 'Priority',
          options: [
            { value: 'low', label: 'Low' },
            { value: 'high', label: 'High' },
          ],
        },
        { type: 'DatePicker', name: 'task.due', placeholder: 'Due', defaultValue: '2026-02-05T00:00:00Z' },
      ],
    },
    {
      type: 'RadioGroup',
      name: 'task.list',
      ariaLabel: 'List',
      direction: 'row',
      defaultValue: 'home',
      options: [
        { value: 'home', label: 'Home' },
        { value: 'work', label: 'Work' },
      ],
    },
    { type: 'Textarea', name: 'task.notes', placeholder: 'Notes', rows: 2 },
    { type: 'Checkbox', name: 'task.remind', label: 'Remind me', defaultChecked: true },
  ],
  ...fields,
});

const tones = ['secondary', 'success', 'danger', 'warning', 'info', 'discovery'];
const colors = ['primary', 'secondary', 'info', 'discovery', 'success', 'caution', 'warning', 'danger'];
const action = { type: 'sample.press', payload: {} };

/** Everything that is only looked at. */
export const showcase: object = {
  type: 'Card',
  size: 'lg',
  children: [
    { type: 'Title', value: 'A title', size: 'xl' },
    { type: 'Text', value: 'Some text, with\na second line.', weight: 'medium' },
    { type: 'Text', value: 'Struck, slanted and small.', italic: true, lineThrough: true, size: 'xs' },
    { type: 'Text', value: 'Cut to one line, however long it may be: '.repeat(8), truncate: true },
    { type: 'Text', value: 'Cut to two lines, however long it may be: '.repeat(12), maxLines: 2 },
    { type: 'Caption', value: 'A caption' },
    { type: 'Markdown', value: 'Some **markdown** with [a link](https://example.com/).' },
    { type: 'Divider', flush: true },
    {
      type: 'Row',
      wrap: 'wrap',
      gap: 2,
      children: ['soft', 'solid', 'outline'].flatMap((variant) =>
        tones.map((color) => ({ type: 'Badge', label: color, color, variant })),
      ),
    },
    ...['solid', 'soft', 'outline', 'ghost'].map((variant) => ({
      type: 'Row',
      wrap: 'wrap',
      gap: 2,
      children: colors.map((color) => ({
        type: 'Button',
        label: color,
        color,
        variant,
        size: 'sm',
        onClickAction: action,
      })),
    })),
    {
      type: 'Row',
      gap: 2,
      children: [
        { type: 'Button', label: 'Primary', style: 'primary', iconStart: 'sparkle', onClickAction: action },
        { type: 'Button', label: 'Off', disabled: true, onClickAction: action },
        { type: 'Button', label: 'Used' },
        { type: 'Button', iconStart: 'reload', uniform: true, variant: 'ghost', onClickAction: action },
        { type: 'Spacer' },
        { type: 'Icon', name: 'star', color: 'warning', size: 'lg' },
        { type: 'Icon', name: 'lucide:unknown' },
      ],
    },
    {
      type: 'Box',
      padding: 3,
      radius: 'lg',
      background: { light: 'blue-100', dark: 'blue-900' },
      border: { size: 1, color: 'blue-400', style: 'dashed' },
      children: { type: 'Text', value: 'In a box' },
    },
    {
      type: 'Transition',
      children: { type: 'Text', value: 'In transition' },
    },
    {
      type: 'Table',
      children: [
        {
          type: 'Table.Row',
          header: true,
          children: ['City', 'People'].map((value) => ({
            type: 'Table.Cell',
            children: [{ type: 'Text', value }],
          })),
        },
        {
          type: 'Table.Row',
          children: ['Oslo', '717,710'].map((value) => ({
            type: 'Table.Cell',
            children: [{ type: 'Text', value }],
          })),
        },
      ],
    },
    {
      type: 'Chart',
      xAxis: 'day',
      data: [
        { day: 'Monday', done: 3 },
        { day: 'Tuesday', done: 5 },
      ],
      series: [{ type: 'bar', label: 'Tasks done', dataKey: 'done' }],
    },
    {
      type: 'Hologram',
      label: 'A kind of tomorrow',
      children: [{ type: 'Text', value: 'and what it holds' }],
    },
  ],
};
