import { openDatabase } from '@chatdock/mcp-tasks/database';
import { startRestartablePostgres } from '@chatdock/testing/postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userSecret } from '../../support/user-token.ts';
import { ServerProcess } from './server-process.ts';
import { StormModel, type ModelWeather } from './storm-model.ts';
import { TcpProxy } from './tcp-proxy.ts';

/** A whole installation: several servers on one Postgres and one model, with networks between them that can be cut. */
export interface World {
  /** Where people reach it. */
  readonly api: string;
  readonly servers: readonly ServerProcess[];
  readonly model: StormModel;
  readonly cluster: Awaited<ReturnType<typeof startRestartablePostgres>>;
  readonly networks: {
    readonly 'to the clients': TcpProxy;
    readonly 'to Postgres': TcpProxy;
    readonly 'to the model': TcpProxy;
  };
  /** Asks the database, past the servers. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openWorld(processes: number, weather: ModelWeather): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'chatdock-storm-'));
  const cluster = await startRestartablePostgres();
  const model = await StormModel.start(weather);
  const toPostgres = await TcpProxy.start([Number(new URL(cluster.url).port)]);
  const toModel = await TcpProxy.start([model.port]);
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: withPort(cluster.url, toPostgres.port),
    OPENAI_BASE_URL: `http://127.0.0.1:${toModel.port}/v1`,
    CHATDOCK_MODEL: 'storm',
    CHATDOCK_JWT_SECRET: userSecret,
    CHATDOCK_RATE_LIMITS: 'off',
    CHATDOCK_GRACE_SECONDS: '2',
    CHATDOCK_PLAYGROUND: '0',
    PUBLIC_URL: 'http://127.0.0.1:9', // nobody asks there: addresses are taken below the proxy
  };
  const servers: ServerProcess[] = [];
  for (let count = 0; count < processes; count += 1) servers.push(await ServerProcess.prepare(env, folder));
  const toClients = await TcpProxy.start(servers.map(({ port }) => port));
  const networks = { 'to the clients': toClients, 'to Postgres': toPostgres, 'to the model': toModel };
  const world: World = {
    api: `http://127.0.0.1:${toClients.port}/api/chatkit`,
    servers,
    model,
    cluster,
    networks,
    query: (text, values) => ask(cluster.url, text, values),
    async close() {
      await Promise.all(servers.map((server) => server.end('SIGKILL')));
      for (const network of Object.values(networks)) await network.close();
      await model.close();
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await servers[0]?.start(); // the first one migrates
    await Promise.all(servers.slice(1).map((server) => server.start()));
    await world.query(audit);
    return world;
  } catch (error) {
    await world.close();
    throw error;
  }
}

function withPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}

async function ask<Row>(url: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const database = await openDatabase({ url });
  try {
    return (await database.query<Row>(text, [...values])).rows;
  } finally {
    await database.close();
  }
}

/** Every change of a task, by whomever, is written down where no server looks. */
const audit = `
  create table public.task_changes (
    id bigint generated always as identity, kind text, owner text, number integer, title text
  );
  create function public.note_task_change() returns trigger language plpgsql security definer as $$
  declare task chatdock_tasks.tasks := coalesce(new, old);
  begin
    insert into public.task_changes (kind, owner, number, title) values (lower(tg_op), task.owner, task.number, task.title);
    return null;
  end $$;
  create trigger note_change after insert or update or delete on chatdock_tasks.tasks
  for each row execute function public.note_task_change();`;
