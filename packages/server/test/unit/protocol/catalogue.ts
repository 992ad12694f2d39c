// Every component with every prop, as the protocol's catalogue has them; `required` are those it cannot do without.

const action = {
  type: 'a',
  payload: { a: 1 },
  handler: 'client',
  loadingBehavior: 'container',
  streaming: false,
};
const text = { type: 'Text', value: 'x' };
const item = { type: 'ListViewItem', children: [text] };
const cell = { type: 'Table.Cell', children: text };
const row = { type: 'Table.Row', children: [cell] };

const block = {
  height: 1,
  width: '1rem',
  size: 1,
  minHeight: 1,
  minWidth: 1,
  minSize: 1,
  maxHeight: 1,
  maxWidth: 1,
  maxSize: 1,
  aspectRatio: '16/9',
  radius: '2xl',
  margin: { top: 1, right: '1px', bottom: 1, left: 1, x: 1, y: 1 },
};

const box = {
  ...block,
  children: [text],
  align: 'baseline',
  justify: 'evenly',
  wrap: 'wrap-reverse',
  flex: 1,
  gap: 2,
  padding: 3,
  border: { size: 1, color: 'red-100', style: 'dashed' },
  background: { light: '#fff', dark: '#000' },
};

const textBase = {
  value: 'x',
  color: 'secondary',
  weight: 'semibold',
  textAlign: 'center',
  truncate: true,
  maxLines: 2,
};

const typed = {
  name: 'n',
  defaultValue: 'x',
  required: true,
  pattern: '.',
  placeholder: 'p',
  allowAutofillExtensions: true,
  autoSelect: true,
  autoFocus: true,
  disabled: true,
  variant: 'soft',
  size: '3xs',
  gutterSize: '2xs',
};

const picked = {
  name: 'n',
  onChangeAction: action,
  placeholder: 'p',
  defaultValue: 'x',
  variant: 'ghost',
  size: '3xl',
  pill: true,
  block: true,
  clearable: true,
  disabled: true,
};

const option = { value: 'v', label: 'l', disabled: true };
const status = { text: 's', icon: 'clock' };
const cardAction = { label: 'l', action };

interface Entry {
  readonly required?: readonly string[];
  readonly props: Record<string, unknown>;
}

export const catalogue: Record<string, Entry> = {
  Card: {
    required: ['children'],
    props: {
      children: [text],
      asForm: true,
      background: 'surface',
      border: { top: 1, y: { size: 1 } },
      size: 'full',
      padding: 0,
      status: { text: 's', favicon: 'f', frame: true },
      collapsed: true,
      confirm: cardAction,
      cancel: cardAction,
      theme: 'dark',
    },
  },
  ListView: { required: ['children'], props: { children: [item], limit: 'auto', status, theme: 'light' } },
  Basic: {
    props: {
      children: [text, { type: 'Card', children: [] }],
      theme: 'dark',
      direction: 'row',
      gap: 1,
      padding: { x: 1 },
      align: 'center',
      justify: 'between',
    },
  },
  Box: { props: { ...box, direction: 'col' } },
  Row: { props: box },
  Col: { props: box },
  Form: { props: { ...box, direction: 'col', onSubmitAction: action } },
  Transition: { props: { children: text } },
  ListViewItem: {
    required: ['children'],
    props: { children: [text], onClickAction: action, gap: 1, align: 'stretch' },
  },
  Table: { props: { children: [row] } },
  'Table.Row': { props: { children: [cell], header: true } },
  'Table.Cell': {
    props: {
      children: [text],
      width: 1,
      padding: { x: 1 },
      colSpan: 2,
      rowSpan: 2,
      align: 'center',
      vAlign: 'end',
      colSize: 'xl',
    },
  },
  Text: {
    required: ['value'],
    props: {
      ...textBase,
      streaming: true,
      italic: true,
      lineThrough: true,
      width: 1,
      size: 'xs',
      minLines: 1,
      editable: {
        name: 'n',
        autoFocus: true,
        autoSelect: true,
        autoComplete: 'on',
        allowAutofillExtensions: true,
        pattern: '.',
        placeholder: 'p',
        required: true,
      },
    },
  },
  Title: { required: ['value'], props: { ...textBase, size: '5xl' } },
  Caption: { required: ['value'], props: { ...textBase, size: 'sm' } },
  Markdown: { required: ['value'], props: { value: 'x', streaming: false } },
  Label: {
    required: ['value', 'fieldName'],
    props: {
      value: 'x',
      fieldName: 'n',
      size: 'sm',
      weight: 'bold',
      textAlign: 'end',
      color: 'danger',
    },
  },
  Badge: {
    required: ['label'],
    props: { label: 'x', color: 'discovery', variant: 'outline', size: 'lg', pill: true },
  },
  Icon: { required: ['name'], props: { name: 'vendor:x', color: 'blue', size: '3xl' } },
  Image: {
    required: ['src'],
    props: {
      ...block,
      src: 'https://example.com/a.png',
      alt: 'a',
      fit: 'scale-down',
      position: 'top left',
      frame: true,
      flush: true,
      background: 'red',
      flex: 1,
    },
  },
  Divider: { props: { color: 'subtle', size: 1, spacing: '2px', flush: true } },
  Spacer: { props: { minSize: 1 } },
  Button: {
    props: {
      submit: true,
      label: 'l',
      onClickAction: action,
      iconStart: 'plus',
      iconEnd: 'lucide:x',
      style: 'primary',
      iconSize: '2xl',
      color: 'caution',
      variant: 'solid',
      size: 'md',
      pill: true,
      uniform: true,
      block: true,
      disabled: true,
    },
  },
  Input: { required: ['name'], props: { ...typed, inputType: 'tel', pill: true } },
  Textarea: { required: ['name'], props: { ...typed, rows: 1, autoResize: true, maxRows: 9 } },
  Select: {
    required: ['name', 'options'],
    props: { ...picked, options: [{ ...option, description: 'd' }], searchable: true },
  },
  DatePicker: {
    required: ['name'],
    props: { ...picked, min: '2026-01-01', max: '2027-01-01', side: 'left', align: 'end' },
  },
  Checkbox: {
    required: ['name'],
    props: {
      name: 'n',
      label: 'l',
      defaultChecked: true,
      onChangeAction: action,
      disabled: true,
      required: true,
    },
  },
  RadioGroup: {
    required: ['name'],
    props: {
      name: 'n',
      options: [option],
      ariaLabel: 'a',
      onChangeAction: action,
      defaultValue: 'v',
      direction: 'row',
      disabled: true,
      required: true,
    },
  },
  Chart: {
    required: ['data', 'series', 'xAxis'],
    props: {
      data: [{ day: 'Mon', n: 1 }],
      series: [
        { type: 'bar', label: 'l', dataKey: 'n', stack: 's', color: 'blue' },
        { type: 'area', dataKey: 'n', stack: 's', color: 'blue', curveType: 'bumpX' },
        { type: 'line', dataKey: 'n', color: 'blue', curveType: 'stepAfter' },
      ],
      xAxis: { dataKey: 'day', hide: false, labels: { Mon: 'M' } },
      showYAxis: true,
      showLegend: true,
      showTooltip: true,
      barGap: 1,
      barCategoryGap: 1,
      flex: 1,
      height: 1,
      width: 1,
      size: 1,
      minHeight: 1,
      minWidth: 1,
      minSize: 1,
      maxHeight: 1,
      maxWidth: 1,
      maxSize: 1,
      aspectRatio: 1,
    },
  },
};
