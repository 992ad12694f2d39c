import type { Operation, Parameter, PathItem } from './api-types.ts';
import { errors, file, json } from './responses.ts';

const script = ['text/javascript'];
const common = { security: [{}] };

function part(name: string, description: string): Parameter {
  return { name, in: 'path', required: true, description, schema: { type: 'string' } };
}

const loader: Operation = {
  ...common,
  operationId: 'getLoader',
  summary: 'The script for pages',
  description:
    'Puts the chat into a page; the chat’s address is where the script came from. Asked for anew each time.',
  tags: ['Files'],
  responses: {
    '200': file('The script.', script),
    '304': file('Not changed.', []),
    ...errors(['not_found']),
  },
};

const pinnedLoader: Operation = {
  ...loader,
  operationId: 'getPinnedLoader',
  summary: 'The script for pages, one version',
  description:
    'What this address gives never changes, so a page can say its `integrity`. After an upgrade of the server it is not there any more.',
  parameters: [part('hash', 'The version, from the script tag that the server prints.')],
};

const widgetFile: Operation = {
  ...loader,
  operationId: 'getWidgetFile',
  summary: 'What the script loads',
  description: 'Compressed ahead of time and, under a name with a hash, kept for ever.',
  parameters: [part('file', 'The file’s name.')],
  responses: {
    '200': file('The file.', [...script, 'text/css', 'application/json', 'text/plain']),
    '304': file('Not changed.', []),
    ...errors(['not_found']),
  },
};

const description: Operation = {
  ...common,
  operationId: 'getOpenApi',
  summary: 'This description',
  description: 'The API in OpenAPI 3.1, from the schemas that the server checks requests with.',
  tags: ['About the API'],
  responses: { '200': file('The description.', ['application/json']), '304': file('Not changed.', []) },
};

const page: Operation = {
  ...description,
  operationId: 'getDocs',
  summary: 'This description, to read',
  description: 'A page without scripts and without anything from elsewhere.',
  responses: { '200': file('The page.', ['text/html']), '304': file('Not changed.', []) },
};

const alive: Operation = {
  ...common,
  operationId: 'isAlive',
  summary: 'Alive?',
  description: 'Answers as long as the process does.',
  tags: ['About the server'],
  responses: { '200': json('It is.', 'Alive') },
};

const ready: Operation = {
  ...alive,
  operationId: 'isReady',
  summary: 'Ready?',
  description: 'Whether the server reaches its database and is not closing. For load balancers.',
  responses: { '200': json('It is.', 'Ready'), ...errors(['unavailable']) },
};

export const publicPaths: Readonly<Record<string, PathItem>> = {
  '/embed.js': { get: loader },
  '/embed-{hash}.js': { get: pinnedLoader },
  '/widget/{file}': { get: widgetFile },
  '/openapi.json': { get: description },
  '/docs': { get: page },
  '/healthz': { get: alive },
  '/readyz': { get: ready },
};
