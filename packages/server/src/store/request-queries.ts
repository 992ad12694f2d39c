import type { Queryable } from '@chatdock/mcp-tasks/database';
import { RepeatedRequest, type EarlierRequest, type RequestKey } from '../repeated-request.ts';
import type { ClaimKey } from './turn-queries.ts';

/** A request of an owner, by its key. */
export interface OwnerRequest extends RequestKey {
  readonly owner: string;
}

/** What a request is about to do: begin a turn, or be answered by the process that asks. */
export interface RequestBeginning {
  readonly turn?: ClaimKey;
  /** The item that the turn begins with, where that is known before. */
  readonly itemId?: string | undefined;
  /** The process that asks. */
  readonly here: string;
}

interface RequestRow {
  fingerprint: string;
  thread_id: string | null;
  turn_id: string | null;
  item_id: string | null;
  answer: object | null;
  is_running: boolean;
}

/**
 * Takes the key, in the transaction of what the request does. Twins wait for each other here.
 *
 * @throws RepeatedRequest when it is taken
 */
export async function insertRequest(
  tx: Queryable,
  request: OwnerRequest,
  beginning: RequestBeginning,
): Promise<void> {
  const { owner, key, fingerprint } = request;
  const { turn, itemId = null, here } = beginning;
  const begun = turn ? [turn.threadId, turn.turnId, itemId, null] : [null, null, null, here];
  const { rowCount } = await tx.query({
    name: 'chatdock.insert_request',
    text: `insert into chatdock.requests (owner, key, fingerprint, thread_id, turn_id, item_id, process_id)
           values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    values: [owner, key, fingerprint, ...begun],
  });
  if (rowCount > 0) return;
  const earlier = await selectRequest(tx, request, here);
  if (earlier) throw new RepeatedRequest(request, earlier);
  await insertRequest(tx, request, beginning); // it was given up in between
}

async function selectRequest(
  tx: Queryable,
  { owner, key }: OwnerRequest,
  here: string,
): Promise<EarlierRequest | null> {
  const { rows } = await tx.query<RequestRow>({
    name: 'chatdock.select_request',
    text: `select fingerprint, thread_id, turn_id, item_id, answer, process_id = $3 or exists (
             select from chatdock.processes as process
             where process.id = request.process_id and process.alive_until > clock_timestamp()
           ) as is_running
           from chatdock.requests as request where owner = $1 and key = $2`,
    values: [owner, key, here],
  });
  return rows[0] ? toEarlier(rows[0]) : null;
}

function toEarlier(row: RequestRow): EarlierRequest {
  const { fingerprint, thread_id: threadId, turn_id: turnId, item_id: itemId, answer } = row;
  const turn = threadId !== null && turnId !== null ? { threadId, turnId, itemId } : null;
  return { fingerprint, turn, answer, isRunning: row.is_running };
}

/** Where the answer of the turn begins, once its first changes are made. */
export async function updateRequestItem(tx: Queryable, { owner, key }: OwnerRequest): Promise<void> {
  await tx.query({
    name: 'chatdock.update_request_item',
    text: `update chatdock.requests as request set item_id = (
             select id from chatdock.thread_items as item
             where item.owner = $1 and item.thread_id = request.thread_id order by sequence desc limit 1
           ) where owner = $1 and key = $2`,
    values: [owner, key],
  });
}

export async function updateRequestAnswer(
  tx: Queryable,
  { owner, key }: OwnerRequest,
  answer: object,
): Promise<void> {
  await tx.query({
    name: 'chatdock.update_request_answer',
    text: 'update chatdock.requests set answer = $3::json where owner = $1 and key = $2',
    values: [owner, key, JSON.stringify(answer)],
  });
}

/** Nothing has come of it: its key is free again. */
export async function deleteRequest(tx: Queryable, { owner, key }: OwnerRequest): Promise<void> {
  await tx.query({
    name: 'chatdock.delete_request',
    text: 'delete from chatdock.requests where owner = $1 and key = $2',
    values: [owner, key],
  });
}

export async function deleteAllRequests(tx: Queryable, owner: string): Promise<void> {
  await tx.query({
    name: 'chatdock.delete_all_requests',
    text: 'delete from chatdock.requests where owner = $1',
    values: [owner],
  });
}
