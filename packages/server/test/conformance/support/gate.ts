import { randomUUID } from 'node:crypto';
import type { User } from './user.ts';

/** A place at which a script waits until the test lets it go on. */
export interface Gate {
  /** The command to wait with. */
  readonly wait: { wait: string };
  /** The command that opens it, for a script. */
  readonly go: { go: string };
  /** Opens it, from a thread of its own. */
  open(): Promise<void>;
}

export function gate(user: User): Gate {
  const name = randomUUID();
  return {
    wait: { wait: name },
    go: { go: name },
    open: async () => void (await user.begin([{ go: name }])),
  };
}
