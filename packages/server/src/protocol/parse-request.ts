import type { z } from 'zod';
import {
  requestSchemas,
  unsupportedRequestTypes,
  type ChatKitRequest,
  type RequestType,
} from './requests.ts';

/** A request, or why there is none; `message` names the field and never quotes what was sent. */
export type ParsedRequest =
  | { readonly ok: true; readonly request: ChatKitRequest }
  | { readonly ok: false; readonly reason: 'invalid' | 'not_supported'; readonly message: string };

/** Reads a parsed JSON body as a request. Unknown keys are ignored; null stands for a missing optional field. */
export function parseRequest(body: unknown): ParsedRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return invalid('The body must be one JSON object with "type" and "params".');
  }
  const type = Object.hasOwn(body, 'type') && 'type' in body ? body.type : undefined;
  if (typeof type !== 'string') return invalid('type: must be a string.');
  if (isOffered(type)) return check(requestSchemas[type], body);
  if (unsupportedRequestTypes.includes(type)) {
    return { ok: false, reason: 'not_supported', message: `This server does not offer ${type}.` };
  }
  return invalid('type: is not a request of the ChatKit protocol.');
}

function isOffered(type: string): type is RequestType {
  return Object.hasOwn(requestSchemas, type);
}

function check(schema: z.ZodType<ChatKitRequest>, body: unknown): ParsedRequest {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, request: parsed.data };
  const [issue] = parsed.error.issues;
  return invalid(
    issue ? `${issue.path.map(String).join('.')}: ${describe(issue)}.` : 'The request is not valid.',
  );
}

/** Our own words: a library's may quote the value, and change with its versions. */
function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be of type ${issue.expected}`;
    case 'too_big':
      return `is too big, at most ${issue.maximum} is allowed`;
    case 'too_small':
      return `is too small, at least ${issue.minimum} is needed`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'invalid_union': // an optional field: what its schema says, not that null would do as well
      return issue.errors[0]?.[0] ? describe(issue.errors[0][0]) : 'is not valid';
    default:
      return 'is not valid';
  }
}

function invalid(message: string): ParsedRequest {
  return { ok: false, reason: 'invalid', message };
}
