import { promises, readdirSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Loaded before a server of the storm (`--import`): its clock and its disk do what the storm says, and it tells how it is.

/** What the storm says to a process. */
export type Order =
  | { readonly do: 'clock'; readonly shiftMs: number }
  | { readonly do: 'disk'; readonly isFull: boolean }
  | { readonly do: 'figures' };

/** How a process is, right after its garbage was collected. */
export interface Figures {
  readonly heapBytes: number;
  /** Open files and connections; 0 where that cannot be known. */
  readonly descriptors: number;
}

let shiftMs = 0;
let isFull = false;

const TrueDate = Date;
class ShiftedDate extends TrueDate {
  constructor(...given: [] | ConstructorParameters<DateConstructor>) {
    if (given.length === 0) super(TrueDate.now() + shiftMs);
    else super(...given);
  }
  static override now(): number {
    return TrueDate.now() + shiftMs;
  }
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Function.prototype[Symbol.hasInstance].call(TrueDate, value);
  }
}
Object.assign(globalThis, { Date: ShiftedDate });

const { open } = promises;
promises.open = async (...given) => {
  const file = await open(...given);
  if (!String(given[1] ?? 'r').startsWith('w')) return file;
  const write = file.writeFile.bind(file);
  file.writeFile = async (...written) => {
    if (isFull) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    return write(...written);
  };
  return file;
};
syncBuiltinESMExports();

function figures(): Figures {
  globalThis.gc?.();
  return { heapBytes: process.memoryUsage().heapUsed, descriptors: countDescriptors() };
}

function countDescriptors(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}

process.on('message', (order: Order) => {
  if (order.do === 'clock') shiftMs = order.shiftMs;
  if (order.do === 'disk') isFull = order.isFull;
  if (order.do === 'figures') process.send?.(figures());
});
process.channel?.unref(); // it ends when the server does
