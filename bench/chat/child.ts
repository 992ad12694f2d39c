import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface ChildOptions {
  args?: string[];
  env?: Record<string, string>;
  /** Lets the process collect its garbage before it tells its memory. */
  exposeGc?: boolean;
}

/** A script of the folder above in a process of its own, and the first thing it said. */
export async function startChild(
  script: string,
  { args = [], env = {}, exposeGc = false }: ChildOptions,
): Promise<{ child: ChildProcess; said: string }> {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url));
  const child = fork(path, args, {
    env: { ...process.env, ...env },
    execArgv: exposeGc ? ['--expose-gc'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return { child, said: await nextMessage<string>(child, script) };
}

/** Asks a child something and waits for what it says next. */
export function ask<Said>(child: ChildProcess, question: string): Promise<Said> {
  const answer = nextMessage<Said>(child, question);
  child.send(question);
  return answer;
}

export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.send('end');
  await once(child, 'exit');
}

async function nextMessage<Said>(child: ChildProcess, what: string): Promise<Said> {
  const left = new AbortController();
  const gone = once(child, 'exit', { signal: left.signal }).then(() => {
    throw new Error(`A process ended before it answered: ${what}`);
  });
  gone.catch(() => {});
  try {
    const [message]: Said[] = await Promise.race([once(child, 'message'), gone]);
    if (message === undefined) throw new Error(`A process said nothing: ${what}`);
    return message;
  } finally {
    left.abort();
  }
}
