import type { SdkHiddenContextItem } from '../protocol/items.ts';
import type { Turn } from './ports.ts';

const texts = {
  client_left:
    'The user stopped the answer above before it was finished. Do not carry on with that request unless asked to.',
  server_closing: 'The answer above was interrupted by the server before it was finished.',
} as const;

/** Tells the model, in the next turn, why the answer before breaks off. */
export function hiddenNote(turn: Turn, reason: keyof typeof texts): SdkHiddenContextItem {
  return {
    type: 'sdk_hidden_context',
    id: turn.newId('hidden_context'),
    thread_id: turn.thread.id,
    created_at: turn.now().toISOString(),
    content: texts[reason],
  };
}
