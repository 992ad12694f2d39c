import type { IncomingMessage } from 'node:http';
import { attachmentsOf } from './attachments/attachments.ts';
import { sweepAttachments } from './attachments/remove-files.ts';
import { userJwtVerifier } from './auth/verify-user-jwt.ts';
import type { SharedContext } from './chat/context.ts';
import { errorFields } from './error-fields.ts';
import { Journal } from './chat/turns/journal.ts';
import { openTurns } from './chat/turns/open-turns.ts';
import { userChats, type UserChats } from './chat/user-chats.ts';
import { ChatdockError } from './chatdock-error.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { expressMiddleware, expressRequest, type ExpressMiddleware } from './http/express.ts';
import { applicationIdentity, bearerIdentity } from './http/identify.ts';
import { routes, type RouteParts } from './http/routes.ts';
import { widgetFiles } from './http/widget-files.ts';
import { openServer, type OpenServer } from './open-server.ts';
import {
  bodyBytes,
  bodyTimeoutMs,
  parseOptions,
  type ChatdockOptions,
  type Environment,
  type Settings,
} from './options.ts';
import type { Owner } from './owner.ts';
import { newId } from './store/new-id.ts';

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
  /** The conversations of a user, for the application's own code. Rejects as {@link Chatdock.ready} does. */
  user(owner: Owner): Promise<UserChats>;
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
  const isAmbient = 'authenticate' in auth;
  const identity = isAmbient ? applicationIdentity(auth) : bearerIdentity(userJwtVerifier(auth.jwt));
  const running = runServer(settings, env);
  const parts: RouteParts['parts'] = async () => {
    const { sessions, storage, shared, attachments } = await running.server();
    const chatkit = { stores: storage.stores, shared, bodyBytes };
    return { identity, sessions, origins, attachments, ...chatkit };
  };
  const files = widgetFiles(
    new URL('./', import.meta.resolve('@chatdock/widget/embed/manifest.json')),
    logger,
  );
  const middleware = expressMiddleware({
    route: routes({ parts, checkReady: async () => (await running.server()).storage.check(), files }),
    crossOrigin: crossOrigin(origins, isAmbient),
    bodyTimeoutMs,
    logger,
  });
  const ready = running.opening.then(({ model }) => void (chat.model = model));
  ready.catch(() => {}); // for those who never look: their requests are answered 503
  const chat = Object.assign(middleware, {
    ready,
    model: '',
    authenticate: async (request: IncomingMessage) => {
      const signal = new AbortController().signal;
      return (await identity.identify(expressRequest(request, { bodyTimeoutMs, signal }))).owner;
    },
    user: async (owner: Owner) => chatsOf(await running.server(), owner),
    close: ({ graceMs = 5_000 }: CloseOptions = {}) => running.close(graceMs),
  });
  return chat;
}

interface RunningServer extends OpenServer {
  readonly shared: SharedContext;
}

/** Deletes what is over, and the files that went with it. */
async function keepUp({ storage, attachments }: OpenServer): Promise<void> {
  try {
    await storage.upkeep();
  } finally {
    if (attachments) await sweepAttachments(attachments);
  }
}

/** How often what is over is deleted, in milliseconds. */
const upkeepMs = 600_000;

/** Opens the server, and closes it. */
function runServer(settings: Settings, env: Environment) {
  const { logger, hooks } = settings;
  const turns = openTurns();
  const closed = new AbortController();
  const opening = openServer({ settings, env, isBusy: () => turns.isBusy() }).then((open): RunningServer => {
    const { stores, signals } = open.storage;
    const journal = new Journal(stores, logger);
    signals.listen(({ kind, threadId, turnId }) => {
      if (kind === 'stop') turns.find(turnId ?? '')?.stop('user_stopped');
      if (kind === 'deleted') turns.stopThread(threadId, 'turn_lost');
    });
    const { responder } = open;
    if (open.attachments) void sweepAttachments(open.attachments); // what a crash has left
    const closing = closed.signal;
    const shared = { responder, hooks, turns, journal, signals, closing, newId, now, logger };
    return { ...open, shared };
  });
  const upkeep = setInterval(() => {
    opening
      .then(keepUp)
      .catch((error: unknown) => logger.warn(errorFields(error), 'what is over could not be deleted'));
  }, upkeepMs);
  upkeep.unref();
  let closing: Promise<void> | null = null;
  const close = async (graceMs: number): Promise<void> => {
    clearInterval(upkeep);
    await turns.close(graceMs);
    closed.abort();
    const open = await opening.catch(() => null);
    await open?.close();
  };
  return {
    opening,
    /** What is there; rejects with ChatdockError `unavailable` before and after. */
    async server(): Promise<RunningServer> {
      if (closing) throw new ChatdockError('unavailable');
      return opening.catch((cause: unknown) => {
        throw new ChatdockError('unavailable', { cause });
      });
    },
    close: (graceMs: number) => (closing ??= close(graceMs)),
  };
}

/** What the application does in a user's conversations goes the way of a request that nobody sent. */
function chatsOf({ storage, shared, otherData, attachments }: RunningServer, owner: Owner): UserChats {
  const request = { metadata: {}, locale: undefined };
  const context = { ...shared, owner, store: storage.stores.of(owner), request };
  const own = attachments && attachmentsOf(attachments, owner);
  return userChats({ ...context, attachments: own, signal: shared.closing }, otherData(owner));
}

function now(): Date {
  return new Date();
}
