// Every component and prop of the protocol: a value that shows, or why none does.

/** Why a prop changes nothing that is there at once. */
export class Why {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

const why = (reason: string): Why => new Why(reason);

interface Entry {
  /** What the component needs to be one. */
  base: object;
  /** A value for each prop that makes it look, or be, other than without. */
  props: Readonly<Record<string, unknown>>;
}

const action = { type: 'x' };
const holds = [{ type: 'Text', value: 'Held' }];
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const sizes = {
  height: 40,
  width: '50%',
  size: 48,
  minHeight: 10,
  minWidth: 10,
  minSize: 10,
  maxHeight: 90,
  maxWidth: 90,
  maxSize: 90,
  aspectRatio: '4/3',
};
const flow = { align: 'end', justify: 'between', gap: 3, padding: { x: 2, top: 1 } };
const box = {
  ...sizes,
  ...flow,
  radius: 'lg',
  margin: 2,
  wrap: 'wrap',
  flex: 2,
  border: { size: 2, color: 'red-500', style: 'dashed' },
  background: { light: 'blue-100', dark: 'blue-900' },
};
const words = { value: 'Other words', color: 'danger', weight: 'bold', textAlign: 'center' };
const cut = { truncate: true, maxLines: 2 };
const control = { variant: 'soft', size: 'sm' };
const stays = why('The focus stays where the person is; who writes a message must not find it in a form.');
const selects = why('What is in it is selected when the focus comes: widget-fields.test.ts.');
const acts = why('It acts when it is used: widget-actions.test.ts and widget-forms.test.ts.');
const grows = why('More may follow, which comes as a change: widgets.test.ts.');
const field = {
  name: 'other',
  defaultValue: 'a',
  placeholder: 'Words',
  required: true,
  disabled: true,
  allowAutofillExtensions: true,
  autoSelect: selects,
  autoFocus: stays,
  gutterSize: 'xl',
};

export const catalogue: Readonly<Record<string, Entry>> = {
  Card: {
    base: { children: holds },
    props: {
      asForm: true,
      background: 'surface-secondary',
      border: 2,
      size: 'lg',
      padding: 5,
      status: { text: 'Shop' },
      confirm: { label: 'Yes', action },
      cancel: { label: 'No', action },
      collapsed: why('Folds once its main action has run: widget-cards.test.ts.'),
      theme: why('Whole widgets have one: widgets.test.ts.'),
    },
  },
  ListView: {
    base: {
      children: [
        { type: 'ListViewItem', children: holds },
        { type: 'ListViewItem', children: holds },
      ],
    },
    props: {
      limit: 1,
      status: { text: 'Tasks', icon: 'calendar' },
      theme: why('Whole widgets have one: widgets.test.ts.'),
    },
  },
  ListViewItem: { base: { children: holds }, props: { onClickAction: action, gap: 4, align: 'start' } },
  Basic: {
    base: { children: holds },
    props: { direction: 'row', ...flow, theme: why('Whole widgets have one: widgets.test.ts.') },
  },
  Box: { base: { children: holds }, props: { direction: 'row', ...box } },
  Row: { base: { children: holds }, props: box },
  Col: { base: { children: holds }, props: box },
  Form: { base: { children: holds }, props: { direction: 'row', onSubmitAction: acts, ...box } },
  Transition: { base: {}, props: {} },
  Text: {
    base: { value: 'Words' },
    props: {
      ...words,
      ...cut,
      italic: true,
      lineThrough: true,
      width: 90,
      size: 'xl',
      minLines: 3,
      editable: { name: 'words' },
      streaming: grows,
    },
  },
  Title: { base: { value: 'Words' }, props: { ...words, ...cut, size: '3xl' } },
  Caption: { base: { value: 'Words' }, props: { ...words, ...cut, size: 'lg' } },
  Label: { base: { value: 'Words', fieldName: 'f' }, props: { ...words, size: 'lg', fieldName: 'g' } },
  Markdown: { base: { value: '*Words*' }, props: { value: '**Words**', streaming: grows } },
  Badge: {
    base: { label: 'New' },
    props: { label: 'Old', color: 'danger', variant: 'solid', size: 'lg', pill: false },
  },
  Icon: { base: { name: 'star' }, props: { name: 'calendar', color: 'danger', size: '3xl' } },
  Image: {
    base: { src: pixel, alt: 'A dot' },
    props: {
      ...sizes,
      src: `${pixel.slice(0, -4)}YII=`,
      alt: 'Another',
      fit: 'contain',
      position: 'top left',
      frame: true,
      flush: true,
      radius: 'full',
      margin: 2,
      background: 'red-100',
      flex: 1,
    },
  },
  Button: {
    base: { label: 'Press', onClickAction: action },
    props: {
      label: 'Hold',
      submit: true,
      onClickAction: null,
      iconStart: 'plus',
      iconEnd: 'plus',
      style: 'primary',
      iconSize: 'xl',
      color: 'danger',
      variant: 'ghost',
      size: 'sm',
      pill: false,
      uniform: true,
      block: true,
      disabled: true,
    },
  },
  Input: {
    base: { name: 'x' },
    props: { ...field, ...control, inputType: 'email', pattern: '\\d+', pill: true },
  },
  Textarea: {
    base: { name: 'x' },
    props: { ...field, ...control, pattern: '\\d+', rows: 6, autoResize: true, maxRows: 9 },
  },
  Select: {
    base: { name: 'x', options },
    props: {
      ...control,
      name: 'y',
      options: options.slice(1),
      onChangeAction: { ...action, streaming: false },
      placeholder: 'One of them',
      defaultValue: 'b',
      pill: true,
      block: false,
      clearable: true,
      disabled: true,
      searchable: true,
    },
  },
  DatePicker: {
    base: { name: 'x' },
    props: {
      ...control,
      name: 'y',
      onChangeAction: { ...action, streaming: false },
      placeholder: 'Due',
      defaultValue: '2026-02-03T00:00:00Z',
      min: '2026-01-01T00:00:00Z',
      max: '2026-12-31T00:00:00Z',
      pill: true,
      block: false,
      clearable: true,
      disabled: true,
      side: why('Where its calendar opens: widget-fields.test.ts.'),
      align: why('Where its calendar opens: widget-fields.test.ts.'),
    },
  },
  Checkbox: {
    base: { name: 'x', label: 'Yes' },
    props: {
      name: 'y',
      label: 'No',
      defaultChecked: true,
      onChangeAction: { ...action, streaming: false },
      disabled: true,
      required: true,
    },
  },
  RadioGroup: {
    base: { name: 'x', options },
    props: {
      name: 'y',
      options: options.slice(1),
      ariaLabel: 'Which',
      onChangeAction: { ...action, streaming: false },
      defaultValue: 'b',
      direction: 'row',
      disabled: true,
      required: true,
    },
  },
  Divider: { base: {}, props: { color: 'strong', size: 3, spacing: 4, flush: true } },
  Spacer: { base: {}, props: { minSize: 30 } },
  Table: { base: {}, props: {} },
  'Table.Row': {
    base: { children: [{ type: 'Table.Cell', children: holds }] },
    props: { header: true },
  },
  'Table.Cell': {
    base: { children: holds },
    props: {
      width: 90,
      padding: { x: 4 },
      colSpan: 2,
      rowSpan: 2,
      align: 'end',
      vAlign: 'center',
      colSize: 'xl',
    },
  },
  Chart: {
    base: {
      data: [
        { day: 'Monday', done: 3, open: 4 },
        { day: 'Tuesday', done: 5, open: 1 },
      ],
      xAxis: 'day',
      series: [
        { type: 'bar', dataKey: 'done' },
        { type: 'bar', dataKey: 'open' },
      ],
    },
    props: {
      ...sizes,
      flex: 1,
      data: [{ day: 'Monday', done: 3 }],
      series: [{ type: 'line', dataKey: 'done' }],
      xAxis: { dataKey: 'day', hide: true },
      showYAxis: true,
      showLegend: false,
      showTooltip: false,
      barGap: 20,
      barCategoryGap: 80,
    },
  },
  bar: {
    base: { dataKey: 'a' },
    props: { label: 'Done', dataKey: 'b', color: 'orange', stack: 'one' },
  },
  area: {
    base: { dataKey: 'a' },
    props: { label: 'Done', dataKey: 'b', color: 'orange', stack: 'one', curveType: 'step' },
  },
  line: {
    base: { dataKey: 'a' },
    props: { label: 'Done', dataKey: 'b', color: 'orange', curveType: 'natural' },
  },
};
