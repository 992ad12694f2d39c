import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import { DatabaseError } from './database-error.ts';
import { processStart } from './process-start.ts';
import { textField } from './text-field.ts';

/** What a lock file says about who holds it. */
interface Holder {
  /** Tells one lock from the next one by the same process. */
  id: string;
  host: string;
  pid: string;
  /** A process id comes back; together with the time it started it does not. */
  started: string;
  /** While `creating`, what is in the folder is not finished. */
  state: 'creating' | 'ready';
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
  const me: Holder = {
    id: randomUUID(),
    host: hostname(),
    pid: String(process.pid),
    started: processStart(process.pid) ?? '',
    state: 'ready',
  };
  const state = create(path, me) ? 'ready' : takeOver(path, { folder, me });
  const beat = setInterval(() => touch(path), beatMs).unref();
  return {
    leftUnfinished: state === 'creating',
    setCreating: (creating) => write(path, { ...me, state: creating ? 'creating' : 'ready' }),
    release() {
      clearInterval(beat);
      if (read(path)?.id === me.id) rmSync(path, { force: true });
    },
  };
}

/** Returns whether there was no lock file, and this made it. */
function create(path: string, me: Holder): boolean {
  try {
    write(path, me, 'wx');
    return true;
  } catch (error) {
    if (textField(error, 'code') === 'EEXIST') return false;
    throw error;
  }
}

/** Replaces the lock file of a holder that has ended, and returns in what state that left the folder. */
function takeOver(path: string, { folder, me }: { folder: string; me: Holder }): Holder['state'] {
  const guard = enterGuard(path, folder);
  try {
    const holder = read(path);
    if (isAlive(holder, path)) throw inUse(folder, holder);
    const state = holder?.state ?? 'ready';
    write(path, { ...me, state });
    return state;
  } finally {
    rmdirSync(guard);
  }
}

/** Of several processes that find a stale lock, the one that makes this folder replaces it; the others give up. */
function enterGuard(path: string, folder: string): string {
  const guard = `${path}.takeover`;
  // It stands for less than a millisecond, unless a machine stopped just then.
  if (silence(guard) > beatMs) rmdirSync(guard);
  try {
    mkdirSync(guard);
    return guard;
  } catch (error) {
    if (textField(error, 'code') === 'EEXIST') throw inUse(folder, read(path));
    throw error;
  }
}

function write(path: string, holder: Holder, flag: 'wx' | 'w' = 'w'): void {
  writeFileSync(path, JSON.stringify(holder), { flag, mode: 0o600 });
}

/** How long nobody has touched a file, in milliseconds; 0 when there is none. */
function silence(path: string): number {
  const changed = statSync(path, { throwIfNoEntry: false });
  return changed ? Date.now() - changed.mtimeMs : 0;
}

function isAlive(holder: Holder | undefined, path: string): boolean {
  // A file without a holder is one that is being written, or was when the machine stopped.
  if (!holder) return silence(path) < beatMs;
  if (holder.host !== hostname()) return silence(path) < beatsMissedMs;
  const started = processStart(Number(holder.pid));
  return started !== undefined && (started === '' || holder.started === '' || started === holder.started);
}

function read(path: string): Holder | undefined {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function parse(text: string): Holder | undefined {
  const value: unknown = JSON.parse(text);
  const [id, host, pid] = [textField(value, 'id'), textField(value, 'host'), textField(value, 'pid')];
  if (!id || !host || !pid) return undefined;
  const state = textField(value, 'state') === 'creating' ? 'creating' : 'ready';
  return { id, host, pid, started: textField(value, 'started') ?? '', state };
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
