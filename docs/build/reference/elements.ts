import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { code, page, table } from './markdown.ts';

const typed = z.object({ text: z.string() }).optional();
const described = z.object({
  name: z.string(),
  description: z.string().default(''),
  default: z.string().optional(),
});
const element = z.object({
  tagName: z.string(),
  description: z.string().default(''),
  members: z.array(
    described.extend({
      kind: z.string(),
      type: typed,
      attribute: z.string().optional(),
      return: z.object({ type: typed }).optional(),
      parameters: z.array(z.object({ name: z.string(), type: typed })).default([]),
    }),
  ),
  events: z.array(described.extend({ type: typed })).default([]),
  cssProperties: z.array(described).default([]),
  cssParts: z.array(described).default([]),
});
const manifest = z.object({ modules: z.array(z.object({ declarations: z.array(element) })) });

type Element = z.infer<typeof element>;

/** The elements, out of the manifest that editors read. It is written when the widget is built. */
export function elements(): string {
  const file = join(import.meta.dirname, '../../../packages/widget/dist/custom-elements.json');
  const { modules } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  return page(
    '# Elements',
    'The elements of [`@chatdock/widget`](../../packages/widget/README.md), out of their [manifest](../../packages/widget/README.md#editors).',
    ...modules.flatMap(({ declarations }) => declarations).flatMap(section),
  );
}

function section({ tagName, description, members, ...rest }: Element): string[] {
  const named = (title: string) => `### ${title} of ${tagName}`;
  const tables: [string, string][] = [
    ['Properties', properties(members)],
    ['Methods', methods(members)],
    [
      'Events',
      table(
        ['event', 'type', 'is'],
        rest.events.map((event) => [code(event.name), code(event.type?.text ?? ''), event.description]),
      ),
    ],
    [
      'Custom properties',
      table(
        ['property', 'default', 'is'],
        rest.cssProperties.map((one) => [code(one.name), code(one.default ?? ''), one.description]),
      ),
    ],
    [
      'Parts',
      table(
        ['part', 'is'],
        rest.cssParts.map((part) => [code(part.name), part.description]),
      ),
    ],
  ];
  const filled = tables.filter(([, rows]) => rows !== '');
  return [
    `## ${code(`<${tagName}>`)}`,
    description,
    ...filled.flatMap(([title, rows]) => [named(title), rows]),
  ];
}

function properties(members: Element['members']): string {
  const rows = members
    .filter(({ kind }) => kind === 'field')
    .map((one) => [
      code(one.name),
      code(one.attribute ?? ''),
      code(one.type?.text ?? ''),
      code(one.default ?? ''),
      one.description,
    ]);
  return table(['property', 'attribute', 'type', 'default', 'is'], rows);
}

function methods(members: Element['members']): string {
  const rows = members
    .filter(({ kind }) => kind === 'method')
    .map((one) => [
      code(`${one.name}(${one.parameters.map(({ name }) => name).join(', ')})`),
      code(one.return?.type?.text ?? 'void'),
      one.description,
    ]);
  return table(['method', 'returns', 'does'], rows);
}
