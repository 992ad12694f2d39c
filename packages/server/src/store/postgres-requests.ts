import { withOwner, type Database, type Queryable } from '@chatdock/mcp-tasks/database';
import type { OnceStores } from '../chat/store-ports.ts';
import { ownerKey } from '../owner.ts';
import type { RequestKey } from '../repeated-request.ts';
import type { Presence } from './postgres-presence.ts';
import {
  deleteRequest,
  insertRequest,
  updateRequestAnswer,
  updateRequestItem,
  type OwnerRequest,
} from './request-queries.ts';
import type { ClaimKey } from './turn-queries.ts';

/** Requests under keys in Postgres (or PGlite), after `migrate` ran on the schema `chatdock`. */
export function postgresRequests(database: Database, presence: Presence): OnceStores {
  return (owner, key) => {
    const request: OwnerRequest = { owner: ownerKey(owner), ...key };
    const inOwner = (run: (tx: Queryable) => Promise<void>) => withOwner(database, request.owner, run);
    const { processId } = presence;
    return {
      async claim() {
        await presence.ensure();
        await inOwner((tx) => insertRequest(tx, request, { here: processId }));
      },
      keep: (answer) => inOwner((tx) => updateRequestAnswer(tx, request, answer)),
      giveUp: () => inOwner((tx) => deleteRequest(tx, request)),
    };
  };
}

/** The beginning of a turn, in a transaction. */
export interface TurnBeginning<Result> {
  readonly turn: ClaimKey;
  /** What it begins with, where that is one item that is known before. */
  readonly itemId?: string;
  readonly run: () => Promise<Result>;
  /** Whether the turn is open with this result; else nothing has changed. */
  readonly isOpen: (result: Result) => boolean;
}

/** The request that begins a turn, and the process that answers it. */
export interface BeginningRequest {
  readonly key: RequestKey;
  readonly here: string;
}

/** Runs the beginning of a turn, under the key of the request that asks for it: either both are in the store, or neither. */
export async function beginOnce<Result>(
  tx: Queryable,
  { key, here }: BeginningRequest,
  { turn, itemId, run, isOpen }: TurnBeginning<Result>,
): Promise<Result> {
  const request = { owner: turn.owner, ...key };
  await insertRequest(tx, request, { turn, itemId, here });
  const result = await run();
  if (!isOpen(result)) await deleteRequest(tx, request);
  else if (itemId === undefined) await updateRequestItem(tx, request);
  return result;
}
