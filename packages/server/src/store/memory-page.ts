import type { PageQuery } from '../chat/store-ports.ts';
import type { Page } from '../protocol/threads.ts';

/** A page of rows that are kept in order of their insertion; `null` when the cursor is unknown. */
export function pageOf<Row extends { id: string }>(
  rows: ReadonlyMap<string, Row>,
  { limit, order, after }: PageQuery,
  isWanted: (row: Row) => boolean = () => true,
): Page<Row> | null {
  if (after !== undefined && !rows.has(after)) return null;
  const all = order === 'asc' ? [...rows.values()] : [...rows.values()].toReversed();
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const wanted = all.slice(start).filter(isWanted);
  const data = structuredClone(wanted.slice(0, limit));
  const last = data.at(-1);
  return last && wanted.length > limit ? { data, has_more: true, after: last.id } : { data, has_more: false };
}
