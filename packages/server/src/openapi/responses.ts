import { errorCodes, type ErrorCode } from '../chatdock-error.ts';
import type { ApiResponse, Content, Header, JsonSchema } from './api-types.ts';
import { schemaRef, type SchemaName } from './schemas.ts';

/** What every answer but those of public files carries. */
const requestId = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } };

/** Headers that more than one answer has. */
export const sharedHeaders: Readonly<Record<string, Header>> = {
  'X-Request-Id': {
    description: 'The name of the request in the server’s log. Made there; one that is sent is ignored.',
    schema: { type: 'string' },
  },
  'Retry-After': { description: 'When to ask again, in seconds.', schema: { type: 'integer' } },
  'WWW-Authenticate': {
    description: 'How to sign in (RFC 6750): the error is named for a bad token only.',
    schema: { type: 'string' },
  },
  ETag: { description: 'Changes with the content.', schema: { type: 'string' } },
};

const headerRef = (name: string) => ({ [name]: { $ref: `#/components/headers/${name}` } });

/** An answer in JSON. */
export function json(description: string, name: SchemaName): ApiResponse {
  return { description, headers: requestId, content: jsonContent(schemaRef(name)) };
}

export function jsonContent(schema: JsonSchema): Content {
  return { 'application/json': { schema } };
}

/** An answer without a body. */
export function nothing(description: string): ApiResponse {
  return { description, headers: requestId };
}

function schemaOf(type: string): JsonSchema {
  return { type: type === 'application/json' ? 'object' : 'string' };
}

/** A file; public ones can be asked for by what is known of them. */
export function file(description: string, types: readonly string[]): ApiResponse {
  return {
    description,
    headers: headerRef('ETag'),
    content: Object.fromEntries(types.map((type) => [type, { schema: schemaOf(type) }])),
  };
}

/** The errors that an operation may be answered with, by status. */
export function errors(codes: readonly ErrorCode[]): Record<string, ApiResponse> {
  const byStatus = Map.groupBy(codes, (code) => errorCodes[code].status);
  const entries = [...byStatus].map(([status, same]) => [String(status), errorResponse(status, same)]);
  return Object.fromEntries(entries);
}

function errorResponse(status: number, codes: readonly ErrorCode[]): ApiResponse {
  const wait = status === 429 || status === 503;
  return {
    description: codes.map((code) => `\`${code}\`: ${errorCodes[code].message}`).join('\n\n'),
    headers: {
      ...requestId,
      ...(status === 401 && headerRef('WWW-Authenticate')),
      ...(wait && headerRef('Retry-After')),
    },
    content: jsonContent({
      ...schemaRef('Error'),
      properties: { error: { properties: { code: { enum: codes } } } },
    }),
  };
}
