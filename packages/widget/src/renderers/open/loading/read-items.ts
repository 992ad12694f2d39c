import { readItem } from '../read-item.ts';
import { array } from '../read-json.ts';
import type { ThreadItem } from '../wire.ts';

/** Items as a server sent them; without those that cannot be kept apart from others. */
export function readItems(value: unknown): ThreadItem[] {
  return array(value)
    .map(readItem)
    .filter((item) => item !== null);
}
