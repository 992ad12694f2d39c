import { expect, test } from 'vitest';
import { readTools } from '../../../src/agent/tools/remote/read-tools.ts';
import { showTools } from '../../../src/agent/tools/shown-tools.ts';

function listed(name: string, more: object = {}) {
  const inputSchema = { type: 'object' as const, properties: {}, required: [], additionalProperties: false };
  return { name, inputSchema, ...more };
}

test('names are what models take, and no two tools have one', () => {
  const taken = new Set<string>();
  const first = showTools([listed('add'), listed('files.read'), listed('a b')], 'one', taken);
  const second = showTools([listed('add'), listed('one_add'), listed('files_read')], 'two', taken);
  expect([...first].map(([name, { ownName }]) => [name, ownName])).toEqual([
    ['add', 'add'],
    ['files_read', 'files.read'],
    ['a_b', 'a b'],
  ]);
  expect([...second].map(([name, { ownName }]) => [name, ownName])).toEqual([
    ['two_add', 'add'],
    ['one_add', 'one_add'],
    ['two_files_read', 'files_read'],
  ]);
});

test('a long name is cut, and one that would be another’s is not shown', () => {
  const long = 'x'.repeat(70);
  const shown = showTools([listed(long), listed(`${long}y`), listed('')], 'x', new Set());
  expect([...shown.keys()]).toEqual(['x'.repeat(64), `x_${'x'.repeat(62)}`]);
});

test('of what is listed counts what is allowed, not too much of it, and hints only where they are booleans', () => {
  const tools = [
    listed('reads', { annotations: { readOnlyHint: true, title: 'Reads' } }),
    listed('lies', { annotations: { readOnlyHint: 'yes' } }),
    listed('plain'),
    listed('talks', { description: 'x'.repeat(20_000) }),
  ];
  expect(readTools(tools, null).map(({ tool, hints }) => [tool.name, hints])).toEqual([
    ['reads', { readOnlyHint: true }],
    ['lies', {}],
    ['plain', {}],
  ]);
  expect(readTools(tools, new Set(['plain', 'other'])).map(({ tool }) => tool.name)).toEqual(['plain']);
  const many = Array.from({ length: 150 }, (_, at) => listed(`tool_${at}`));
  expect(readTools(many, null)).toHaveLength(100);
});
