import { type Json, record } from '../../read-json.ts';

/** Names of the fields that an action could not take along. */
export type Collisions = readonly string[];

/**
 * An action's payload with the values of fields in it. Dots in names nest. What the payload says itself is kept: a field
 * that would overwrite it is left out, and named in `collisions`.
 */
export function withFields(
  payload: unknown,
  fields: readonly (readonly [name: string, value: string | boolean])[],
): { payload: unknown; collisions: Collisions } {
  if (fields.length === 0) return { payload, collisions: [] };
  const isOpen = payload === undefined || (typeof payload === 'object' && !Array.isArray(payload));
  if (!isOpen) return { payload, collisions: fields.map(([name]) => name) };
  const whole: Record<string, unknown> = structuredClone({ ...record(payload) });
  const own = record(payload);
  const collisions = fields
    .filter(([name, value]) => !placeField(whole, own, { path: name.split('.'), value }))
    .map(([name]) => name);
  return { payload: whole, collisions };
}

interface FieldPlace {
  path: readonly string[];
  value: string | boolean;
}

/** Returns whether there was room for it: what stands in `own` stays. */
function placeField(target: Record<string, unknown>, own: Json, field: FieldPlace): boolean {
  // A plain assignment would change the prototype.
  return !field.path.includes('__proto__') && place(target, own, field);
}

function place(
  target: Record<string, unknown>,
  own: Json,
  { path: [key = '', ...rest], value }: FieldPlace,
): boolean {
  const known = Object.hasOwn(own, key);
  if (rest.length === 0) {
    if (!known) target[key] = value;
    return !known;
  }
  const inner = Object.hasOwn(target, key) ? target[key] : (target[key] = {});
  if (!isPlain(inner)) return false;
  return place(inner, known ? record(own[key]) : {}, { path: rest, value });
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
