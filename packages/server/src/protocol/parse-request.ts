import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';
import { extensionSchemas } from './extension-requests.ts';
import { parseSafely } from './parse-safely.ts';
import { requestSchemas, type ChatKitRequest, type RequestType } from './requests.ts';

/** A request, or why there is none; `message` names the field and never quotes what was sent. */
export type ParsedRequest =
  { readonly ok: true; readonly request: ChatKitRequest } | { readonly ok: false; readonly message: string };

const schemas: { readonly [Type in RequestType]: z.ZodType<ChatKitRequest> } = {
  ...requestSchemas,
  ...extensionSchemas,
};

/** Reads a parsed JSON body as a request. Unknown keys are ignored; null stands for a missing optional field. */
export function parseRequest(body: unknown): ParsedRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return invalid('The body must be one JSON object with "type" and "params".');
  }
  const type = Object.hasOwn(body, 'type') && 'type' in body ? body.type : undefined;
  if (typeof type !== 'string') return invalid('type: must be a string.');
  if (!isKnown(type)) return invalid('type: is not a request of the ChatKit protocol.');
  const parsed = parseSafely(schemas[type], body);
  if (parsed.success) return { ok: true, request: parsed.data };
  return invalid(parsed.issue ? describeIssue(parsed.issue) : 'The request is not valid.');
}

function isKnown(type: string): type is RequestType {
  return Object.hasOwn(schemas, type);
}

function invalid(message: string): ParsedRequest {
  return { ok: false, message };
}
