import type { BusyThread } from '../chat/store-ports.ts';
import type { Memory } from './memory-threads.ts';

/** As `handOver` does it in Postgres. Owners are given by their `ownerKey`. */
export function memoryHandOver(
  { alive, attachments, entriesOf }: Memory,
  from: string,
  to: string,
): BusyThread[] {
  const [mine, theirs] = [entriesOf(from), entriesOf(to)];
  const busy: BusyThread[] = [];
  for (const [id, entry] of mine) {
    const { claim } = entry;
    if (claim && alive.has(claim.processId)) busy.push({ threadId: id, turnId: claim.turnId });
    else if (!theirs.has(id)) {
      mine.delete(id);
      theirs.set(id, entry);
      attachments.handOver(from, to, id);
    }
  }
  attachments.handOver(from, to, null);
  return busy;
}
