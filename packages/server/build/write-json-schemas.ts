import { mkdirSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { attachmentSchema } from '../src/protocol/attachments.ts';
import { threadStreamEventSchema } from '../src/protocol/events.ts';
import { itemUpdateSchema } from '../src/protocol/item-updates.ts';
import { threadItemSchema } from '../src/protocol/items.ts';
import { anyRequestSchema, protocolJsonSchema } from '../src/protocol/json-schemas.ts';
import { pageSchema, threadSchema } from '../src/protocol/threads.ts';
import { widgetRootSchema } from '../src/protocol/widgets/widget.ts';

// Writes the protocol as JSON Schema files into dist/protocol/schemas/, for whoever does not speak TypeScript.

/** What is sent to the server is described as it may be written, what it sends as it always is. */
const files: Record<string, { title: string; schema: z.ZodType; io: 'input' | 'output' }> = {
  request: { title: 'Request', schema: anyRequestSchema, io: 'input' },
  event: { title: 'Event of a streamed answer', schema: threadStreamEventSchema, io: 'output' },
  thread: { title: 'Thread', schema: threadSchema, io: 'output' },
  'thread-page': { title: 'Page of threads', schema: pageSchema(threadSchema), io: 'output' },
  'thread-item': { title: 'Item of a thread', schema: threadItemSchema, io: 'output' },
  'thread-item-page': { title: 'Page of items', schema: pageSchema(threadItemSchema), io: 'output' },
  'item-update': { title: 'Update of an item', schema: itemUpdateSchema, io: 'output' },
  attachment: { title: 'Attachment', schema: attachmentSchema, io: 'output' },
  widget: { title: 'Widget', schema: widgetRootSchema, io: 'output' },
};

const folder = new URL('../dist/protocol/schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, { title, schema, io }] of Object.entries(files)) {
  const { $schema, ...body } = protocolJsonSchema(schema, io);
  const file = { $schema, $id: `urn:chatdock:protocol:${name}`, title, ...body };
  writeFileSync(new URL(`${name}.schema.json`, folder), `${JSON.stringify(file, null, 1)}\n`);
}
