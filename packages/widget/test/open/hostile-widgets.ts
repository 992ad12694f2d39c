const kinds = [
  'Box',
  'Row',
  'Col',
  'Transition',
  'Table',
  'Table.Row',
  'Table.Cell',
  'ListViewItem',
  'Text',
  'Title',
  'Caption',
  'Label',
  'Markdown',
  'Badge',
  'Icon',
  'Image',
  'Divider',
  'Spacer',
  'Button',
  'Input',
  'Textarea',
  'Select',
  'DatePicker',
  'Checkbox',
  'RadioGroup',
  'Chart',
  'Hologram',
];

const props = [
  'align alt ariaLabel aspectRatio autoFocus autoSelect background barCategoryGap barGap block border clearable color colSize',
  'colSpan curveType data description gutterSize labels name searchable showLegend showTooltip showYAxis',
  'defaultChecked defaultValue dataKey direction disabled editable fieldName fit flex flush frame gap height href icon',
  'iconEnd iconSize iconStart id inputType italic justify key label limit lineThrough margin max maxHeight maxLines',
  'maxRows maxWidth min minHeight minLines minSize minWidth name padding pattern pill placeholder position radius required',
  'rowSpan rows side size spacing src status style textAlign theme truncate uniform vAlign value variant weight width wrap',
  'xAxis class className html innerHTML onclick onload srcdoc slot is part',
].flatMap((line) => line.split(' '));

/** A widget that says the payload wherever a widget can say anything. */
export function widgetSaying(payload: string): object {
  const all = Object.fromEntries(props.map((prop) => [prop, payload]));
  const action = {
    type: payload,
    payload: { [payload]: payload },
    handler: payload,
    loadingBehavior: payload,
  };
  const acting = { onClickAction: action, onChangeAction: { ...action, streaming: false } };
  const option = { value: payload, label: payload, description: payload };
  const child = (type: string, index: number): object => ({
    ...all,
    ...acting,
    key: `${payload}${index}`,
    type,
    options: [option, option],
    data: [{ [payload]: payload, n: 1 }],
    xAxis: { dataKey: payload, labels: { [payload]: payload } },
    series: ['bar', 'area', 'line'].flatMap((kind) => [
      { type: kind, label: payload, dataKey: payload, color: payload, curveType: payload, stack: payload },
      { type: kind, label: payload, dataKey: 'n' },
    ]),
    border: { size: 1, color: payload, style: payload },
    children: [{ type: 'Text', value: payload }],
  });
  return {
    ...all,
    type: 'Card',
    status: { text: payload, icon: payload, favicon: payload, frame: true },
    children: kinds.map(child),
    confirm: { label: payload, action },
    cancel: { label: payload, action },
  };
}

const nested = (depth: number): object => {
  let component: object = { type: 'Text', value: 'innermost' };
  for (let level = 0; level < depth; level += 1) component = { type: 'Box', children: [component] };
  return component;
};

const many = (count: number, make: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => make(index));

const card = (...children: unknown[]): object => ({ type: 'Card', children });
const numbers = [1e308, -1e308, 0, -1, 0.1, 2 ** 53];

