import { checkKinds } from './option-kinds.ts';
import { ownLogger } from './own-logger.ts';
import type { Database, PgPool } from '@chatdock/mcp-tasks/database';
import { parseAnswers, type AnswerOptions, type AnswerSettings } from './agent/answer-options.ts';
import type { ApprovalOptions, ApprovalSetting } from './agent/approval/approval-options.ts';
import { parseApprovals } from './agent/approval/parse-approvals.ts';
import { parseRemoteServers } from './agent/tools/remote/parse-remote-servers.ts';
import type {
  RemoteServerOptions,
  RemoteServerSettings,
} from './agent/tools/remote/remote-server-options.ts';
import type { AgentResponderOptions, TraceAddress } from './agent/index.ts';
import { parseModels, type ModelOption, type ModelSetting } from './agent/models/model-options.ts';
import {
  parseAttachmentOptions,
  type AttachmentOptions,
  type AttachmentSettings,
} from './attachments/attachment-options.ts';
import { parseAuthOptions, type AuthOptions, type AuthSettings } from './auth/auth-settings.ts';
import { parseSigningSecrets } from './auth/signing-secrets.ts';
import type { ChatHooks, Logger, Responder } from './chat/ports.ts';
import { ChatdockError } from './chatdock-error.ts';
import { parseLimits, type LimitOptions, type LimitSettings } from './limits/limit-options.ts';
import { parseHostedOptions, type HostedOptions, type HostedSettings } from './sessions/hosted-options.ts';
import type { SigningSecrets } from './signing-secret.ts';

