import type { IncomingMessage } from 'node:http';
import type { OfferedModel } from './agent/models/model-options.ts';
import { starterPrompts, type StarterPrompt } from './agent/tasks/starter-prompts.ts';
import { attachmentsOf } from './attachments/attachments.ts';
import { sweepAttachments } from './attachments/remove-files.ts';
import { userJwtVerifier } from './auth/verify-user-jwt.ts';
import type { SharedContext } from './chat/context.ts';
import { errorFields } from './error-fields.ts';
import { Journal } from './chat/turns/journal.ts';
import { openTurns } from './chat/turns/open-turns.ts';
import { takeOver } from './chat/take-over.ts';
import { userChats, type UserChats } from './chat/user-chats.ts';
import { ChatdockError } from './chatdock-error.ts';
import { apiDocuments } from './http/api-documents.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { expressMiddleware, expressRequest, type ExpressMiddleware } from './http/express.ts';
import { requestIdentity, type Identity } from './http/identify.ts';
import type { RouteParts } from './http/route-table.ts';
import { routes } from './http/routes.ts';
import { scriptTag, type Embed } from './http/script-tag.ts';
import { webHandler, type WebHandler } from './http/web-handler.ts';
import { webRequest } from './http/web-request.ts';
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
import { watchedSessions } from './sessions/watched-sessions.ts';
import { newId, newRequestId } from './store/new-id.ts';
import { openTelemetry } from './telemetry/open-telemetry.ts';

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
  /** The models that people may choose from, as ChatKit’s `composer.models` takes them. Empty until {@link Chatdock.ready}. */
  readonly models: readonly OfferedModel[];
  /**
   * What the tasks assistant suggests in an empty conversation, as ChatKit’s `startScreen.prompts` takes it. Pages with the script
   * tag show it by themselves. Empty when an agent, a responder or a workflow at OpenAI answers.
   */
  readonly prompts: readonly StarterPrompt[];
  /**
   * The same for frameworks that speak web-standard requests and responses: Hono, Next.js, Fastify and their like. Addresses
   * are taken as they are, or below `basePath`. Needs Node all the same.
   */
  readonly fetch: WebHandler;
  /**
   * Who sends a request, by the same rules as the session route; for the application's own routes.
   * Rejects with a ChatdockError: `missing_token`, `invalid_token` or `invalid_request`, each with its HTTP `status`.
   */
  authenticate(request: IncomingMessage | Request): Promise<Owner>;
  /** The conversations of a user, for the application's own code. Rejects as {@link Chatdock.ready} does. */
  user(owner: Owner): Promise<UserChats>;
  /**
   * The script tag for pages of yours, with `integrity`: what it loads never changes at its address. `mountPoint` is where browsers
   * find the API, as a path or an address. Default: `basePath`.
   */
  embed(mountPoint?: string): Promise<Embed>;
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
  const running = runServer(settings, env);
  const identity = identityOf(settings, () => running.server());
  const parts: RouteParts['parts'] = async () => {
    const { sessions, limits, storage, shared, attachments, handOver } = await running.server();
    const { stores, requests, signals } = storage;
    const chatkit = { stores, requests, shared, bodyBytes };
    const taking = (visitor: Owner, user: Owner) => takeOver({ handOver, signals, logger }, visitor, user);
    return { identity, sessions, limits, takeOver: taking, origins, attachments, ...chatkit };
  };
  const prompts = proposals(settings);
  const files = widgetFiles(new URL('./', import.meta.resolve('@chatdock/widget/embed/manifest.json')), {
    logger,
    prompts,
  });
  const answering = {
    route: routes(
      {
        parts,
        checkReady: async () => (await running.server()).storage.check(),
        files,
        documents: apiDocuments(),
      },
      { logger, observer: openTelemetry, newRequestId },
    ),
    // Pages cannot know whether cookies are needed when they have no token, so the browser adds them.
    crossOrigin: crossOrigin(origins, auth.application !== undefined || auth.anonymous),
    logger,
  };
  const setting = { basePath: settings.basePath, bodyTimeoutMs };
  const middleware = expressMiddleware(answering, setting);
  const ready = running.opening.then(({ model, models }) => void Object.assign(chat, { model, models }));
  ready.catch(() => {}); // for those who never look: their requests are answered 503
  const models: readonly OfferedModel[] = [];
  const chat = Object.assign(middleware, {
    ready,
    model: '',
    models,
    prompts,
    fetch: webHandler(answering, setting),
    authenticate: async (request: IncomingMessage | Request) => {
      const { signal } = new AbortController();
      const asked =
        request instanceof Request
          ? webRequest(request, { ...setting, signal, address: undefined })
          : expressRequest(request, setting, signal);
      return (await identity.authenticate(asked)).owner;
    },
    embed: async (mountPoint = settings.basePath) =>
      scriptTag(mountPoint, { ...(await files.describe()), prompts }),
    user: async (owner: Owner) => chatsOf(await running.server(), owner),
    close: ({ graceMs = 5_000 }: CloseOptions = {}) => running.close(graceMs),
  });
  return chat;
}

/** Only the tasks assistant proposes something. */
function proposals({ responder, agent, hosted }: Settings): readonly StarterPrompt[] {
  return responder || agent || hosted ? [] : starterPrompts;
}

function identityOf({ auth, origins, logger }: Settings, server: () => Promise<OpenServer>): Identity {
  const onOutage = (error: unknown) =>
    logger.warn(errorFields(error), 'the keys of an issuer cannot be had; the last ones are used');
  return requestIdentity({
    verify: auth.tokens.length > 0 ? userJwtVerifier(auth.tokens, { onOutage }) : undefined,
    application: auth.application,
    visitors: auth.anonymous ? async () => (await server()).visitors : undefined,
    admitVisitor: async (address) => (await server()).limits.requests.admitVisitor(address),
    origins,
  });
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
  const observer = openTelemetry;
  const opened = openServer({ settings, env, now, isBusy: () => turns.isBusy(), observer });
  const opening = opened.then((open): RunningServer => {
    const { stores, signals } = open.storage;
    const journal = new Journal(stores, logger);
    signals.listen(({ kind, threadId, turnId }) => {
      if (kind === 'stop') turns.find(turnId ?? '')?.stop('user_stopped');
      if (kind === 'deleted') turns.stopThread(threadId, 'turn_lost');
    });
    const { responder } = open;
    if (open.attachments) void sweepAttachments(open.attachments); // what a crash has left
    const closing = closed.signal;
    const shared = { responder, hooks, turns, journal, signals, closing, newId, now, logger, observer };
    return { ...open, sessions: watchedSessions(open.sessions, observer), shared };
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
function chatsOf(running: RunningServer, owner: Owner): UserChats {
  const { storage, shared, otherData, attachments, limits } = running;
  const allowance = limits.turns.ofApplication(owner);
  const request = { metadata: {}, locale: undefined };
  const context = { ...shared, owner, allowance, store: storage.stores.of(owner), once: null, request };
  const own = attachments && attachmentsOf(attachments, owner);
  return userChats({ ...context, attachments: own, signal: shared.closing }, otherData(owner));
}

function now(): Date {
  return new Date();
}
