import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import { DatabaseError } from './database-error.ts';
import { processStart } from './process-start.ts';

/** What a lock file says about who holds it. */
interface Holder {
  /** Tells one lock from the next one by the same process. */
  id: string;
  host: string;
  pid: number;
  /** A process id comes back; together with the time it started it does not. */
  started: string;
  /** Its folder was being created: what is in there is not finished. */
  creating: boolean;
}

/** The right to use a folder, held until `release`. */
export interface FolderLock {
  /** The last holder ended while it was creating the folder's content. */
  readonly leftUnfinished: boolean;
  /** Notes that the content is being created, or that it is finished. */
  setCreating(creating: boolean): void;
  release(): void;
}

/** The holder shows that it is alive this often; on another host, that is all there is to see of it. */
const beatMs = 10_000;
const beatsMissedMs = 60_000;

/**
 * Takes the lock file `<folder>.lock`, also over from a process that has ended. Throws a `DatabaseError`
 * `database_in_use` when a living process, this one included, holds it.
 */
export function lockFolder(folder: string): FolderLock {
  const path = `${folder}.lock`;
  const mine: Holder = {
    id: randomUUID(),
    host: hostname(),
    pid: process.pid,
    started: processStart(process.pid) ?? '',
    creating: false,
  };
  const write = (flag: 'wx' | 'w') => writeFileSync(path, JSON.stringify(mine), { flag, mode: 0o600 });
  const leftUnfinished = take(path, folder, write);
  const beat = setInterval(() => touch(path), beatMs).unref();
  return {
    leftUnfinished,
    setCreating(creating) {
      mine.creating = creating;
      write('w');
    },
    release() {
      clearInterval(beat);
      if (read(path)?.id === mine.id) rmSync(path, { force: true });
    },
  };
}

/** Returns whether the holder before left its work unfinished. */
function take(path: string, folder: string, write: (flag: 'wx' | 'w') => void): boolean {
  try {
    write('wx');
    return false;
  } catch (error) {
    if (Object(error).code !== 'EEXIST') throw error;
  }
  // Of several that find a stale lock, the one that makes this folder replaces it; the others meet a living holder.
  const guard = `${path}.takeover`;
  try {
    mkdirSync(guard);
  } catch {
    throw inUse(folder, read(path));
  }
  try {
    const holder = read(path);
    if (isAlive(holder, path)) throw inUse(folder, holder);
    write('w');
    return holder?.creating ?? false;
  } finally {
    rmdirSync(guard);
  }
}

function isAlive(holder: Holder | undefined, path: string): boolean {
  const silentMs = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  // A file without a holder is one that is being written, or was when the machine stopped.
  if (!holder) return silentMs < beatMs;
  if (holder.host !== hostname()) return silentMs < beatsMissedMs;
  const started = processStart(holder.pid);
  return started !== undefined && (started === '' || holder.started === '' || started === holder.started);
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // Someone removed the file by hand; there is nothing to keep fresh.
  }
}

function inUse(folder: string, holder: Holder | undefined): DatabaseError {
  const who = holder
    ? `process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`
    : 'another process';
  return new DatabaseError(
    'database_in_use',
    `The embedded database in ${folder} is in use by ${who}; stop it, or give this one a folder or a Postgres of its own.`,
  );
}
