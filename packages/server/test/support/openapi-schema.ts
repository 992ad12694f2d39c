// What OpenAPI 3.1 asks of a document's structure, as far as ours uses it; strict, so that a misspelt field is found.

const text = { type: 'string', minLength: 1 };
const schema = { type: ['object', 'boolean'] };
const reference = {
  type: 'object',
  properties: { $ref: { type: 'string', pattern: '^#/components/' } },
  required: ['$ref'],
  additionalProperties: false,
};

function object(properties: Record<string, unknown>, required: string[]): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

function mapOf(value: object, names?: object): object {
  return { type: 'object', additionalProperties: value, ...(names && { propertyNames: names }) };
}

const mediaTypes = mapOf(object({ schema }, ['schema']), { pattern: '^[\\w*.+-]+/[\\w*.+-]+$' });
const header = object({ description: text, required: { type: 'boolean' }, schema }, ['schema']);
const response = object(
  {
    description: text,
    headers: mapOf({ oneOf: [header, reference] }, { pattern: '^[\\w-]+$' }),
    content: mediaTypes,
  },
  ['description'],
);
const parameter = {
  ...object(
    {
      name: text,
      in: { enum: ['path', 'query', 'header', 'cookie'] },
      description: text,
      required: { type: 'boolean' },
      schema,
    },
    ['name', 'in', 'schema'],
  ),
  if: { properties: { in: { const: 'path' } } },
  // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
  then: { properties: { required: { const: true } }, required: ['required'] },
};
const operation = object(
  {
    operationId: { type: 'string', pattern: '^[a-z]\\w+$' },
    summary: text,
    description: text,
    tags: { type: 'array', items: text, minItems: 1, uniqueItems: true },
    security: { type: 'array', items: mapOf({ type: 'array', items: text }) },
    parameters: { type: 'array', items: parameter, uniqueItems: true },
    requestBody: object({ description: text, required: { type: 'boolean' }, content: mediaTypes }, [
      'content',
    ]),
    responses: { ...mapOf(response, { pattern: '^(?:[1-5]\\d\\d|default)$' }), minProperties: 1 },
  },
  ['operationId', 'summary', 'tags', 'security', 'responses'],
);
const scheme = {
  oneOf: [
    object({ type: { const: 'http' }, scheme: text, bearerFormat: text, description: text }, [
      'type',
      'scheme',
    ]),
    object(
      {
        type: { const: 'apiKey' },
        name: text,
        in: { enum: ['query', 'header', 'cookie'] },
        description: text,
      },
      ['type', 'name', 'in'],
    ),
  ],
};
const componentNames = { pattern: '^[a-zA-Z0-9._-]+$' };

export const openApiSchema = object(
  {
    openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
    jsonSchemaDialect: { type: 'string', format: 'uri' },
    info: object(
      {
        title: text,
        summary: text,
        description: text,
        version: text,
        license: object({ name: text, identifier: text }, ['name']),
      },
      ['title', 'version'],
    ),
    servers: { type: 'array', items: object({ url: text, description: text }, ['url']) },
    tags: { type: 'array', items: object({ name: text, description: text }, ['name']) },
    paths: mapOf(
      object(
        Object.fromEntries(['get', 'put', 'post', 'delete', 'patch', 'head'].map((m) => [m, operation])),
        [],
      ),
      { pattern: '^/' },
    ),
    components: object(
      {
        schemas: mapOf(schema, componentNames),
        headers: mapOf(header, componentNames),
        securitySchemes: mapOf(scheme, componentNames),
      },
      ['schemas'],
    ),
  },
  ['openapi', 'info', 'paths', 'components'],
);
