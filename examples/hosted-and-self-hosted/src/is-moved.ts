import { createHash } from 'node:crypto';

/**
 * Whether a user is among the `percent` in a hundred that have moved. By a hash of who it is, so that everybody stays where they are
 * while the number is, and nobody goes back when it grows.
 */
export function isMoved(subject: string, percent: number): boolean {
  const place = createHash('sha256').update(subject).digest().readUInt32BE() % 100;
  return place < percent;
}
