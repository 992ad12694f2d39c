// Widgets with every component, variant and size there is, to be looked at.

const action = { type: 'sample.press', payload: {} };
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const months = ['January', 'February', 'March', 'April', 'May', 'June'].map((month, index) => ({
  month,
  visitors: [186, 305, 237, 73, 209, 214][index],
  sales: [80, 200, 120, 190, 130, 140][index],
  returns: [-12, -30, -8, -22, -15, -9][index],
}));

const chart = (title: string, fields: object): object[] => [
  { type: 'Title', value: title, size: 'sm' },
  { type: 'Chart', data: months, xAxis: { dataKey: 'month' }, ...fields },
];

const series = (type: string, dataKey: string, fields: object = {}): object => ({
  type,
  dataKey,
  label: dataKey[0]?.toUpperCase() + dataKey.slice(1),
  ...fields,
});

const curves = 'linear natural monotone step basis bump'.split(' ');

/** Charts of all kinds. */
export const charts: object = {
  type: 'Card',
  size: 'lg',
  children: [
    ...chart('Grouped, above and below zero', {
      showYAxis: true,
      series: [series('bar', 'visitors'), series('bar', 'sales'), series('bar', 'returns', { color: 'red' })],
    }),
    ...chart('Stacked, with a line', {
      showYAxis: true,
      series: [
        series('bar', 'visitors', { stack: 'all' }),
        series('bar', 'sales', { stack: 'all' }),
        series('line', 'sales', { color: 'orange', curveType: 'monotone', label: 'Trend' }),
      ],
    }),
    ...chart('Areas', {
      series: [
        series('area', 'visitors', { stack: 'all', curveType: 'natural' }),
        series('area', 'sales', { stack: 'all', curveType: 'natural' }),
      ],
    }),
    ...chart('Curves', {
      showYAxis: true,
      series: curves.map((curveType) => series('line', 'visitors', { curveType, label: curveType })),
    }),
    ...chart('Small, and nothing but bars', {
      xAxis: { dataKey: 'month', hide: true },
      height: 80,
      showLegend: false,
      series: [series('bar', 'sales', { color: 'green' })],
    }),
  ],
};

const names =
  'Austria Belgium Croatia Denmark Estonia Finland Greece Hungary Ireland Italy Latvia Malta Norway Poland Romania Spain Sweden'.split(
    ' ',
  );
const countries = names.map((label) => ({
  value: label.toLowerCase(),
  label,
  description: `Country of ${label}`,
}));

/** Fields of all kinds, sizes and variants. */
export const fields: object = {
  type: 'Card',
  size: 'lg',
  asForm: true,
  confirm: { label: 'Save', action },
  children: [
    { type: 'Title', value: 'Fields', size: 'sm' },
    ...['outline', 'soft'].map((variant) => ({
      type: 'Row',
      children: ['sm', 'lg', '2xl'].map((size) => ({
        type: 'Input',
        name: `${variant}.${size}`,
        placeholder: `${variant} ${size}`,
        variant,
        size,
        pill: size === '2xl',
      })),
    })),
    { type: 'Select', name: 'country', placeholder: 'Country', options: countries, clearable: true },
    {
      type: 'Row',
      children: [
        {
          type: 'Select',
          name: 'size',
          placeholder: 'Size',
          options: countries.slice(0, 3).map(({ value, label }) => ({ value, label })),
        },
        {
          type: 'DatePicker',
          name: 'due',
          placeholder: 'Due date',
          clearable: true,
          min: '2026-01-10T00:00:00Z',
          max: '2026-03-20T00:00:00Z',
          defaultValue: '2026-02-03T00:00:00Z',
        },
        { type: 'DatePicker', name: 'day', placeholder: 'Any day', variant: 'soft' },
      ],
    },
    { type: 'Textarea', name: 'notes', placeholder: 'Notes', rows: 2, autoResize: true },
    { type: 'Text', value: 'A text that can be edited', editable: { name: 'text' } },
    {
      type: 'Row',
      children: [
        { type: 'Checkbox', name: 'yes', label: 'Yes', defaultChecked: true },
        { type: 'Checkbox', name: 'no', label: 'No' },
        { type: 'Checkbox', name: 'off', label: 'Off', disabled: true },
      ],
    },
    {
      type: 'RadioGroup',
      name: 'which',
      ariaLabel: 'Which',
      direction: 'row',
      defaultValue: 'a',
      options: ['a', 'b', 'c'].map((value) => ({ value, label: `Choice ${value}`, disabled: value === 'c' })),
    },
  ],
};

const icons =
  'agent analytics atom batch bolt book-clock book-closed book-open bug calendar chart check check-circle check-circle-filled chevron-left chevron-right circle-question clock compass confetti cube desktop document dot dots-horizontal dots-vertical empty-circle external-link globe images info keys lab lifesaver lightbulb mail map-pin maps mobile name notebook notebook-pencil page-blank phone play plus profile profile-card reload search settings-slider sparkle sparkle-double square-code square-image square-text star star-filled suitcase user wreath write write-alt write-alt2 close compose dark-mode dots-horizontal-circle dots-vertical-circle double-chevron-left expand-large expand-small grid hamburger history home home-alt light-mode menu menu-inverted open-left open-right settings-cog share sidebar-left sidebar-floating-left sidebar-floating-open-left sidebar-floating-open-right sidebar-open-left sidebar-collapse-left lucide:cat lucide:rocket lucide:no-such'.split(
    ' ',
  );

/** Icons, pictures and tables. */
export const pictures: object = {
  type: 'Card',
  size: 'lg',
  status: { text: 'A shop', favicon: pixel, frame: true },
  children: [
    { type: 'Image', src: pixel, alt: 'A picture', flush: true, height: 80, fit: 'cover' },
    {
      type: 'Row',
      wrap: 'wrap',
      gap: 3,
      children: icons.map((name) => ({ type: 'Icon', name, size: 'lg' })),
    },
    {
      type: 'Row',
      children: ['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'].map((size) => ({
        type: 'Icon',
        name: 'star-filled',
        color: 'warning',
        size,
      })),
    },
    {
      type: 'Row',
      children: [
        { type: 'Image', src: pixel, alt: 'Framed', size: 48, frame: true, radius: 'lg' },
        { type: 'Image', src: pixel, alt: 'Round', size: 48, radius: 'full' },
        {
          type: 'Col',
          gap: 0,
          children: [
            { type: 'Text', value: 'Ann Example', weight: 'semibold' },
            { type: 'Caption', value: 'ann@example.com' },
          ],
        },
        { type: 'Spacer' },
        { type: 'Button', label: 'Follow', pill: true, size: 'sm', onClickAction: action },
      ],
    },
    {
      type: 'Row',
      wrap: 'wrap',
      gap: 2,
      align: 'center',
      children: ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'].map((size) => ({
        type: 'Button',
        label: size,
        size,
        iconStart: 'plus',
        iconSize: 'sm',
        pill: size !== 'lg',
        onClickAction: action,
      })),
    },
    { type: 'Button', label: 'As wide as it gets', block: true, style: 'primary', onClickAction: action },
    {
      type: 'Table',
      children: [
        ['City', 'People', 'Since'],
        ['Oslo', '717,710', '1048'],
        ['Bergen', '291,940', '1070'],
      ].map((cells, index) => ({
        type: 'Table.Row',
        header: index === 0,
        children: cells.map((value, place) => ({
          type: 'Table.Cell',
          align: place === 0 ? 'start' : 'end',
          children: [{ type: 'Text', value, size: 'sm' }],
        })),
      })),
    },
  ],
};
