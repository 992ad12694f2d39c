import { z } from 'zod';

function nullAsMissing(value: unknown): unknown {
  return value === null ? undefined : value;
}

/** A field that may be missing or null; both read as missing, and are left out of what is sent. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(nullAsMissing, schema.optional());
}

/** A field that is always there: missing or null, it is `value`. */
export function withDefault<Schema extends z.ZodType>(
  schema: Schema,
  value: z.core.util.NoUndefined<z.output<Schema>>,
) {
  return z.preprocess(nullAsMissing, schema.default(value));
}
