import type { Turn } from '../../chat/ports.ts';

/** What every item of an answer has. */
export interface ItemBase {
  readonly id: string;
  readonly thread_id: string;
  readonly created_at: string;
}

/** Makes the ids and dates of an answer's items; a model's own ids repeat and are never used. */
export interface ItemFactory {
  message(): ItemBase;
  workflow(): ItemBase;
}

export function itemFactory(turn: Turn): ItemFactory {
  const base = (kind: 'message' | 'workflow'): ItemBase => ({
    id: turn.newId(kind),
    thread_id: turn.thread.id,
    created_at: turn.now().toISOString(),
  });
  return { message: () => base('message'), workflow: () => base('workflow') };
}
