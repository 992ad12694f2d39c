import { linkParameter } from '../attachments/addresses.ts';
import type { ErrorCode } from '../chatdock-error.ts';
import type { Operation, Parameter, PathItem } from './api-types.ts';
import { sessionErrors } from './chat-operations.ts';
import { errors, json } from './responses.ts';

const form = {
  'multipart/form-data': {
    schema: {
      type: 'object',
      properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
      required: ['file'],
    },
  },
};
const anyBytes = { '*/*': { schema: { type: 'string' } } };

const id: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'The attachment’s id.',
  schema: { type: 'string', pattern: '^[\\w-]{1,255}$' },
};
const permission: Parameter = {
  name: linkParameter,
  in: 'query',
  description:
    'The permission in an address that the server has given. It is good for one file and one purpose, for a while, and stands in for the client secret.',
  schema: { type: 'string' },
};

const uploadErrors = [
  ...sessionErrors,
  'attachment_empty',
  'request_timeout',
  'attachment_too_large',
  'payload_too_large',
  'unsupported_media_type',
  'attachment_type_refused',
  'not_supported',
] as const satisfies readonly ErrorCode[];

const upload: Operation = {
  operationId: 'uploadAttachment',
  summary: 'Send a file in one step',
  description: 'A file in the field `file` of a form. Its content has to be what its type says.',
  tags: ['Attachments'],
  security: [{ clientSecret: [] }],
  requestBody: { required: true, description: 'A form with one file.', content: form },
  responses: {
    '200': json('The attachment, to be named in a message.', 'Attachment'),
    ...errors(uploadErrors),
  },
};

function fill(operationId: string): Operation {
  return {
    operationId,
    summary: 'Send an announced file',
    description: 'The bytes of a file that `attachments.create` has announced, as they are or in a form.',
    tags: ['Attachments'],
    security: [{ clientSecret: [] }, {}],
    parameters: [id, permission],
    requestBody: { required: true, description: 'The file.', content: { ...anyBytes, ...form } },
    responses: {
      '200': json('The attachment, to be named in a message.', 'Attachment'),
      ...errors([...uploadErrors, 'foreign_origin', 'not_found', 'attachment_uploaded']),
    },
  };
}

function give(operationId: string, summary: string): Operation {
  return {
    operationId,
    summary,
    description:
      'For its owner: by client secret, or by the permission in its address. Always sent as a download.',
    tags: ['Attachments'],
    security: [{ clientSecret: [] }, {}],
    parameters: [id, permission],
    responses: {
      '200': { description: 'The file.', content: anyBytes },
      '302': { description: 'The file is in a bucket: go there.' },
      ...errors([...sessionErrors, 'not_found', 'attachment_not_uploaded', 'not_supported']),
    },
  };
}

export const filePaths: Readonly<Record<string, PathItem>> = {
  '/attachments': { post: upload },
  '/attachments/{id}/content': {
    get: give('getAttachment', 'Get a file'),
    put: fill('putAttachment'),
    post: fill('postAttachment'),
  },
  '/attachments/{id}/preview': { get: give('getPreview', 'Get a picture to show') },
};
