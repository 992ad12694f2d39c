import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { textField } from './text-field.ts';

/**
 * When a process of this machine started, in words that differ between two processes that had the same id. `undefined`
 * when there is no such process, empty when the system does not tell.
 */
export function processStart(pid: number): string | undefined {
  if (!exists(pid)) return undefined;
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return '';
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return textField(error, 'code') === 'EPERM'; // another user's
  }
}

/** Ticks since the machine started, and which start of the machine. */
function fromProc(pid: number): string {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name in parentheses and may hold anything; the start is the 22nd field.
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return `${boot} ${afterName[19]}`;
}

function fromPs(pid: number): string {
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  }).trim();
}
