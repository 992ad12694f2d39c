import { migrateTasks, postgresTasks } from '@chatdock/mcp-tasks';
import { migrate, openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import type { IncomingMessage } from 'node:http';
import { clientSecrets } from './auth/client-secret.ts';
import { userJwtVerifier } from './auth/verify-user-jwt.ts';
import { openTurns } from './chat/open-turns.ts';
import type { Responder } from './chat/ports.ts';
import { ChatdockError } from './chatdock-error.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { expressMiddleware, expressRequest, type ExpressMiddleware } from './http/express.ts';
import { applicationIdentity, bearerIdentity } from './http/identify.ts';
import { routes, type RouteParts } from './http/routes.ts';
import { widgetFiles } from './http/widget-files.ts';
import {
  bodyLimits,
  parseOptions,
  type ChatdockOptions,
  type Environment,
  type Settings,
} from './options.ts';
import { ownerKey, type Owner } from './owner.ts';
import { selfHostedSessions } from './sessions/self-hosted.ts';
import { generatedSecret } from './store/generated-secret.ts';
import { newId } from './store/new-id.ts';
import { postgresEndedSessions } from './store/postgres-ended-sessions.ts';
import { postgresThreads } from './store/postgres-threads.ts';
import { releaseAllClaims } from './store/turn-queries.ts';

/** How a server is closed. */
export interface CloseOptions {
  /** How long answers that are being given may go on, in milliseconds. Default 5,000. */
  graceMs?: number;
}

/** The whole chat server, as a middleware to mount: `app.use('/api/chatkit', chat)`. */
export interface Chatdock extends ExpressMiddleware {
  /**
   * Resolves when the database is open and up to date. Rejects with a coded error (a `DatabaseError`, a `ChatdockError`)
   * when the server cannot work; requests are then answered 503. Requests that come before wait for it.
   */
  readonly ready: Promise<void>;
  /** What answers, for a start-up banner: `offline model`, `gpt-… at host`. Empty until {@link Chatdock.ready}. */
  readonly model: string;
  /**
   * Who sends a request, by the same rules as the session route; for the application's own routes.
   * Rejects with a ChatdockError: `missing_token`, `invalid_token` or `invalid_request`, each with its HTTP `status`.
   */
  authenticate(request: IncomingMessage): Promise<Owner>;
  /**
   * Takes no more requests (503), lets answers finish or stops them and keeps what was said, then closes the database
   * if it opened it. Safe to call twice.
   */
  close(options?: CloseOptions): Promise<void>;
}

/**
 * Makes the server. It returns at once; the database is opened meanwhile, see {@link Chatdock.ready}.
 *
 * @param env stands in for options that are left out.
 * @throws ChatdockError `invalid_configuration`; the message says what to set.
 */
export function chatdock(options: ChatdockOptions, env: Environment = process.env): Chatdock {
  const settings = parseOptions(options, env);
  const { logger, origins, auth } = settings;
  const turns = openTurns();
  const isAmbient = 'authenticate' in auth;
  const identity = isAmbient ? applicationIdentity(auth) : bearerIdentity(userJwtVerifier(auth.jwt));
  const opening = openServer(settings, env);
  let closing: Promise<void> | null = null;

  const server = async (): Promise<OpenServer> => {
    if (closing) throw new ChatdockError('unavailable');
    return opening.catch((cause: unknown) => {
      throw new ChatdockError('unavailable', { cause });
    });
  };
  const parts: RouteParts['parts'] = async () => {
    const { sessions, stores, responder } = await server();
    return { identity, sessions, origins, stores, shared: { responder, turns, newId, now, logger } };
  };
  const checkReady = async () => void (await (await server()).database.query('select 1'));
  const files = widgetFiles(
    new URL('./', import.meta.resolve('@chatdock/widget/embed/manifest.json')),
    logger,
  );
  const middleware = expressMiddleware({
    route: routes({ parts, checkReady, files }),
    crossOrigin: crossOrigin(origins, isAmbient),
    limits: bodyLimits,
    logger,
  });
  const close = async (graceMs: number): Promise<void> => {
    await turns.close(graceMs);
    const open = await opening.catch(() => null);
    await open?.close();
  };

  const ready = opening.then(({ model }) => void (chat.model = model));
  ready.catch(() => {}); // for those who never look: their requests are answered 503
  const chat = Object.assign(middleware, {
    ready,
    model: '',
    authenticate: async (request: IncomingMessage) =>
      (await identity.identify(expressRequest(request, bodyLimits))).owner,
    close: ({ graceMs = 5_000 }: CloseOptions = {}) => (closing ??= close(graceMs)),
  });
  return chat;
}

/** What is there once the database is. */
interface OpenServer {
  readonly database: Database;
  readonly sessions: ReturnType<typeof selfHostedSessions>;
  readonly stores: ReturnType<typeof postgresThreads>;
  readonly responder: Responder;
  readonly model: string;
  readonly close: () => Promise<void>;
}

async function openServer(settings: Settings, env: Environment): Promise<OpenServer> {
  const { database, close } = await findDatabase(settings);
  try {
    await migrate(database, {
      schema: 'chatdock',
      directory: new URL('./store/migrations/', import.meta.url),
    });
    if (database.kind === 'pglite') await releaseAllClaims(database); // whoever held one is gone: this folder has one process
    const secret = settings.secret ?? { text: await generatedSecret(database), purpose: 'generated' };
    const secrets = await clientSecrets(secret.text, secret.purpose);
    const sessions = selfHostedSessions(secrets, postgresEndedSessions(database));
    const { responder, model } = await findResponder(settings, database, env);
    settings.logger.info({ database: database.description, model }, 'chatdock is ready');
    return { database, sessions, stores: postgresThreads(database), responder, model, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What was handed in stays open; what is opened here is closed here. */
async function findDatabase({
  database: given,
  logger,
}: Settings): Promise<Pick<OpenServer, 'database' | 'close'>> {
  if (typeof given === 'object' && 'kind' in given) return { database: given, close: async () => {} };
  const onProgress = (message: string) => logger.info({}, message);
  const where = typeof given === 'object' ? { pool: given } : { url: given };
  const database = await openDatabase({ ...where, onProgress });
  return { database, close: () => database.close() };
}

function now(): Date {
  return new Date();
}

/** Loads the Agents SDK only where it is used. */
async function findResponder(
  { responder, agent, logger }: Settings,
  database: Database,
  env: Environment,
): Promise<Pick<OpenServer, 'responder' | 'model'>> {
  if (responder) return { responder, model: 'a responder of the application' };
  const { agentResponder, chooseModel, tasksAssistant } = await import('./agent/index.ts');
  if (agent) return { responder: agentResponder({ agent, logger }), model: 'an agent of the application' };
  const model = await chooseModel(env);
  await migrateTasks(database);
  const tasks = postgresTasks(database);
  const forOwner = (owner: Owner) => tasks.forOwner(ownerKey(owner));
  return { responder: tasksAssistant({ model, tasks: forOwner, logger }), model: model.description };
}
