import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { actionConfigSchema } from '../src/protocol/actions.ts';
import { attachmentSchema } from '../src/protocol/attachments.ts';
import { annotationSchema } from '../src/protocol/content.ts';
import { threadStreamEventSchema } from '../src/protocol/events.ts';
import { extensionSchemas } from '../src/protocol/extension-requests.ts';
import { iconNameSchema } from '../src/protocol/icons.ts';
import { itemUpdateSchema } from '../src/protocol/item-updates.ts';
import { threadItemSchema } from '../src/protocol/items.ts';
import { requestSchemas } from '../src/protocol/requests.ts';
import { pageSchema, threadSchema } from '../src/protocol/threads.ts';
import { componentSchemas, sharedParts } from '../src/protocol/widgets/tree.ts';
import { border, spacing } from '../src/protocol/widgets/values.ts';
import { widgetRootSchema } from '../src/protocol/widgets/widget.ts';
import { taskSchema, workflowSchema } from '../src/protocol/workflow.ts';

// Writes the protocol as JSON Schema files into dist/protocol/schemas/, for whoever does not speak TypeScript.

const { 'threads.create': first, ...others } = { ...requestSchemas, ...extensionSchemas };
const requestSchema = z.discriminatedUnion('type', [first, ...Object.values(others)]);

/** What is sent to the server is described as it may be written, what it sends as it always is. */
const files: Record<string, { title: string; schema: z.ZodType; io: 'input' | 'output' }> = {
  request: { title: 'Request', schema: requestSchema, io: 'input' },
  event: { title: 'Event of a streamed answer', schema: threadStreamEventSchema, io: 'output' },
  thread: { title: 'Thread', schema: threadSchema, io: 'output' },
  'thread-page': { title: 'Page of threads', schema: pageSchema(threadSchema), io: 'output' },
  'thread-item': { title: 'Item of a thread', schema: threadItemSchema, io: 'output' },
  'thread-item-page': { title: 'Page of items', schema: pageSchema(threadItemSchema), io: 'output' },
  'item-update': { title: 'Update of an item', schema: itemUpdateSchema, io: 'output' },
  attachment: { title: 'Attachment', schema: attachmentSchema, io: 'output' },
  widget: { title: 'Widget', schema: widgetRootSchema, io: 'output' },
};

interface Variants {
  readonly options: readonly (z.ZodType & { shape: { type: z.ZodLiteral<string> } })[];
}

/** The parts that files refer to by name. */
const names = z.registry<{ id: string }>();
for (const [kind, { options }] of Object.entries<Variants>({
  request: requestSchema,
  event: threadStreamEventSchema,
  item: threadItemSchema,
  update: itemUpdateSchema,
  task: taskSchema,
  attachment: attachmentSchema,
  component: { options: componentSchemas },
})) {
  for (const option of options) names.add(option, { id: `${kind}.${option.shape.type.value}` });
}
for (const [id, part] of Object.entries<z.ZodType>({
  thread: threadSchema,
  workflow: workflowSchema,
  annotation: annotationSchema,
  icon: iconNameSchema,
  'action-config': actionConfigSchema,
  'widget.border': border,
  'widget.spacing': spacing,
  ...sharedParts,
})) {
  names.add(part, { id });
}

/** In requests null stands for a missing optional field. */
function allowNull(zodSchema: z.core.$ZodTypes, jsonSchema: z.core.JSONSchema.BaseSchema): void {
  if (!(zodSchema instanceof z.ZodPipe)) return;
  if (!(zodSchema.out instanceof z.ZodOptional || zodSchema.out instanceof z.ZodDefault)) return;
  const { default: value, ...rest } = { ...jsonSchema };
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  Object.assign(jsonSchema, { anyOf: [rest, { type: 'null' }] }, value !== undefined && { default: value });
}

const folder = new URL('../dist/protocol/schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, { title, schema, io }] of Object.entries(files)) {
  const { $schema, ...body } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    metadata: names,
    override: ({ zodSchema, jsonSchema }) => {
      if (io === 'input') allowNull(zodSchema, jsonSchema);
    },
  });
  const file = { $schema, $id: `urn:chatdock:protocol:${name}`, title, ...body };
  writeFileSync(new URL(`${name}.schema.json`, folder), `${JSON.stringify(file, null, 1)}\n`);
}
