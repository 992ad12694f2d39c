import type { Database } from '@chatdock/mcp-tasks/database';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatHooks } from '../../../src/chat/ports.ts';
import type { Chatdock, ChatdockOptions } from '../../../src/index.ts';
import { scriptedResponder } from '../../../src/conformance/index.ts';
import { logLines } from '../../support/log-lines.ts';
import { openTestPGlite, openTestPostgres } from '../../support/open-test-database.ts';
import { startServer } from '../../support/test-server.ts';
import { newUser, type User } from './user.ts';

/** Where browsers would reach the server; no request of a test says so. */
const publicUrl = 'https://chat.example/api/chatkit';

/** Where conversations are kept, and the way to be done with it. */
interface Store {
  readonly database: Database | 'memory';
  readonly close: () => Promise<void>;
}

/** The stores that every scenario runs on. */
const stores = {
  memory: async () => ({ database: 'memory' as const, close: async () => {} }),
  PGlite: openTestPGlite,
  Postgres: openTestPostgres,
} satisfies Record<string, () => Promise<Store>>;

export type StoreName = keyof typeof stores;

export const storeNames: readonly StoreName[] = ['memory', 'PGlite', 'Postgres'];

type Heard = Parameters<NonNullable<ChatHooks['feedback']>>[0];
type Recording = Parameters<NonNullable<ChatHooks['transcribe']>>[0];

/** A running server. */
export interface Place {
  /** The address of the protocol. */
  readonly api: string;
  readonly chat: Chatdock;
  /** What was logged, a JSON text each. */
  readonly log: readonly string[];
  newUser(name?: string): Promise<User>;
}

/** What scenarios talk to: a server on one of the stores, whose responder does what it is sent. */
export interface World extends Place {
  readonly store: StoreName;
  /** Where conversations are kept; `null`: in memory. */
  readonly database: Database | null;
  /** The address, as the server gave it out, at which this server is reached. */
  reach(address: string): string;
  /** What the feedback hook was told. */
  readonly feedback: readonly Heard[];
  /** What the transcription hook was given. */
  readonly recordings: readonly Recording[];
  /**
   * Another server with other options: on the same conversations, except in memory, where it has its own. It is closed with
   * the world.
   */
  start(options: Partial<ChatdockOptions>): Promise<Place>;
  close(): Promise<void>;
}

export async function openWorld(store: StoreName): Promise<World> {
  const { database, close } = await stores[store]();
  const closings: (() => Promise<void>)[] = [];
  const feedback: Heard[] = [];
  const recordings: Recording[] = [];

  const start = async (options: Partial<ChatdockOptions>): Promise<Place> => {
    const server = await startServer({ database, logger: logLines(), ...options });
    closings.unshift(() => server.close());
    const { api, chat, log } = server;
    return { api, chat, log: log.lines, newUser: (name) => newUser(api, name) };
  };
  const hooks: ChatHooks = {
    feedback: (heard) => void feedback.push(heard),
    transcribe(recording) {
      recordings.push(recording);
      return new TextDecoder().decode(recording.data);
    },
  };
  const directory = await mkdtemp(join(tmpdir(), 'chatdock-files-'));
  const attachments = { publicUrl, files: { directory } };
  const place = await start({ respond: scriptedResponder(), hooks, attachments });
  return {
    ...place,
    store,
    database: typeof database === 'object' ? database : null,
    reach: (address) => address.replace(publicUrl, place.api),
    feedback,
    recordings,
    start,
    async close() {
      for (const end of closings) await end();
      await close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