/** What `chatdock()` takes. Only `auth` is required. */
export interface ChatdockOptions {
  /**
   * How users are known: one way, or a list of them. `{ secret }`: tokens signed with a shared secret (HS256). `{ jwksUrl,
   * issuer, audience }`: tokens signed with a private key. `{ authenticate(request) }`: anything else, such as a cookie session.
   * `{ anonymous: true }`: visitors without an account, each under an identity that their browser keeps.
   */
  auth: AuthOptions;
  /**
   * Where conversations and tasks are kept: a Postgres address, an open database or a `pg` pool (both stay open at
   * `close`). `'memory'` keeps conversations in this process, and needs `agent` or `respond`. Default: `DATABASE_URL`, else
   * an embedded Postgres in `./.chatdock/db`.
   */
  database?: 'memory' | (string & {}) | Database | PgPool | undefined;
  /**
   * Answers messages: an async generator of thread events, or a {@link Responder}. Default: the tasks assistant, on the
   * model that `OPENAI_API_KEY`, `OPENAI_BASE_URL` and `CHATDOCK_MODEL` name, else on the offline model.
   */
  respond?: Responder | Responder['respond'] | undefined;
  /**
   * Answers messages with an agent of the OpenAI Agents SDK instead: one agent for all, or a function that makes the one for
   * a turn, whose owner is verified. It gets none of the task tools. Default: the tasks assistant.
   */
  agent?: Agent | MakeAgent | undefined;
  /**
   * How agents answer, also the tasks assistant: what one answer may use, what the model is given of the conversation, where pictures
   * are kept. Default: see {@link AnswerOptions}; `CHATDOCK_CONTEXT_TOKENS` for `contextTokens`.
   */
  answers?: AnswerOptions | undefined;
  /**
   * MCP servers elsewhere whose tools the assistant may use, over Streamable HTTP. An agent that is made by a function gets them as its
   * second argument; one for all gets them by itself. Default: none.
   */
  mcpServers?: readonly RemoteServerOptions[] | undefined;
  /** How users are asked before a tool of an agent, or of the tasks assistant, is used. Default: before it destroys something. */
  approvals?: ApprovalOptions | undefined;
  /** Acts on actions of widgets, streaming what comes of it. Default: the responder's own, else they fail. */
  action?: Responder['action'] | undefined;
  /** Acts on actions of widgets that are answered at once (`streaming: false`). Default: the responder's own, else not offered. */
  syncAction?: Responder['syncAction'] | undefined;
  /**
   * Models of the provider that people may choose from, message by message; {@link Chatdock.models} tells a page what to offer.
   * For the tasks assistant. Default: `CHATDOCK_MODELS`, as `gpt-5.4, small=gpt-5.4-mini`, else none.
   */
  models?: readonly ModelOption[] | undefined;
  /**
   * Sends traces of all runs to OpenAI, to be looked at there: with the text of messages, answers and tools in them. Needs
   * `OPENAI_API_KEY`, of OpenAI. Default: `CHATDOCK_TRACING`, which is on with `1`; else nothing is sent.
   */
  tracing?: boolean | undefined;
  /** What happens beside the answers: feedback, names for threads, speech to text. Default: none. */
  hooks?: ChatHooks | undefined;
  /** Takes files that users attach to messages. Default: it does not, and answers 501. */
  attachments?: AttachmentOptions | undefined;
  /** Threads to which nothing was added for so many days are deleted, with their files. Default: they are kept. */
  retention?: { days: number } | undefined;
  /**
   * Signs client secrets; at least 32 characters. To change it, give the new one and the one before: the first signs, both are
   * accepted. Default: `CHATDOCK_SECRET` and `CHATDOCK_SECRET_PREVIOUS`, else derived from `auth.secret` where that is the only
   * proof of a user, else made once and kept in the database.
   */
  secret?: string | readonly [current: string, previous: string] | undefined;
  /**
   * Sessions at OpenAI instead of this server's own, or beside them. Default: none, unless `CHATKIT_WORKFLOW_ID` is set. OpenAI ends
   * hosted workflows on 2026-11-30.
   */
  hosted?: HostedOptions | undefined;
  /**
   * How much may be asked, counted over all processes. Default: see {@link LimitOptions}. `false`: anything. `CHATDOCK_RATE_LIMITS=off`
   * switches all off.
   */
  limits?: LimitOptions | false | undefined;
  /** Where log lines go, such as a pino logger. Default: pino on standard output, at `LOG_LEVEL` or `info`. */
  logger?: Logger | undefined;
  /**
   * Where the routes are in the addresses of requests that come to `fetch`, or from Node's own HTTP server. Express takes the
   * mount point away itself. Default: `/api/chatkit`.
   */
  basePath?: string | undefined;
  /** Pages of other origins that may use the API: exact origins such as `https://www.example.com`. Default: none. */
  cors?: { origins: readonly string[] } | undefined;
}

type MakeAgent = AgentResponderOptions['agent'];
type Agent = Awaited<ReturnType<MakeAgent>>;

/** Environment variables that stand in for options, and are read once. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The options, checked and with their defaults. */
export interface Settings {
  readonly auth: AuthSettings;
  readonly database: 'memory' | (string & {}) | Database | PgPool | undefined;
  readonly responder: Responder | undefined;
  readonly agent: MakeAgent | undefined;
  readonly answers: AnswerSettings;
  readonly mcpServers: readonly RemoteServerSettings[];
  readonly approvals: Omit<ApprovalSetting, 'runs'>;
  readonly actions: Pick<Responder, 'action' | 'syncAction'>;
  readonly models: readonly ModelSetting[];
  /** `undefined`: nothing is traced. */
  readonly tracing: TraceAddress | undefined;
  readonly hooks: ChatHooks;
  readonly attachments: AttachmentSettings | undefined;
  readonly retentionDays: number | undefined;
  readonly secrets: SigningSecrets | undefined;
  /** `undefined`: all sessions are this server's own. */
  readonly hosted: HostedSettings | undefined;
  readonly limits: LimitSettings;
  readonly logger: Logger;
  readonly basePath: string;
  readonly origins: readonly string[];
}

/** How much the middleware reads, in bytes: recordings of speech are longer than other requests. */
export const bodyBytes = Object.freeze({ request: 262_144, recording: 8_388_608 });
/** How long a body may take to arrive, in milliseconds. */
export const bodyTimeoutMs = 30_000;

