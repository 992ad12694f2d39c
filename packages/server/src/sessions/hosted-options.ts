import type { ChatSessionChatKitConfigurationParam } from 'openai/resources/beta/chatkit/threads';
import type { IncomingMessage } from 'node:http';
import { ChatdockError } from '../chatdock-error.ts';
import { ownerKey, type Owner } from '../owner.ts';

/** Whose session is opened, and by what the application's framework received. */
export interface SessionRequest {
  readonly owner: Owner;
  readonly request: IncomingMessage | Request;
}

/** Sessions at OpenAI, whose workflow then answers. It ends hosted workflows on 2026-11-30. */
export interface HostedOptions {
  /** The workflow, `wf_…`. Never taken from a browser. Default: `CHATKIT_WORKFLOW_ID`. */
  workflowId?: string | undefined;
  /** Default: the version that is deployed. */
  workflowVersion?: string | undefined;
  /** Handed to the workflow as it starts. Default: none. */
  stateVariables?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Default: `OPENAI_API_KEY`. */
  apiKey?: string | undefined;
  /** Default: `OPENAI_BASE_URL`, else OpenAI. */
  baseURL?: string | URL | undefined;
  /** How long a session lasts, in seconds; never past the user's token. Default: 600. */
  expiresAfterSeconds?: number | undefined;
  /** How many requests a session may make in a minute. Default: OpenAI's, which is 10. */
  requestsPerMinute?: number | undefined;
  /** Titles, uploads and history, in the words of OpenAI's API. Default: OpenAI's. */
  chatkitConfiguration?: ChatSessionChatKitConfigurationParam | undefined;
  /** What OpenAI knows the user by; it keeps their threads under it. Default: the subject, with the issuer where one is configured. */
  user?: ((owner: Owner) => string) | undefined;
  /** Whether this session is to be one at OpenAI; the others are this server's own. Default: all are. */
  use?: ((session: SessionRequest) => boolean | Promise<boolean>) | undefined;
}

/** The same, checked and with its defaults. */
export interface HostedSettings extends Omit<HostedOptions, 'baseURL'> {
  readonly workflowId: string;
  readonly apiKey: string;
  /** `undefined`: OpenAI. */
  readonly baseURL: string | undefined;
  readonly expiresAfterSeconds: number;
  readonly user: (owner: Owner) => string;
}

const known = [
  'workflowId',
  'workflowVersion',
  'stateVariables',
  'apiKey',
  'baseURL',
  'expiresAfterSeconds',
  'requestsPerMinute',
  'chatkitConfiguration',
  'user',
  'use',
];

/** Environment variables that stand in for what is left out, and whether this is production. */
export interface HostedEnvironment {
  readonly workflowId: string | undefined;
  readonly apiKey: string | undefined;
  readonly baseURL: string | undefined;
  readonly production: boolean;
}

/**
 * The options, checked once; `undefined` when no session is to be hosted.
 *
 * @throws ChatdockError `invalid_configuration`; the message says what to set, and holds no key.
 */
export function parseHostedOptions(
  options: HostedOptions | undefined,
  env: HostedEnvironment,
): HostedSettings | undefined {
  if (options === undefined && env.workflowId === undefined) return undefined;
  const given = options ?? {};
  checkNames(given);
  checkNumbers(given);
  const baseURL = given.baseURL ?? env.baseURL;
  return Object.freeze({
    ...given,
    workflowId: checkedWorkflow(given.workflowId ?? env.workflowId),
    apiKey: checkedKey(given.apiKey ?? env.apiKey),
    baseURL: baseURL === undefined ? undefined : checkedAddress(String(baseURL), env.production),
    expiresAfterSeconds: given.expiresAfterSeconds ?? 600,
    user: given.user ?? userOf,
  });
}

function checkedWorkflow(id: string | undefined): string {
  if (id !== undefined && /^wf_[\w-]+$/u.test(id)) return id;
  return refuse(
    'Set hosted.workflowId (or CHATKIT_WORKFLOW_ID) to the id of a workflow, which begins with wf_.',
  );
}

function checkedKey(key: string | undefined): string {
  if (key !== undefined && /^[\x21-\x7e]+$/u.test(key)) return key;
  return refuse('Set hosted.apiKey or OPENAI_API_KEY: hosted sessions are opened at OpenAI with it.');
}

/** No two owners are one user: what has no issuer holds no space, what has one does. */
function userOf(owner: Owner): string {
  return owner.issuer === '' && !owner.subject.includes(' ') ? owner.subject : ownerKey(owner);
}

function checkNames(given: HostedOptions): void {
  if (typeof given !== 'object' || given === null) refuse('hosted must be an object: { workflowId }.');
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined)
    refuse(`There is no option "hosted.${unknown}". There are: ${known.join(', ')}.`);
  for (const name of ['user', 'use'] as const) {
    if (given[name] !== undefined && typeof given[name] !== 'function')
      refuse(`hosted.${name} must be a function.`);
  }
}

function checkNumbers(given: HostedOptions): void {
  for (const name of ['expiresAfterSeconds', 'requestsPerMinute'] as const) {
    const value = given[name];
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0))
      refuse(`hosted.${name} must be a whole number above 0.`);
  }
}

function checkedAddress(text: string, production: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password) {
    refuse('hosted.baseURL (or OPENAI_BASE_URL) must be an https address without a user name.');
  }
  const isLocal = url.hostname === 'localhost' || /^127\.|^\[::1\]$/u.test(url.hostname);
  if (production && url.protocol === 'http:' && !isLocal) {
    refuse('hosted.baseURL (or OPENAI_BASE_URL) must use https in production: the API key is sent to it.');
  }
  return url.href;
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
