import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chatSuite } from './chat-page.ts';
import { openWidget } from './widget-page.ts';
import { Why, catalogue } from './widget-catalogue.ts';
import { record } from '../../src/renderers/open/read-json.ts';

const suite = chatSuite();
const schema: unknown = JSON.parse(
  readFileSync(new URL('../../../server/dist/protocol/schemas/widget.schema.json', import.meta.url), 'utf8'),
);

/** What all have, which is neither drawn nor a prop. */
const common = new Set(['type', 'id', 'key', 'children']);

/** The components of the protocol, and the kinds of series in charts, with their props. */
function promised(node: unknown, found: Map<string, string[]> = new Map()): Map<string, string[]> {
  const { properties } = record(node);
  const kind = record(record(properties)['type'])['const'];
  if (typeof kind === 'string')
    found.set(
      kind,
      Object.keys(record(properties))
        .filter((name) => !common.has(name))
        .toSorted(),
    );
  for (const inner of Object.values(record(node))) promised(inner, found);
  return found;
}

test('says of every component and prop of the protocol that it is drawn, or why not', () => {
  const listed = Object.entries(catalogue).map(
    ([kind, { props }]) => [kind, Object.keys(props).toSorted()] as const,
  );
  expect(promised(schema).size).toBe(33);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(promised(schema)));
});

const series = new Set(['bar', 'area', 'line']);
const rows = [
  { x: 'Mon', a: 2, b: 3 },
  { x: 'Tue', a: 4, b: 1 },
  { x: 'Wed', a: 3, b: 2 },
];

/** A component as it is held by what it may be in. */
function around(type: string, props: object): object {
  const component = { type, ...props };
  if (series.has(type))
    return {
      type: 'Chart',
      data: rows,
      xAxis: 'x',
      series: [{ type, dataKey: 'a', stack: 'one' }, component],
    };
  if (type === 'Table.Row') return { type: 'Table', children: [component] };
  return type === 'Table.Cell'
    ? { type: 'Table', children: [{ type: 'Table.Row', children: [component] }] }
    : component;
}

test('and every prop that is drawn makes a difference', async () => {
  const cases = Object.entries(catalogue).flatMap(([type, { base, props }]) =>
    Object.entries(props)
      .filter(([, value]) => !(value instanceof Why))
      .map(([name, value]) => ({ type, base, name, value })),
  );
  const children = cases.flatMap(({ type, base, name, value }) => [
    { type: 'Box', children: [around(type, base)] },
    { type: 'Box', children: [around(type, { ...base, [name]: value })] },
  ]);
  const { widget, complaints } = await openWidget(suite, { type: 'Basic', children });
  await expect.poll(() => widget.locator('.plot > svg').count()).toBeGreaterThan(50);
  await expect.poll(() => widget.locator('.plot:not(:has(g:last-of-type > *))').count()).toBe(0);
  await expect.poll(() => widget.locator('svg:visible:has(> path:is(:not([d]), [d=""]))').count()).toBe(0);
  const drawn = await widget.locator('.widget > .col > *').evaluateAll((boxes) =>
    // What tells components apart is no difference.
    boxes.map((element) => element.innerHTML.replace(/<!--.*?-->/g, '').replace(/\/\d+(?=[/"])/g, '')),
  );
  expect(drawn).toHaveLength(children.length);
  const same = cases.filter((_, index) => drawn[2 * index] === drawn[2 * index + 1]);
  expect(same.map(({ type, name }) => `${type} ${name}`)).toEqual([]);
  expect(complaints).toEqual([]);
});
