import { z } from 'zod';

/** A field that may be missing or null; both read as missing, and are left out of what is sent. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.null().transform(() => undefined)]).optional();
}
