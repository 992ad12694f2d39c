import type { Turn } from '../chat/ports.ts';

/** What the helpers need of a turn: whose thread it is, fresh ids, the time. */
export type AnsweringTurn = Pick<Turn, 'id' | 'thread' | 'newId' | 'now'>;

/** What every item of an answer has. */
export interface ItemBase {
  readonly id: string;
  readonly thread_id: string;
  readonly created_at: string;
}

/** A fresh id, this thread, now. */
export function itemBase(turn: AnsweringTurn, kind: Parameters<Turn['newId']>[0]): ItemBase {
  return {
    id: turn.newId(kind),
    thread_id: turn.thread.id,
    created_at: turn.now().toISOString(),
  };
}