const known = [
  'auth',
  'database',
  'respond',
  'agent',
  'answers',
  'mcpServers',
  'approvals',
  'action',
  'syncAction',
  'models',
  'tracing',
  'hooks',
  'attachments',
  'retention',
  'secret',
  'hosted',
  'limits',
  'logger',
  'basePath',
  'cors',
];
const hookNames = ['feedback', 'title', 'transcribe'];

/**
 * Checks everything once, when the server is made.
 *
 * @throws ChatdockError `invalid_configuration`; the message says what to set, and holds no secret.
 */
export function parseOptions(options: ChatdockOptions, env: Environment): Settings {
  checkNames(options);
  const variable = (name: string) => env[name] || undefined;
  const production = env['NODE_ENV'] === 'production';
  const auth = parseAuthOptions(options.auth, production);
  const inMemory = options.database === 'memory';
  return Object.freeze({
    auth,
    database: options.database ?? variable('DATABASE_URL'),
    responder: parseResponder(options.respond),
    agent: parseAgent(options.agent),
    answers: parseAnswers(options.answers, variable('CHATDOCK_CONTEXT_TOKENS')),
    mcpServers: parseRemoteServers(options.mcpServers, knownSecrets(auth, options.secret, variable)),
    approvals: parseApprovals(options.approvals),
    actions: parseActions(options),
    models: parseModels(options.models, options.agent ? undefined : variable('CHATDOCK_MODELS')),
    tracing: parseTracing(options.tracing ?? variable('CHATDOCK_TRACING') === '1', variable),
    hooks: parseHooks(options.hooks),
    attachments: options.attachments && parseAttachmentOptions(options.attachments, { production, inMemory }),
    retentionDays: parseRetention(options.retention),
    secrets: parseSigningSecrets({
      given: options.secret,
      current: variable('CHATDOCK_SECRET'),
      previous: variable('CHATDOCK_SECRET_PREVIOUS'),
      shared: sharedSecrets(auth),
    }),
    hosted: parseHostedOptions(options.hosted, {
      workflowId: variable('CHATKIT_WORKFLOW_ID'),
      apiKey: variable('OPENAI_API_KEY'),
      baseURL: variable('OPENAI_BASE_URL'),
      production,
    }),
    limits: parseLimits(options.limits, variable('CHATDOCK_RATE_LIMITS')),
    logger: options.logger ?? ownLogger(variable('LOG_LEVEL')),
    basePath: parseBasePath(options.basePath ?? '/api/chatkit'),
    origins: parseOrigins(options.cors?.origins ?? []),
  });
}

function checkNames(options: ChatdockOptions): void {
  if (typeof Promise.withResolvers !== 'function')
    refuse(`Node ${process.versions.node} is too old: 22 or newer is needed.`);
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) refuse(`There is no option "${unknown}". There are: ${known.join(', ')}.`);
  checkKinds(options);
  checkTogether(options);
}

/** What goes together, and what does not. */
function checkTogether({ agent, respond, ...options }: ChatdockOptions): void {
  if (agent !== undefined && respond !== undefined) refuse('Set agent or respond, not both.');
  for (const name of ['approvals', 'mcpServers'] as const) {
    if (options[name] !== undefined && respond !== undefined)
      refuse(`${name} is for agents, and respond answers without one.`);
  }
  checkAssistant(options, (agent ?? respond) === undefined);
}

/** What the tasks assistant needs, and what is for it alone. */
function checkAssistant(
  { models, database }: Pick<ChatdockOptions, 'models' | 'database'>,
  answers: boolean,
): void {
  if (models !== undefined && !answers)
    refuse('models are for the tasks assistant: leave them out beside agent or respond.');
  if (database === 'memory' && answers) {
    refuse(
      "database: 'memory' keeps conversations only: set agent or respond beside it, the tasks need a database.",
    );
  }
}

