import { html, type Html } from '../http/html.ts';
import type { JsonSchema } from './api-types.ts';

const prefix = '#/components/schemas/';

/** A link to a schema on the page. */
export function schemaLink(name: string): Html {
  return html`<a href="#${anchor(name)}"><code>${name}</code></a>`;
}

export function anchor(name: string): string {
  return `schema-${name}`;
}

/** A schema in words, short enough for one line where it can be. */
export function typeOf(schema: unknown): Html {
  if (!isSchema(schema)) return html`anything`;
  const { $ref, const: only, anyOf, oneOf, enum: values } = schema;
  if (typeof $ref === 'string') return schemaLink($ref.slice(prefix.length));
  if (only !== undefined) return html`<code>${JSON.stringify(only)}</code>`;
  if (Array.isArray(values))
    return html`${joined(values.map((value) => html`<code>${JSON.stringify(value)}</code>`))}`;
  const variants = anyOf ?? oneOf;
  if (Array.isArray(variants)) return html`${joined(variants.map(typeOf))}`;
  return plainType(schema);
}

function plainType(schema: JsonSchema): Html {
  const { items, type } = schema;
  if (type === 'array') return html`list of ${typeOf(items)}`;
  if (type === 'object' && isSchema(schema['properties'])) return html`object`;
  return html`${typeof type === 'string' ? type : 'anything'}${limits(schema)}`;
}

/** The fields of an object, those of objects in it below them. */
export function fields(schema: JsonSchema, path = ''): Html[] {
  const { properties, required } = schema;
  if (!isSchema(properties)) return [];
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([name, field]) => [
    html`<tr>
      <th scope="row">
        <code>${path}${name}</code>${needed.includes(name) ? null : html` <small>optional</small>`}
      </th>
      <td>${typeOf(field)}${described(field)}</td>
    </tr>`,
    ...(isSchema(field) ? fields(field, `${path}${name}.`) : []),
    ...listed(field, `${path}${name}[].`),
  ]);
}

function listed(field: unknown, path: string): Html[] {
  return isSchema(field) && isSchema(field['items']) ? fields(field['items'], path) : [];
}

function described(field: unknown): Html | null {
  const description = isSchema(field) ? field['description'] : undefined;
  return typeof description === 'string' ? html`<br />${description}` : null;
}

function limits({ minimum, maximum, minLength, maxLength, format }: JsonSchema): Html | null {
  const range = span(minimum, maximum, '') ?? span(minLength, maxLength, ' characters');
  const said = [typeof format === 'string' ? format : null, range].filter((part) => part !== null);
  return said.length === 0 ? null : html` <small>${said.join(', ')}</small>`;
}

function span(from: unknown, to: unknown, unit: string): string | null {
  const most = typeof to === 'number' && to < Number.MAX_SAFE_INTEGER ? to : undefined;
  const least = typeof from === 'number' && from > Number.MIN_SAFE_INTEGER ? from : undefined;
  if (most === undefined) return least === undefined ? null : `${least}${unit} or more`;
  return least === undefined ? `up to ${most}${unit}` : `${least} to ${most}${unit}`;
}

function joined(parts: readonly Html[]): Html[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [html` or `, part]));
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
