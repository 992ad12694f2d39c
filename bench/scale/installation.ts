import { migrateTasks } from '@chatdock/mcp-tasks';
import { openDatabase } from '@chatdock/mcp-tasks/database';
import { ownerKey } from '@chatdock/server';
import { SignJWT } from 'jose';
import { openBenchDatabase } from '../chat/bench-database.ts';
import { openConnection, type Connection } from '../chat/connection.ts';
import { startContestant, type Contestant } from '../chat/contestants.ts';
import { postgresCpu } from '../chat/postgres-cpu.ts';
import { secret, userToken } from '../sessions/user-token.ts';
import { startServer } from '../tasks/mcp-load.ts';
import { fill, populationOf, userOf } from './fill.ts';

/** A chat server and a tasks endpoint on one database with so many rows, and some of its users. */
export interface Installation {
  readonly items: number;
  readonly chat: Contestant;
  readonly tasksUrl: URL;
  readonly users: readonly Visitor[];
  /** Microseconds of processor time that Postgres has used so far. */
  cpu(): number;
  stop(): Promise<void>;
}

/** A user from somewhere among all of them. */
export interface Visitor {
  /** Where among the users; their first thread has the same number. */
  readonly index: number;
  readonly token: string;
  readonly tasksToken: string;
  readonly connection: Connection;
  readonly sessions: Connection;
}

const visitors = 50;

export async function openInstallation(items: number): Promise<Installation> {
  const database = await openBenchDatabase(`_${items}`);
  const chat = await startContestant('chatdock', database);
  const opened = await openDatabase({ url: database.url });
  await migrateTasks(opened);
  await opened.close();
  await fill(database.url, populationOf(items));
  const tasks = await startServer('tasks/serve-tasks.ts', [secret], { DATABASE_URL: database.url });
  const cpu = await postgresCpu(database.url);
  const apart = populationOf(items).users / visitors;
  const users = await Promise.all(
    Array.from({ length: visitors }, (_, at) => visit(chat, Math.floor(at * apart))),
  );
  return {
    items,
    chat,
    tasksUrl: tasks.url,
    users,
    cpu: cpu ?? (() => Number.NaN),
    async stop() {
      await tasks.stop();
      await chat.stop();
      await database.stop();
    },
  };
}

async function visit(chat: Contestant, index: number): Promise<Visitor> {
  const token = await userToken(userOf(index));
  const sessions = new URL(`${chat.url.pathname}/session`, chat.url);
  return {
    index,
    token,
    tasksToken: await tasksToken(ownerKey({ issuer: '', subject: userOf(index) })),
    connection: await openConnection(chat.url, await chat.signIn(userOf(index))),
    sessions: await openConnection(sessions, { authorization: `Bearer ${token}` }),
  };
}

/** The endpoint takes the owner from the token’s subject, before which it puts the space that stands for “no issuer”. */
function tasksToken(owner: string): Promise<string> {
  return new SignJWT({ sub: owner.trimStart(), aud: 'bench', exp: Math.floor(Date.now() / 1_000) + 3_600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}
