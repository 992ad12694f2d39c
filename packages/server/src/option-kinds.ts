import { ChatdockError } from './chatdock-error.ts';

const kinds = {
  'an object': (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'a list': Array.isArray,
  'a text': (value: unknown) => typeof value === 'string',
} as const;

/** What kind of value each option is, where one of another kind could not even be looked into. */
const kindOf: Readonly<Record<string, keyof typeof kinds>> = {
  answers: 'an object',
  approvals: 'an object',
  attachments: 'an object',
  basePath: 'a text',
  cors: 'an object',
  hooks: 'an object',
  hosted: 'an object',
  logger: 'an object',
  mcpServers: 'a list',
  models: 'a list',
  retention: 'an object',
};

/**
 * Makes sure that options are of their kind: programs without types get a sentence, too.
 *
 * @throws ChatdockError `invalid_configuration`
 */
export function checkKinds(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    const kind = kindOf[name];
    if (kind && value !== undefined && !kinds[kind](value)) refuse(`${name} must be ${kind}.`);
  }
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
