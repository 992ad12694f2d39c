import { handOverTasks, migrateTasks, postgresTasks } from '@chatdock/mcp-tasks';
import { openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import { attachmentLinks } from './attachments/attachment-links.ts';
import type { AttachmentParts } from './attachments/attachment-parts.ts';
import { isApprovalAction } from './agent/approval/approval-card.ts';
import type { RemoteServerSettings } from './agent/tools/remote/remote-server-options.ts';
import { serverTokens } from './auth/server-tokens.ts';
import { clientSecrets } from './auth/client-secret.ts';
import { visitorTokens, type VisitorTokens } from './auth/visitor-tokens.ts';
import { pausedRunData } from './chat/paused-run-data.ts';
import type { OfferedModel } from './agent/models/model-options.ts';
import type { Responder } from './chat/ports.ts';
import type { TakeOverParts } from './chat/take-over.ts';
import type { OtherData } from './chat/user-chats.ts';
import type { Observer } from './observer.ts';
import type { Environment, Settings } from './options.ts';
import { ownerKey, type Owner } from './owner.ts';
import { openLimits, type Limits } from './limits/limits.ts';
import { hostingNotice } from './sessions/hosting-end.ts';
import { openaiHostedSessions } from './sessions/openai-hosted.ts';
import { openaiSessions } from './sessions/openai-sessions.ts';
import { selfHostedSessions } from './sessions/self-hosted.ts';
import type { SessionIssuer } from './sessions/session-issuer.ts';
import { memoryStorage } from './store/memory-storage.ts';
import type { SigningSecrets } from './signing-secret.ts';
import { postgresStorage } from './store/postgres-storage.ts';
import { sideBySide } from './sessions/side-by-side.ts';
import type { MoveAlong, Storage } from './store/storage.ts';
import { ownerTasks } from './owner-tasks.ts';

/** What is there once the database is. */
export interface OpenServer {
  readonly storage: Storage;
  readonly sessions: SessionIssuer;
  readonly visitors: VisitorTokens;
  /** Gives one owner all that another has, conversations and tasks; see `takeOver`. */
  readonly handOver: TakeOverParts['handOver'];
  readonly limits: Limits;
  readonly responder: Responder;
  /** `null` when attachments are not offered. */
  readonly attachments: AttachmentParts | null;
  /** What answers, in words. */
  readonly model: string;
  /** The models to choose from. */
  readonly models: readonly OfferedModel[];
  /** What else than conversations is kept of an owner. */
  readonly otherData: (owner: Owner) => readonly OtherData[];
  readonly close: () => Promise<void>;
}

export interface OpenServerOptions {
  readonly settings: Settings;
  readonly env: Environment;
  /** Whether turns are open in this process. */
  readonly isBusy: () => boolean;
  readonly now: () => Date;
  readonly observer: Observer;
}

/** Opens what the settings name. Rejects with a coded error when the server cannot work; nothing is left open then. */
export async function openServer(options: OpenServerOptions): Promise<OpenServer> {
  const { settings, env, isBusy, now, observer } = options;
  const { database, close } = await findDatabase(settings);
  try {
    const { logger, retentionDays } = settings;
    const storage = database
      ? await postgresStorage(database, { logger, isBusy, retentionDays })
      : memoryStorage();
    const secrets = settings.secrets ?? [{ text: await storage.generatedSecret(), purpose: 'generated' }];
    const answering = await findResponder(settings, database, { env, observer, storage });
    const stopTracing = await traceRuns(settings);
    const sessions = await sessionIssuer(settings, { storage, secrets, now });
    const limits = openLimits({
      settings: settings.limits,
      store: storage.usage,
      secret: secrets[0],
      now,
      logger,
    });
    logger.info({ database: storage.description, model: answering.model }, 'chatdock is ready');
    return {
      ...answering,
      storage,
      attachments: attachmentParts(settings, storage, secrets),
      visitors: visitorTokens(secrets),
      handOver: (from, to) => storage.handOver(from, to, answering.moveAlong),
      sessions,
      limits,
      async close() {
        answering.close?.();
        await stopTracing();
        await limits.close();
        await storage.close().catch(() => {}); // what could not be given up is over when this process has been silent long enough
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Traces the runs of this process, where that is asked for. Answers what ends it. */
async function traceRuns({ tracing, logger }: Settings): Promise<() => Promise<void>> {
  if (!tracing) return nothingToClose;
  logger.warn({}, 'tracing is on: the text of conversations is sent to OpenAI');
  const { startTracing } = await import('./agent/models/openai-tracing.ts');
  return startTracing(tracing);
}

/** This server's own sessions, and those at OpenAI where there are any. */
async function sessionIssuer(
  { hosted: settings, logger }: Settings,
  { storage, secrets, now }: { storage: Storage; secrets: SigningSecrets; now: () => Date },
): Promise<SessionIssuer> {
  const selfHosted = selfHostedSessions(clientSecrets(secrets), storage.endedSessions);
  if (!settings) return selfHosted;
  const { level, message } = hostingNotice(now());
  logger[level]({ workflow: settings.workflowId }, message);
  const openai = await openaiSessions(settings);
  const records = storage.hostedRecords;
  const hosted = openaiHostedSessions({ settings, openai, records, now, logger });
  return sideBySide({ selfHosted, hosted, use: settings.use });
}

function attachmentParts(
  { attachments: settings, logger }: Settings,
  { attachments: stores, fileRemovals: removals }: Storage,
  secrets: SigningSecrets,
): AttachmentParts | null {
  if (!settings) return null;
  return { settings, stores, removals, links: attachmentLinks(secrets), logger };
}

interface FoundDatabase {
  /** `null`: everything is kept in memory. */
  readonly database: Database | null;
  readonly close: () => Promise<void>;
}

async function nothingToClose(): Promise<void> {}

/** What was handed in stays open; what is opened here is closed here. */
async function findDatabase({ database: given, logger }: Settings): Promise<FoundDatabase> {
  if (given === 'memory') return { database: null, close: nothingToClose };
  if (typeof given === 'object' && 'kind' in given) return { database: given, close: nothingToClose };
  const onProgress = (message: string) => logger.info({}, message);
  const where = typeof given === 'object' ? { pool: given } : { url: given };
  const database = await openDatabase({ ...where, onProgress });
  return { database, close: () => database.close() };
}

interface Answering extends Pick<OpenServer, 'responder' | 'model' | 'models' | 'otherData'> {
  /** Moves what `otherData` has from one owner to another. */
  readonly moveAlong: MoveAlong;
  readonly close?: () => void;
}

/** What the application answers with: there is nothing to choose, and of an owner there are conversations only. */
const nothingElse: Omit<Answering, 'responder' | 'model'> = {
  models: [],
  otherData: () => [],
  moveAlong: async () => {},
};

/** Loads the Agents SDK only where it is used. */
async function findResponder(
  settings: Settings,
  database: Database | null,
  {
    env,
    observer,
    storage: { pausedRuns },
  }: Pick<OpenServerOptions, 'env' | 'observer'> & { storage: Storage },
): Promise<Answering> {
  const { responder, agent, actions, logger } = settings;
  if (responder) {
    const acting = withActions(responder, actions);
    return { responder: acting, model: 'a responder of the application', ...nothingElse };
  }
  const approvals = { ...settings.approvals, runs: pausedRuns };
  const questions = (owner: Owner) => pausedRunData(pausedRuns(owner));
  const { agentResponder, chooseModel, remoteServers, tasksAssistant } = await import('./agent/index.ts');
  const remote = remoteServers(settings.mcpServers.map(withTokens));
  const { connect: connectTools, close } = remote;
  const tracing = settings.tracing !== undefined;
  const common = { connectTools, approvals, tracing, logger, observer };
  if (agent || !database) {
    const made = agentResponder({ ...settings.answers, ...actions, ...common, agent: agent ?? noAgent });
    const otherData = (owner: Owner) => [questions(owner)];
    return { responder: made, model: 'an agent of the application', ...nothingElse, otherData, close };
  }
  const model = await chooseModel(env, settings.models);
  await migrateTasks(database);
  const tasks = postgresTasks(database);
  const forOwner = (owner: Owner) => tasks.forOwner(ownerKey(owner));
  return {
    responder: tasksAssistant({
      ...common,
      model,
      tasks: forOwner,
      answers: settings.answers,
      actions,
      titles: settings.hooks.title === undefined,
    }),
    close,
    model: model.description,
    models: (model.choices ?? []).map(({ offered }) => offered),
    otherData: (owner) => [questions(owner), ownerTasks(forOwner(owner))],
    moveAlong: async (tx, from, to) => void (await handOverTasks(tx, from, to)),
  };
}

/** Tokens are made here: what makes agents has no secrets. */
function withTokens(server: RemoteServerSettings): RemoteServerSettings {
  const { signing } = server;
  return signing ? { ...server, token: serverTokens(signing) } : server;
}

function noAgent(): never {
  throw new TypeError('Without a database there is no tasks assistant.');
}

/** The responder, acting on widgets as the application says, else as it does by itself. What it has asked comes back to it. */
function withActions(responder: Responder, given: Settings['actions']): Responder {
  const own = responder.action?.bind(responder);
  const other = given.action ?? own;
  const action: Responder['action'] =
    other && ((...call) => (own && isApprovalAction(call[1]) ? own : other)(...call));
  const syncAction = given.syncAction ?? responder.syncAction?.bind(responder);
  const streamOptions = responder.streamOptions?.bind(responder);
  return {
    respond: (turn) => responder.respond(turn),
    ...(action && { action }),
    ...(syncAction && { syncAction }),
    ...(streamOptions && { streamOptions }),
  };
}
