import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lockFolder, type FolderLock } from '../../src/database/folder-lock.ts';
import { processStart } from '../../src/database/process-start.ts';

let folder: string;
beforeEach(() => {
  const parent = mkdtempSync(join(tmpdir(), 'chatdock-lock-'));
  folder = join(parent, 'db');
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
});

const me = {
  id: 'x',
  host: hostname(),
  pid: String(process.pid),
  started: processStart(process.pid),
  state: 'ready',
};

function writeLock(content: object | string, ageMs = 0): void {
  const path = `${folder}.lock`;
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  age(path, ageMs);
}

function age(path: string, ms: number): void {
  const then = new Date(Date.now() - ms);
  utimesSync(path, then, then);
}

function take(): FolderLock {
  const lock = lockFolder(folder);
  onTestFinished(() => lock.release());
  return lock;
}

/** The id of a process that has ended. */
async function endedProcess(): Promise<string> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return String(child.pid);
}

describe('a folder lock', () => {
  it('names its holder, and is gone after the release', () => {
    const lock = lockFolder(folder);
    expect(JSON.parse(readFileSync(`${folder}.lock`, 'utf8'))).toEqual({ ...me, id: expect.any(String) });
    lock.release();
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it('does not remove the lock of whoever came after', () => {
    const lock = lockFolder(folder);
    writeLock({ ...me, id: 'another' });
    lock.release();
    expect(existsSync(`${folder}.lock`)).toBe(true);
  });

  it.each([
    ['a living process', me, 0],
    ['a living process that has been busy for an hour', me, 3_600_000],
    ['a living process of which the system did not tell the start', { ...me, started: '' }, 0],
    ['another host that showed itself within the minute', { ...me, host: 'elsewhere', pid: '1' }, 30_000],
    ['someone who is writing it at the moment', '', 0],
  ])('is respected when it is of %s', (_, content, ageMs) => {
    writeLock(content, ageMs);
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'database_in_use' }));
    expect(existsSync(`${folder}.lock.takeover`)).toBe(false);
  });

  it.each([
    ['a process with the same id as another before', { ...me, started: 'before' }, 0],
    ['another host that has been silent for two minutes', { ...me, host: 'elsewhere' }, 120_000],
    ['nobody, written when the machine stopped', '{"id":"x', 60_000],
  ])('is taken over when it is of %s', (_, content, ageMs) => {
    writeLock(content, ageMs);
    expect(take().leftUnfinished).toBe(false);
    expect(JSON.parse(readFileSync(`${folder}.lock`, 'utf8'))).toMatchObject({
      pid: me.pid,
      started: me.started,
    });
  });

  it('is taken over from a process that has ended, and tells whether that one had finished', async () => {
    const pid = await endedProcess();
    writeLock({ ...me, pid, state: 'creating' });
    const lock = lockFolder(folder);
    expect(lock.leftUnfinished).toBe(true);
    lock.setCreating(false);
    expect(JSON.parse(readFileSync(`${folder}.lock`, 'utf8'))).toMatchObject({ pid: me.pid, state: 'ready' });
    lock.release();
    writeLock({ ...me, pid });
    expect(take().leftUnfinished).toBe(false);
  });

  it('stays marked as unfinished until the one who took it over has finished', async () => {
    writeLock({ ...me, pid: await endedProcess(), state: 'creating' });
    take();
    expect(JSON.parse(readFileSync(`${folder}.lock`, 'utf8'))).toMatchObject({
      pid: me.pid,
      state: 'creating',
    });
  });

  it('survives a take-over that was cut short', async () => {
    writeLock({ ...me, pid: await endedProcess() });
    mkdirSync(`${folder}.lock.takeover`);
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'database_in_use' }));
    age(`${folder}.lock.takeover`, 60_000);
    take();
  });

  it.each([
    ['no lock', undefined],
    ['a stale lock', { ...me, started: 'before' }],
  ])('goes to one of several processes that want it at once: %s', async (_, stale) => {
    if (stale) writeLock(stale);
    const script = fileURLToPath(new URL('../support/hold-lock.ts', import.meta.url));
    const start = (): ChildProcess =>
      spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    const rivals = Array.from({ length: 5 }, start).map((child) => {
      onTestFinished(() => void child.kill('SIGKILL'));
      return { child, lines: createInterface(child.stdout!) };
    });
    await Promise.all(rivals.map(({ lines }) => once(lines, 'line')));
    const said = await Promise.all(
      rivals.map(async ({ child, lines }) => {
        child.stdin?.write('go\n');
        const [line] = await once(lines, 'line');
        return String(line).replace(/^DatabaseError: .* is in use by .*$/, 'in use');
      }),
    );
    expect(said.toSorted()).toEqual(['held', 'in use', 'in use', 'in use', 'in use']);
  });
});

it.runIf(process.platform === 'linux')(
  'a process that has ended and is not waited for holds nothing',
  async () => {
    // The shell becomes a program that never asks after its child, which ends later and stays as a zombie.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const [pid] = await once(createInterface(parent.stdout), 'line');
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
    expect(processStart(Number(pid))).toBeUndefined();
    writeLock({ ...me, pid: String(pid), started: '' });
    expect(take().leftUnfinished).toBe(false);
  },
);
