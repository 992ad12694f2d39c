import { migrateTasks, postgresTasks } from '@chatdock/mcp-tasks';
import { openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import { attachmentLinks } from './attachments/attachment-links.ts';
import type { AttachmentParts } from './attachments/attachment-parts.ts';
import { clientSecrets } from './auth/client-secret.ts';
import type { Responder } from './chat/ports.ts';
import type { OtherData } from './chat/user-chats.ts';
import type { Environment, Settings } from './options.ts';
import { ownerKey, type Owner } from './owner.ts';
import { selfHostedSessions } from './sessions/self-hosted.ts';
import type { SessionIssuer } from './sessions/session-issuer.ts';
import { memoryStorage } from './store/memory-storage.ts';
import { postgresStorage } from './store/postgres-storage.ts';
import type { Storage } from './store/storage.ts';
import { ownerTasks } from './owner-tasks.ts';

/** What is there once the database is. */
export interface OpenServer {
  readonly storage: Storage;
  readonly sessions: SessionIssuer;
  readonly responder: Responder;
  /** `null` when attachments are not offered. */
  readonly attachments: AttachmentParts | null;
  /** What answers, in words. */
  readonly model: string;
  /** What else than conversations is kept of an owner. */
  readonly otherData: (owner: Owner) => readonly OtherData[];
  readonly close: () => Promise<void>;
}

export interface OpenServerOptions {
  readonly settings: Settings;
  readonly env: Environment;
  /** Whether turns are open in this process. */
  readonly isBusy: () => boolean;
}

/** Opens what the settings name. Rejects with a coded error when the server cannot work; nothing is left open then. */
export async function openServer({ settings, env, isBusy }: OpenServerOptions): Promise<OpenServer> {
  const { database, close } = await findDatabase(settings);
  try {
    const { logger, retentionDays } = settings;
    const storage = database
      ? await postgresStorage(database, { logger, isBusy, retentionDays })
      : memoryStorage();
    const secret = settings.secret ?? { text: await storage.generatedSecret(), purpose: 'generated' };
    const secrets = await clientSecrets(secret.text, secret.purpose);
    const answering = await findResponder(settings, database, env);
    logger.info({ database: storage.description, model: answering.model }, 'chatdock is ready');
    return {
      ...answering,
      responder: withActions(answering.responder, settings.actions),
      storage,
      attachments: attachmentParts(settings, storage, secret),
      sessions: selfHostedSessions(secrets, storage.endedSessions),
      async close() {
        await storage.close().catch(() => {}); // what could not be given up is over when this process has been silent long enough
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function attachmentParts(
  { attachments: settings, logger }: Settings,
  { attachments: stores, fileRemovals: removals }: Storage,
  secret: NonNullable<Settings['secret']>,
): AttachmentParts | null {
  if (!settings) return null;
  return { settings, stores, removals, links: attachmentLinks(secret.text, secret.purpose), logger };
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

type Answering = Pick<OpenServer, 'responder' | 'model' | 'otherData'>;

const nothingElse = (): readonly OtherData[] => [];

/** Loads the Agents SDK only where it is used. */
async function findResponder(
  { responder, agent, logger }: Settings,
  database: Database | null,
  env: Environment,
): Promise<Answering> {
  if (responder) return { responder, model: 'a responder of the application', otherData: nothingElse };
  const { agentResponder, chooseModel, tasksAssistant } = await import('./agent/index.ts');
  if (agent || !database) {
    const made = agentResponder({ agent: agent ?? noAgent, logger });
    return { responder: made, model: 'an agent of the application', otherData: nothingElse };
  }
  const model = await chooseModel(env);
  await migrateTasks(database);
  const tasks = postgresTasks(database);
  const forOwner = (owner: Owner) => tasks.forOwner(ownerKey(owner));
  return {
    responder: tasksAssistant({ model, tasks: forOwner, logger }),
    model: model.description,
    otherData: (owner) => [ownerTasks(forOwner(owner))],
  };
}

function noAgent(): never {
  throw new TypeError('Without a database there is no tasks assistant.');
}

/** The responder, acting on widgets as the application says, else as it does by itself. */
function withActions(responder: Responder, given: Settings['actions']): Responder {
  const action = given.action ?? responder.action?.bind(responder);
  const syncAction = given.syncAction ?? responder.syncAction?.bind(responder);
  const streamOptions = responder.streamOptions?.bind(responder);
  return {
    respond: (turn) => responder.respond(turn),
    ...(action && { action }),
    ...(syncAction && { syncAction }),
    ...(streamOptions && { streamOptions }),
  };
}
