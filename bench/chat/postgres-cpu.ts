import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';

/** Microseconds of processor time that all processes of a Postgres have used so far. */
export type PostgresCpu = () => number;

/**
 * Reads it from `/proc`: of the server at `url`, its backends and its own workers, also those that have ended. `null` where
 * that cannot be seen: not on Linux, or on another machine.
 */
export async function postgresCpu(url: string): Promise<PostgresCpu | null> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const backend = readStat(rows[0]?.pid ?? 0);
    if (!backend?.name.startsWith('postgres')) return null;
    return () => usedBy(backend.parent);
  } finally {
    await client.end();
  }
}

function usedBy(postmaster: number): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  const children = processes.map(Number).filter((pid) => readStat(pid)?.parent === postmaster);
  const living = [postmaster, ...children].reduce((sum, pid) => sum + runtime(pid), 0);
  return living + (readStat(postmaster)?.endedChildren ?? 0);
}

/** `schedstat` begins with nanoseconds on a processor: of one thread, and a process of Postgres has no more. */
function runtime(pid: number): number {
  return Number(read(`/proc/${pid}/schedstat`)?.split(' ')[0] ?? 0) / 1_000;
}

interface Stat {
  name: string;
  parent: number;
  /** What waited-for children have used, in microseconds. */
  endedChildren: number;
}

/** A clock tick of `/proc`, in microseconds; every Linux that Node runs on has a hundred in a second. */
const tick = 10_000;

function readStat(pid: number): Stat | undefined {
  const [, name, rest] = /\((.*)\) (.*)/su.exec(read(`/proc/${pid}/stat`) ?? '') ?? [];
  if (name === undefined || rest === undefined) return undefined;
  const fields = rest.split(' ').map(Number);
  return { name, parent: fields[1] ?? 0, endedChildren: ((fields[13] ?? 0) + (fields[14] ?? 0)) * tick };
}

/** A process may end while it is looked at. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
