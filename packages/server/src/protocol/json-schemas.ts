import { z } from 'zod';
import { actionConfigSchema } from './actions.ts';
import { attachmentSchema } from './attachments.ts';
import { annotationSchema } from './content.ts';
import { threadStreamEventSchema } from './events.ts';
import { extensionSchemas } from './extension-requests.ts';
import { iconNameSchema } from './icons.ts';
import { itemUpdateSchema } from './item-updates.ts';
import { threadItemSchema } from './items.ts';
import { requestSchemas } from './requests.ts';
import { threadSchema } from './threads.ts';
import { componentSchemas, sharedParts } from './widgets/tree.ts';
import { border, spacing } from './widgets/values.ts';
import { taskSchema, workflowSchema } from './workflow.ts';

// The protocol as JSON Schema, for whoever does not speak TypeScript. Loaded by nothing that a running server needs.

const { 'threads.create': first, ...others } = { ...requestSchemas, ...extensionSchemas };

/** Any request, those that Chatdock adds included. */
export const anyRequestSchema = z.discriminatedUnion('type', [first, ...Object.values(others)]);

interface Variants {
  readonly options: readonly (z.ZodType & { shape: { type: z.ZodLiteral<string> } })[];
}

/** The parts that schemas refer to by name. */
const names = z.registry<{ id: string }>();
for (const [kind, { options }] of Object.entries<Variants>({
  request: anyRequestSchema,
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

/**
 * A schema of the protocol as JSON Schema (2020-12), with the named parts it refers to in `$defs`. What is sent to the server is
 * described as it may be written (`input`), what it sends as it always is (`output`).
 */
export function protocolJsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  return z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    metadata: names,
    override: ({ zodSchema, jsonSchema }) => {
      if (io === 'input') allowNull(zodSchema, jsonSchema);
    },
  });
}
