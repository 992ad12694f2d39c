import type { BenchDatabase } from '../chat/bench-database.ts';
import { ask, endChild, startChild } from '../chat/child.ts';
import { openSession } from '../chat/contestants.ts';
import { postgresCpu } from '../chat/postgres-cpu.ts';
import type { Memory } from '../chat/serve.ts';
import type { Served } from '../chat/user.ts';
import { secret } from '../sessions/user-token.ts';

/** Microseconds of processor time that each part has used so far. */
export interface FleetCpu {
  servers: number;
  proxy: number;
  postgres: number;
}

/** Server processes behind one address, on one Postgres. */
export interface Fleet extends Served {
  /** The processes’ own addresses. */
  readonly urls: readonly URL[];
  cpu(): Promise<FleetCpu>;
  /** What each server process holds. */
  memory(): Promise<Memory[]>;
  stop(): Promise<void>;
}

export interface FleetOptions {
  processes: number;
  /** Of the server’s limits, those that can be reached. */
  limits?: object;
  /** Lets the processes collect their garbage before they tell their memory. */
  exposeGc?: boolean;
}

/** Starts so many processes of the server, and a proxy that asks them in turns. */
export async function startFleet(
  database: BenchDatabase,
  { processes, limits = {}, exposeGc = false }: FleetOptions,
): Promise<Fleet> {
  const env = {
    DATABASE_URL: database.url,
    CHATDOCK_BENCH_SECRET: secret,
    CHATDOCK_BENCH_LIMITS: JSON.stringify(limits),
  };
  const servers = await Promise.all(
    Array.from({ length: processes }, () => startChild('chat/serve-chatdock.ts', { env, exposeGc })),
  );
  const addresses = JSON.stringify(servers.map(({ said }) => said));
  const proxy = await startChild('scale/serve-proxy.ts', { args: ['proxy', addresses] });
  const cpuOfPostgres = await postgresCpu(database.url);
  const used = ({ child }: (typeof servers)[number]) => ask<number>(child, 'cpu');
  const url = new URL(proxy.said);
  return {
    name: processes === 1 ? '1 process' : `${processes} processes`,
    url,
    urls: servers.map(({ said }) => new URL(said)),
    signIn: (user) => openSession(url, user),
    async cpu() {
      const each = await Promise.all(servers.map(used));
      const sum = each.reduce((all, one) => all + one, 0);
      return { servers: sum, proxy: await used(proxy), postgres: cpuOfPostgres?.() ?? Number.NaN };
    },
    memory: () => Promise.all(servers.map(({ child }) => ask<Memory>(child, 'memory'))),
    async stop() {
      for (const { child } of [proxy, ...servers]) await endChild(child);
    },
  };
}
