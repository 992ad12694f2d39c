import { z } from 'zod';
import { errorCodes } from '../chatdock-error.ts';
import { attachmentSchema } from '../protocol/attachments.ts';
import { threadStreamEventSchema } from '../protocol/events.ts';
import { freeFormSchema } from '../protocol/free-form.ts';
import { threadItemSchema } from '../protocol/items.ts';
import { anyRequestSchema, protocolJsonSchema } from '../protocol/json-schemas.ts';
import { pageSchema, threadSchema } from '../protocol/threads.ts';
import type { JsonSchema } from './api-types.ts';

/** What the server answers beside the protocol. */
const answers = {
  Session: z
    .object({
      client_secret: z.string().describe('To be sent as the bearer of the chat, and kept in memory only.'),
      expires_at: z
        .int()
        .describe('Seconds since 1970. Ten minutes at most, and never past the proof it came from.'),
      visitor: z
        .string()
        .optional()
        .describe('The identity of a visitor without an account, to be kept and sent again.'),
      hosted: z
        .boolean()
        .optional()
        .describe('True when the secret is OpenAI’s: then OpenAI runs the conversation.'),
    })
    .describe('A permission to chat.'),
  Error: z
    .object({
      error: z.object({
        code: z.enum(Object.keys(errorCodes)).describe('Stable: never renamed, never given another meaning.'),
        message: z.string().describe('A sentence that may be shown to people.'),
      }),
    })
    .describe('What every error looks like.'),
  Alive: z.object({ status: z.literal('ok') }).describe('The process answers.'),
  Ready: z.object({ status: z.literal('ready') }).describe('The server can do its work.'),
  Nothing: z.object({}).describe('It is done; there is nothing to say.'),
  Stopped: z.object({ stopped: z.boolean() }).describe('Whether anything was being answered.'),
  Transcript: z.object({ text: z.string() }).describe('What was said.'),
};

const protocol = {
  Request: {
    schema: anyRequestSchema,
    io: 'input',
    description: 'A request of the ChatKit protocol, or one of Chatdock’s own.',
  },
  Event: {
    schema: threadStreamEventSchema,
    io: 'output',
    description: 'What one frame of a streamed answer holds.',
  },
  Thread: { schema: threadSchema, io: 'output', description: 'A conversation with a page of its items.' },
  ThreadPage: { schema: pageSchema(threadSchema), io: 'output', description: 'A page of conversations.' },
  Item: { schema: threadItemSchema, io: 'output', description: 'One entry of a conversation.' },
  ItemPage: {
    schema: pageSchema(threadItemSchema),
    io: 'output',
    description: 'A page of a conversation’s items.',
  },
  UpdatedItem: {
    schema: z.object({
      updated_item: threadItemSchema.optional(),
      effects: z.array(z.object({ name: z.string(), data: freeFormSchema })).optional(),
    }),
    io: 'output',
    description:
      'The item to show in place of the one that was acted on, if there is one; and what the page is told beside it, as by client_effect events.',
  },
  Attachment: { schema: attachmentSchema, io: 'output', description: 'A file of a message.' },
} as const;

/** The name of a schema that operations refer to. */
export type SchemaName = keyof typeof answers | keyof typeof protocol;

export function schemaRef(name: SchemaName): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** All schemas by name: ours, and the named parts of the protocol that they refer to. */
export function componentSchemas(): Record<string, JsonSchema> {
  const own: Record<string, JsonSchema> = {};
  const parts: Record<string, JsonSchema> = {};
  for (const [name, schema] of Object.entries(answers)) {
    const { $schema: _, ...body } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
    own[name] = body;
  }
  for (const [name, { schema, io, description }] of Object.entries(protocol)) {
    const { $schema: _, $defs = {}, ...body } = protocolJsonSchema(schema, io);
    const rename = renamer(io);
    own[name] = { description, ...pointed(body, rename) };
    for (const [part, definition] of Object.entries($defs)) parts[rename(part)] = pointed(definition, rename);
  }
  const sorted = Object.entries(parts).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { ...own, ...Object.fromEntries(sorted) };
}

/** A part may be written in more ways than it is sent in: what requests hold of it has a name of its own. */
function renamer(io: 'input' | 'output'): (part: string) => string {
  return (part) => (io === 'output' || part.startsWith('request.') ? part : `request-part.${part}`);
}

/** The same schema, pointing to where its parts are in the document. */
function pointed(schema: object, rename: (part: string) => string): JsonSchema {
  const entries = Object.entries(schema).map(([key, value]) => [
    key,
    key === '$ref' ? ref(value, rename) : deep(value, rename),
  ]);
  return Object.fromEntries(entries);
}

function deep(value: unknown, rename: (part: string) => string): unknown {
  if (Array.isArray(value)) return value.map((entry) => deep(entry, rename));
  return typeof value === 'object' && value !== null ? pointed(value, rename) : value;
}

function ref(value: unknown, rename: (part: string) => string): string {
  const part = String(value)
    .replace(/^#\/\$defs\//u, '')
    .replaceAll('~1', '/');
  return `#/components/schemas/${rename(part)}`;
}