function parseResponder(respond: ChatdockOptions['respond']): Responder | undefined {
  if (respond === undefined) return undefined;
  if (typeof respond === 'function') return { respond };
  if (typeof respond.respond !== 'function')
    refuse('respond must be an async generator function or a Responder.');
  return respond;
}

function parseAgent(agent: ChatdockOptions['agent']): MakeAgent | undefined {
  if (agent === undefined || typeof agent === 'function') return agent;
  if (typeof agent !== 'object' || agent === null)
    refuse('agent must be an Agent, or a function that makes one.');
  return (_turn, servers) =>
    servers.length > 0 ? agent.clone({ mcpServers: [...agent.mcpServers, ...servers] }) : agent;
}

function parseActions({ action, syncAction }: ChatdockOptions): Settings['actions'] {
  for (const given of [action, syncAction]) {
    if (given !== undefined && typeof given !== 'function')
      refuse('action and syncAction must be functions.');
  }
  return { ...(action && { action }), ...(syncAction && { syncAction }) };
}

function parseTracing(
  isOn: unknown,
  variable: (name: string) => string | undefined,
): TraceAddress | undefined {
  if (isOn === false) return undefined;
  if (isOn !== true) refuse('tracing must be true or false.');
  const [apiKey, base] = [variable('OPENAI_API_KEY'), variable('OPENAI_BASE_URL')];
  const isOpenAI = base === undefined || /(?:^|\.)api\.openai\.com$/u.test(URL.parse(base)?.hostname ?? '');
  if (apiKey !== undefined && isOpenAI) return { apiKey };
  return refuse(
    'tracing sends conversations to OpenAI: it needs OPENAI_API_KEY, and no OPENAI_BASE_URL elsewhere.',
  );
}

function parseHooks(hooks: ChatdockOptions['hooks']): ChatHooks {
  for (const [name, hook] of Object.entries(hooks ?? {})) {
    if (!hookNames.includes(name)) refuse(`There is no hook "${name}". There are: ${hookNames.join(', ')}.`);
    if (hook !== undefined && typeof hook !== 'function') refuse(`hooks.${name} must be a function.`);
  }
  return hooks ?? {};
}

function parseRetention(retention: ChatdockOptions['retention']): number | undefined {
  if (retention === undefined) return undefined;
  const { days } = retention;
  if (!Number.isFinite(days) || days <= 0) refuse('retention.days must be a number of days above 0.');
  return days;
}

/** What vouches for every user, so that a key made from it lets nobody do more than they could. */
function sharedSecrets({ tokens: [first, ...others], application }: AuthSettings): readonly string[] {
  const isOnly = others.length === 0 && !application;
  return isOnly && first && 'secret' in first.keys ? [first.keys.secret] : [];
}

/** Everything that signs something which opens this chat. */
function knownSecrets(
  { tokens }: AuthSettings,
  secret: ChatdockOptions['secret'],
  variable: (name: string) => string | undefined,
): readonly string[] {
  const users = tokens.flatMap(({ keys }) => ('secret' in keys ? [keys.secret] : []));
  const sessions = [secret, variable('CHATDOCK_SECRET'), variable('CHATDOCK_SECRET_PREVIOUS')].flat();
  return [...users, ...sessions.filter((text) => text !== undefined)];
}

function parseBasePath(path: string): string {
  if (path === '/') return '';
  if (/^(?:\/[\w.~%!$&'()*+,;=:@-]+)+$/u.test(path)) return path;
  return refuse(`basePath is "${path}". Write it as it stands in addresses: /api/chatkit`);
}

function parseOrigins(origins: unknown): string[] {
  return Array.isArray(origins) ? origins.map(checkOrigin) : refuse('cors.origins must be a list.');
}

function checkOrigin(origin: string): string {
  if (URL.canParse(origin) && new URL(origin).origin === origin && /^https?:\/\/[^*]+$/u.test(origin))
    return origin;
  return refuse(
    `cors.origins holds "${origin}", which is no origin. Write it as browsers do: https://www.example.com`,
  );
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
