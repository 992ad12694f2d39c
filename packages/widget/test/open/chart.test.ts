import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/renderers/open/widgets/chart/layout.ts';
import { readChart } from '../../src/renderers/open/widgets/chart/read-chart.ts';
import { marksOf, spansOf } from '../../src/renderers/open/widgets/chart/stacks.ts';
import { chatSuite } from './chat-page.ts';
import { openWidget } from './widget-page.ts';

const suite = chatSuite();

const chartOf = (fields: object) => readChart({ type: 'Chart', children: [], ...fields });
const data = [
  { day: 'Monday', done: 3, open: 4, rest: -1 },
  { day: 'Tuesday', done: 5, open: null, rest: -2 },
];

describe('reading', () => {
  test('takes what charts promise, and the protocol’s defaults', () => {
    const { labels, series, ...rest } = chartOf({
      data,
      xAxis: { dataKey: 'day', labels: { Monday: 'Mon' } },
      series: [{ type: 'bar', dataKey: 'done', label: 'Done', color: 'green' }],
    });
    expect(labels).toEqual(['Mon', 'Tuesday']);
    expect(series).toEqual([
      {
        kind: 'bar',
        name: 'Done',
        color: 'light-dark(#1f9d61, #57cc99)',
        curve: '',
        stack: '0',
        values: [3, 5],
        words: ['3', '5'],
      },
    ]);
    expect(rest).toEqual({
      axis: 'day',
      showXAxis: true,
      showYAxis: false,
      showLegend: true,
      showTooltip: true,
      barGap: 4,
      rowGap: null,
    });
  });

  test.each([undefined, null, 7, 'x', {}, [], [null], [{ y: {} }]])('makes the best of %j', (value) => {
    const chart = chartOf({ data: value, series: value, xAxis: value, barGap: value });
    expect(chart.series.flatMap(({ values }) => values).filter((one) => one !== null)).toEqual([]);
    expect(chart.barGap).toBe(value === 7 ? 7 : 4);
  });

  test('is bounded', () => {
    const many = Array.from({ length: 5000 }, () => ({ y: 1e308, x: 'x'.repeat(5000) }));
    const chart = chartOf({ data: many, xAxis: 'x', series: many.map(() => ({ dataKey: 'y' })) });
    expect([chart.labels.length, chart.series.length, chart.labels[0]?.length]).toEqual([200, 12, 200]);
    expect(chart.series[0]?.values[0]).toBe(1e15);
  });
});

const stacked = (kind: string) =>
  chartOf({
    data,
    series: ['done', 'open', 'rest'].map((dataKey) => ({ type: kind, dataKey, stack: 's' })),
  });

describe('figures', () => {
  test('of a stack stand on each other, up and down apart; lines do not', () => {
    expect(spansOf(stacked('bar').series)).toEqual([
      [
        [0, 3],
        [0, 5],
      ],
      [[3, 7], null],
      [
        [0, -1],
        [0, -2],
      ],
    ]);
    expect(spansOf(stacked('line').series)[1]).toEqual([[0, 4], null]);
  });

  test.each([
    [
      [0, 7],
      [0, 2, 4, 6, 8],
    ],
    [
      [-30, 305],
      [-100, 0, 100, 200, 300, 400],
    ],
    [
      [0, 0.3],
      [0, 0.1, 0.2, 0.3],
    ],
    [
      [0, 0],
      [0, 0.5],
    ],
    [
      [0, 1e15],
      [0, 5e14, 1e15],
    ],
    [
      [-8, 0],
      [-8, -6, -4, -2, 0],
    ],
  ])('from %j have marks at %j', (ends, marks) => {
    const spans = ends.map((end) => [[0, end] as const]);
    expect(marksOf(spans, 4)).toEqual(marks);
  });

  test('lie where lines begin, and mirrored on mirrored pages', () => {
    const chart = { ...stacked('bar'), showYAxis: true };
    const size = { width: 200, height: 126 };
    const straight = layOut(chart, { ...size, isMirrored: false });
    const mirrored = layOut(chart, { ...size, isMirrored: true });
    expect(straight.x(0) + mirrored.x(0)).toBe(200);
    expect(straight.x(0)).toBeLessThan(straight.x(1));
    for (const layout of [straight, mirrored])
      for (const row of [0, 1]) expect(layout.rowAt(layout.x(row))).toBe(row);
    expect(straight.rowAt(-50)).toBe(0);
    expect(straight.rowAt(5000)).toBe(1);
  });
});

test('a chart is drawn, says its rows to pointer and keyboard, and shows its figures', async () => {
  const widget0 = {
    type: 'Card',
    children: [
      {
        type: 'Chart',
        data,
        xAxis: 'day',
        showYAxis: true,
        series: [
          { type: 'bar', dataKey: 'done', label: 'Done', color: 'green' },
          { type: 'line', dataKey: 'open', label: 'Open' },
          { type: 'area', dataKey: 'rest', label: 'Rest', curveType: 'natural' },
        ],
      },
    ],
  };
  const { widget, page, complaints } = await openWidget(suite, widget0);
  const plot = widget.getByRole('slider', { name: 'Chart: Done, Open, Rest' });
  await plot.locator('.bar').first().waitFor();
  expect(await plot.locator('.bar').count()).toBe(2);
  expect(await plot.locator('.line').count()).toBe(2);
  expect(await plot.locator('.area').count()).toBe(1);
  expect(await plot.locator('text').allTextContents()).toEqual([
    '-2',
    '0',
    '2',
    '4',
    '6',
    'Monday',
    'Tuesday',
  ]);
  const bar = plot.locator('.bar').first();
  const fill = (): Promise<string> => bar.evaluate((node) => getComputedStyle(node).fill);
  expect(await fill()).toBe('rgb(31, 157, 97)');
  await page.evaluate(() => window.chat.retheme('dark'));
  await expect.poll(fill).toBe('rgb(87, 204, 153)');

  const tip = widget.locator('.tip');
  await plot.hover({ position: { x: 300, y: 50 } });
  expect(await tip.innerText()).toMatch(/^Tuesday\s+Done\s+5\s+Rest\s+-2$/);
  await page.mouse.move(2, 2);
  expect(await tip.isVisible()).toBe(false);

  await page.keyboard.press('Tab');
  await plot.focus();
  expect(await plot.getAttribute('aria-valuetext')).toBe('Monday: Done 3, Open 4, Rest -1');
  await page.keyboard.press('ArrowRight');
  expect(await plot.getAttribute('aria-valuetext')).toBe('Tuesday: Done 5, Rest -2');
  expect(await tip.isVisible()).toBe(true);
  await page.keyboard.press('End');
  expect(await plot.getAttribute('aria-valuenow')).toBe('1');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await page.setViewportSize({ width: 420, height: 640 });
  await expect.poll(async () => (await bar.boundingBox())?.x ?? 0).toBeGreaterThan(200);
  await page.keyboard.press('ArrowRight');
  expect(await plot.getAttribute('aria-valuenow')).toBe('0');
  await page.keyboard.press('Escape');
  expect(await tip.isVisible()).toBe(false);

  await widget.getByText('Show as a table').click();
  expect(await widget.getByRole('table').innerText()).toMatch(
    /Open\s+Rest\s+Monday\s+3\s+4\s+-1\s+Tuesday\s+5/,
  );
  expect(complaints).toEqual([]);
});