/** Widgets whose shape would do harm, if a client took it as it comes. */
export const hostileShapes: Readonly<Record<string, object>> = {
  'kinds named like what objects have': card(
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'].map((type) => ({
      type,
      value: type,
    })),
  ),
  'kinds named like elements': card(
    ...['script', 'style', 'iframe', 'img', 'form', 'link', 'base', 'object', 'svg', 'openai-chatkit'].map(
      (type) => ({
        type,
        src: 'https://evil.example/',
        href: 'https://evil.example/',
        value: 'harmed(1)',
        children: [{ type: 'Text', value: 'harmed(1)' }],
      }),
    ),
  ),
  'props named like what objects have': JSON.parse(
    '{"type":"Card","__proto__":{"type":"x"},"constructor":{"prototype":{}},"children":[{"type":"Text","value":"x","__proto__":{"value":"y"}}]}',
  ),
  'fields named like what objects have': card(
    ...['__proto__.polluted', 'constructor.prototype.polluted', 'toString', '..', '.', ''].map((name) => ({
      type: 'Checkbox',
      name,
      label: name || 'nothing',
      onChangeAction: { type: 'x', streaming: false },
    })),
  ),
  'enormous and negative numbers': card(
    ...numbers.map((number) => ({
      type: 'Box',
      size: number,
      width: number,
      height: number,
      minHeight: number,
      margin: number,
      padding: { x: number, top: number },
      gap: number,
      flex: number,
      aspectRatio: number,
      border: number,
      children: [
        { type: 'Text', value: 'x', maxLines: number, minLines: number, width: number },
        { type: 'Textarea', name: 'x', rows: number, maxRows: number },
        { type: 'Spacer', minSize: number },
        { type: 'Divider', size: number, spacing: number },
      ],
    })),
  ),
  'styles in place of values': card(
    ...[
      'red; position: fixed; inset: 0',
      'url(https://evil.example/x.png)',
      'image-set("https://evil.example/x.png" 1x)',
      'var(--_background)',
      'expression(harmed(1))',
      'calc(100vw * 9)',
      'attr(src url)',
      '\\75rl(https://evil.example/)',
      'color-mix(in srgb, url(https://evil.example/), red)',
    ].map((value) => ({
      type: 'Box',
      background: value,
      border: { size: 1, color: value, style: value },
      width: value,
      height: value,
      margin: { x: value, y: value },
      padding: value,
      radius: value,
      align: value,
      justify: value,
      gap: value,
      flex: value,
      aspectRatio: value,
      style: value,
      children: [
        { type: 'Text', value: 'x', color: { light: value, dark: value }, weight: value, textAlign: value },
      ],
    })),
  ),
  'pictures from elsewhere': {
    type: 'Card',
    background: 'url(https://evil.example/0.png)',
    status: { text: 'x', favicon: 'https://evil.example/1.png' },
    children: [
      'https://evil.example/2.png',
      '//evil.example/3.png',
      'https://good.example@evil.example/4.png',
      'https://good.example.evil.example/5.png',
      'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="harmed(1)"/>',
      'data:image/png;base64,x" onerror="harmed(1)',
      'javascript:harmed(1)',
      'blob:https://evil.example/1',
    ].map((src) => ({ type: 'Image', src, alt: 'x' })),
  },
  'scripts as addresses in texts': card(
    {
      type: 'Markdown',
      value: '[x](javascript:harmed(1)) ![y](https://evil.example/6.png) <script>harmed(1)</script>',
    },
    { type: 'Markdown', value: '<img src=x onerror=harmed(1)>', streaming: true },
    { type: 'Text', value: '<img src=x onerror=harmed(1)>', editable: { name: 'x' } },
  ),
  'children that are none': {
    type: 'ListView',
    limit: -1e308,
    children: [null, 1, 'text', [], [[{ type: 'Text', value: 'x' }]], { type: 'ListView', children: 7 }],
  },
  'roots inside each other': card(
    card({ type: 'ListView', children: [{ type: 'ListViewItem', children: [card({ type: 'Basic' })] }] }),
  ),
  'one key for all': card(
    ...many(20, (index) => ({ type: 'Input', key: 'k', id: 'k', name: 'n', defaultValue: `${index}` })),
  ),
  'charts of numbers that are none': card(
    ...[numbers, numbers.map(String), ['NaN', 'Infinity', '', {}, [], true]].map((values) => ({
      type: 'Chart',
      height: 1e308,
      barGap: 1e308,
      barCategoryGap: -1,
      showYAxis: true,
      xAxis: { dataKey: '__proto__', labels: { toString: 'x' } },
      data: [...values.map((y) => ({ y, __proto__: { y: 1 } })), null, 7, 'text'],
      series: [
        { type: 'bar', dataKey: 'y', stack: '__proto__', color: 'url(https://evil.example/7.svg#x)' },
        { type: 'area', dataKey: 'y', stack: 'constructor', curveType: '__proto__' },
        { type: 'line', dataKey: 'toString', curveType: 'constructor' },
        { type: 'script', dataKey: 'y' },
        null,
      ],
    })),
    { type: 'Chart', data: 'x', series: {}, xAxis: 7 },
  ),
  'names of icons that are addresses': card(
    ...[
      '../../x',
      'lucide:../../../x',
      'lucide:https://evil.example/',
      '//evil.example/x',
      'lucide:__proto__',
      'constructor',
      'lucide:',
      `lucide:${'a'.repeat(1000)}`,
    ].flatMap((name) => [
      { type: 'Icon', name },
      { type: 'Button', label: 'x', iconStart: name, iconEnd: name, onClickAction: { type: 'x' } },
    ]),
  ),
  'elements that the page has not offered': card(
    ...['my-map', 'chatdock-chat', 'chatkit-widget', 'openai-chatkit', 'x-x'].map((type) => ({
      type,
      children: [{ type: 'Text', value: 'x' }],
    })),
  ),
  'options that are none': card(
    {
      type: 'Select',
      name: 'x',
      searchable: true,
      clearable: true,
      options: [
        null,
        7,
        {},
        { value: {}, label: [] },
        { value: '__proto__', label: 'x', description: '<b>x</b>' },
      ],
    },
    {
      type: 'DatePicker',
      name: 'y',
      clearable: true,
      min: '9999-99-99',
      max: '0000-00-00',
      defaultValue: '2026-02-31',
      side: 'x',
      align: 'y',
    },
  ),
  'a root that is no widget': { type: 'Button', label: 'x', onClickAction: { type: '__proto__' } },
};

