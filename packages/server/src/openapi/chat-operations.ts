import type { ErrorCode } from '../chatdock-error.ts';
import { streamingRequestTypes, type RequestType, type StreamingRequestType } from '../protocol/requests.ts';
import type { Operation, PathItem } from './api-types.ts';
import { errors, json, jsonContent, nothing } from './responses.ts';
import { schemaRef, type SchemaName } from './schemas.ts';

/** What can go wrong with any request that needs a session. */
export const sessionErrors = [
  'invalid_request',
  'missing_token',
  'invalid_token',
  'too_many_requests',
  'internal_error',
  'unavailable',
] as const satisfies readonly ErrorCode[];

/** What each request of the protocol is answered with, when it is not with a stream. */
export const jsonAnswers: Readonly<Record<Exclude<RequestType, StreamingRequestType>, SchemaName>> = {
  'threads.get_by_id': 'Thread',
  'threads.list': 'ThreadPage',
  'threads.update': 'Thread',
  'threads.delete': 'Nothing',
  'threads.sync_custom_action': 'UpdatedItem',
  'items.list': 'ItemPage',
  'items.feedback': 'Nothing',
  'attachments.create': 'Attachment',
  'attachments.delete': 'Nothing',
  'input.transcribe': 'Transcript',
  'chatdock.turns.stop': 'Stopped',
  'chatdock.threads.search': 'ThreadPage',
};

const askForSession: Operation = {
  operationId: 'createSession',
  summary: 'Start a session',
  description:
    'Gives a client secret for the proof of a user: their token, or whatever the application goes by, such as its cookie. The body says nothing and is not read.',
  tags: ['Sessions'],
  security: [{ userToken: [] }, { visitor: [] }, {}],
  parameters: [
    {
      name: 'Chatdock-Visitor',
      in: 'header',
      description: 'Beside a user’s token: who the user was before. What that visitor has moves to the user.',
      schema: { type: 'string', pattern: '^cv_' },
    },
  ],
  responses: {
    '201': json('A permission to chat, for ten minutes at most.', 'Session'),
    ...errors([
      ...sessionErrors,
      'foreign_origin',
      'unsupported_media_type',
      'limit_reached',
      'hosting_failed',
      'hosting_ended',
    ]),
  },
};

const endSession: Operation = {
  operationId: 'endSession',
  summary: 'End a session',
  description: 'The client secret stops working at once, in every process.',
  tags: ['Sessions'],
  security: [{ clientSecret: [] }],
  responses: { '204': nothing('It is over.'), ...errors([...sessionErrors, 'hosting_failed']) },
};

const streams = streamingRequestTypes.map((type) => `\`${type}\``).join(', ');
const documents = Object.entries(jsonAnswers)
  .map(([type, name]) => `- \`${type}\`: ${name}`)
  .join('\n');

const chat: Operation = {
  operationId: 'chat',
  summary: 'The ChatKit protocol',
  description: `One address for all requests of the protocol; \`type\` says which it is. Whose conversations they are is in the client secret alone.

These are answered with a stream of server-sent events, each frame \`data: \` and one Event as JSON on one line: ${streams}. A frame has an \`id\` before it when the request’s \`metadata\` holds \`"chatdock_rejoin": true\`; \`chatdock.turns.join\` goes on after it. Lines that begin with a colon only keep the connection open. What goes wrong before the stream begins has a status; what goes wrong later is an \`error\` event.

The others are answered with one document:

${documents}`,
  tags: ['Chat'],
  security: [{ clientSecret: [] }],
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      description:
        'Makes a request that changes something safe to send again for a day: it has its effect once. One of your making for each request, such as a UUID.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
  ],
  requestBody: {
    required: true,
    description: 'At most 256 kB; a recording 8 MB.',
    content: jsonContent(schemaRef('Request')),
  },
  responses: {
    '200': {
      ...json('A document, or a stream of events.', 'Nothing'),
      content: {
        ...jsonContent({ anyOf: [...new Set(Object.values(jsonAnswers))].map(schemaRef) }),
        'text/event-stream': {
          schema: { type: 'string', contentMediaType: 'application/json', contentSchema: schemaRef('Event') },
        },
      },
    },
    ...errors([
      ...sessionErrors,
      'not_found',
      'request_timeout',
      'turn_in_progress',
      'request_in_progress',
      'request_interrupted',
      'no_pending_tool_call',
      'thread_locked',
      'thread_closed',
      'attachment_not_uploaded',
      'payload_too_large',
      'attachment_too_large',
      'unsupported_media_type',
      'attachment_type_refused',
      'idempotency_key_reused',
      'limit_reached',
      'not_supported',
    ]),
  },
};

export const chatPaths: Readonly<Record<string, PathItem>> = {
  '/session': { post: askForSession, delete: endSession },
  '/': { post: chat },
};
