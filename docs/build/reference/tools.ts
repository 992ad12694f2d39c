import { z } from 'zod';
import { allTools } from '../../../packages/mcp-tasks/src/tools/all-tools.ts';
import { code, page, table } from './markdown.ts';

const property = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.string()).optional(),
  anyOf: z.array(z.object({ type: z.string().optional() })).optional(),
  description: z.string().optional(),
});
const schema = z.object({
  properties: z.record(z.string(), property).default({}),
  required: z.array(z.string()).default([]),
});

/** The tools of the task server, as a client that lists them is told. */
export function tools(): string {
  const sections = allTools.flatMap(({ listed: { name, title, description, inputSchema, annotations } }) => [
    `## ${code(name)}`,
    `**${title}.** ${description}`,
    effect(annotations),
    inputs(inputSchema),
  ]);
  return page(
    '# Tools',
    'What [`@chatdock/mcp-tasks`](../../packages/mcp-tasks/README.md#the-tools) offers to a model. No tool takes a user: whose tasks they are is settled before the model is asked.',
    ...sections,
  );
}

function effect({
  readOnlyHint,
  destructiveHint,
}: {
  readOnlyHint?: boolean | undefined;
  destructiveHint?: boolean | undefined;
}): string {
  if (readOnlyHint === true) return 'It only reads.';
  return destructiveHint === false
    ? 'It changes something, and destroys nothing.'
    : 'It can replace or remove something.';
}

function inputs(inputSchema: unknown): string {
  const { properties, required } = schema.parse(inputSchema);
  const rows = Object.entries(properties).map(([name, { description = '', ...type }]) => [
    code(name) + (required.includes(name) ? ', required' : ''),
    words(type),
    description,
  ]);
  return table(['input', 'type', 'is'], rows);
}

function words({ type, enum: choices, anyOf = [] }: Omit<z.infer<typeof property>, 'description'>): string {
  if (choices) return choices.map(code).join(', ');
  return [type ?? anyOf.map((one) => one.type ?? '')].flat().filter(Boolean).join(' or ');
}