/** Widgets made to keep a page busy. */
export const heavyWidgets: Readonly<Record<string, object>> = {
  'a million components': card(...many(1_000_000 / 50, () => ({ type: 'Text', value: 'x' }))),
  'components in components': nested(2000),
  'rows in rows': Array.from({ length: 60 }).reduce<object>(
    (inner) => ({
      type: 'ListViewItem',
      onClickAction: { type: 'x' },
      children: [inner, { type: 'Text', value: 'x' }],
    }),
    { type: 'Text', value: 'x'.repeat(20_000) },
  ),
  'a choice of a hundred thousand': card({
    type: 'Select',
    name: 'x',
    options: many(100_000, (index) => ({ value: `${index}`, label: `${index}` })),
  }),
  'as many radio buttons': card({
    type: 'RadioGroup',
    name: 'x',
    options: many(100_000, (index) => ({ value: `${index}`, label: `${index}` })),
  }),
  'a chart of as many': card({
    type: 'Chart',
    xAxis: 'x',
    data: many(100_000, (index) => ({ x: index, y: index })),
    series: many(1000, () => ({ type: 'bar', dataKey: 'y' })),
  }),
  'charts of as many curves': card(
    ...many(20, () => ({
      type: 'Chart',
      xAxis: 'x',
      data: many(1000, (index) => ({ x: 'x'.repeat(200), y: index })),
      series: many(40, () => ({ type: 'area', dataKey: 'y', curveType: 'natural', stack: 'one' })),
    })),
  ),
  'a choice of as many that is searched': card({
    type: 'Select',
    name: 'x',
    searchable: true,
    options: many(20_000, (index) => ({ value: `${index}`, label: `${index}`, description: 'x' })),
  }),
  'icons, one for each name': card(
    ...many(2900, (index) => ({ type: 'Icon', name: `lucide:${(index + 36 ** 3).toString(36)}` })),
  ),
  'a long text that is cut': card(
    { type: 'Text', value: 'x '.repeat(200_000), maxLines: 3 },
    { type: 'Text', value: 'x'.repeat(200_000), truncate: true },
  ),
  'a pattern that never ends': card({
    type: 'Input',
    name: 'x',
    pattern: '(a+)+$',
    defaultValue: `${'a'.repeat(5000)}!`,
    required: true,
  }),
  'a table of large spans': card({
    type: 'Table',
    children: many(50, () => ({
      type: 'Table.Row',
      children: many(40, () => ({ type: 'Table.Cell', colSpan: 1e9, rowSpan: 1e9, children: [] })),
    })),
  }),
};
