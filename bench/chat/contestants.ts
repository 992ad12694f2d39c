import type { BenchDatabase } from './bench-database.ts';
import { secret, userToken } from '../sessions/user-token.ts';
import { ask, endChild, startChild } from './child.ts';
import { postgresCpu } from './postgres-cpu.ts';
import type { Memory } from './serve.ts';

/** Who is measured, and what to know to start them. */
const contestants = {
  node: { name: 'limit: bare node:http', script: 'limits/bare-chat.ts', hasDatabase: false },
  batch: { name: 'limit: bare node:http, batched', script: 'limits/bare-chat.ts', hasDatabase: false },
  express: { name: 'bare Express', script: 'limits/bare-chat.ts', hasDatabase: false },
  'express-jose': { name: 'bare Express with jose', script: 'limits/bare-session.ts', hasDatabase: false },
  peer: { name: 'chatkit-node-backend-sdk in memory', script: 'chat/serve-peer.ts', hasDatabase: false },
  'peer-postgres': {
    name: 'chatkit-node-backend-sdk on Postgres',
    script: 'chat/serve-peer.ts',
    hasDatabase: true,
  },
  chatdock: { name: 'chatdock on Postgres', script: 'chat/serve-chatdock.ts', hasDatabase: true },
};

export type Kind = keyof typeof contestants;

/** A chat server in a process of its own, spoken to over HTTP. */
export interface Contestant {
  readonly kind: Kind;
  /** In words for the tables. */
  readonly name: string;
  readonly url: URL;
  /** The headers that a user's requests carry. */
  signIn(user: string): Promise<Record<string, string>>;
  /** Microseconds of processor time that its process has used, and its Postgres, if it has one. */
  cpu(): Promise<number>;
  /** What its process holds. */
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Lets the process collect its garbage before it tells its memory. */
  exposeGc?: boolean;
  /** What is in the peer's memory already, as JSON. */
  amounts?: string;
}

/** Starts a contestant; one that has a database keeps its conversations in this one. */
export async function startContestant(
  kind: Kind,
  database: BenchDatabase,
  { exposeGc = false, amounts = '' }: StartOptions = {},
): Promise<Contestant> {
  const { name, script, hasDatabase } = contestants[kind];
  const env = { DATABASE_URL: hasDatabase ? database.url : '', CHATDOCK_BENCH_SECRET: secret };
  const { child, said } = await startChild(script, { args: [kind, amounts], env, exposeGc });
  const cpuOfPostgres = hasDatabase ? await postgresCpu(database.url) : () => 0;
  const url = new URL(said);
  return {
    kind,
    name: cpuOfPostgres ? name : `${name} (whose own time cannot be seen here)`,
    url,
    signIn: async (user) => (kind === 'chatdock' ? openSession(url, user) : { 'x-user': user }),
    cpu: async () => (await ask<number>(child, 'cpu')) + (cpuOfPostgres?.() ?? 0),
    memory: () => ask<Memory>(child, 'memory'),
    stop: () => endChild(child),
  };
}

/** A session of a user, as the headers that their requests carry. */
export async function openSession(url: URL, user: string): Promise<Record<string, string>> {
  const headers = { authorization: `Bearer ${await userToken(user)}` };
  const response = await fetch(`${url}/session`, { method: 'POST', headers });
  if (response.status !== 201) throw new Error(`session: ${response.status} ${await response.text()}`);
  const body: { client_secret: string } = await response.json();
  return { authorization: `Bearer ${body.client_secret}` };
}
