import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { textField } from './text-field.ts';

/**
 * When a process of this machine started, in words that differ between two processes that had the same id. `undefined`
 * when there is no such process or it is at its end, empty when the system does not tell.
 */
export function processStart(pid: number): string | undefined {
  if (!exists(pid)) return undefined;
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return '';
  }
}

/** `PF_EXITING` of Linux: killed, and only its memory is still being given back. */
const exiting = 0x4;

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return textField(error, 'code') === 'EPERM'; // another user's
  }
}

/** Ticks since the machine started, and which start of the machine. */
function fromProc(pid: number): string | undefined {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name in parentheses and may hold anything; then state, …, flags (9th), …, start (22nd).
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const isExiting = (Number(afterName[6]) & exiting) !== 0;
  if (isExiting || afterName[0] === 'Z') return undefined;
  return `${boot} ${afterName[19]}`;
}

function fromPs(pid: number): string | undefined {
  const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  });
  const [state = '', ...started] = line.trim().split(/\s+/);
  return state.startsWith('Z') ? undefined : started.join(' ');
}
