import type { SdkHiddenContextItem, TaskItem } from '../../protocol/items.ts';
import type { NewId } from '../ports.ts';

/** What it takes to make items of a thread. */
export interface ItemMaker {
  readonly threadId: string;
  readonly newId: NewId;
  readonly now: () => Date;
}

const notes = {
  stopped:
    'The user stopped the answer above before it was finished. Do not carry on with that request unless asked to.',
  interrupted: 'The answer above was interrupted by the server before it was finished.',
} as const;

/** Tells the model, in the next turn, why the answer before breaks off. */
export function hiddenNote(
  { threadId, newId, now }: ItemMaker,
  reason: keyof typeof notes,
): SdkHiddenContextItem {
  return {
    type: 'sdk_hidden_context',
    id: newId('hidden_context'),
    thread_id: threadId,
    created_at: now().toISOString(),
    content: notes[reason],
  };
}

/** Tells the user, also after a reload, that the answer above breaks off, and what to do. */
export function interruptionMark({ threadId, newId, now }: ItemMaker): TaskItem {
  return {
    type: 'task',
    id: newId('task'),
    thread_id: threadId,
    created_at: now().toISOString(),
    task: {
      type: 'custom',
      status_indicator: 'none',
      icon: 'info',
      title: 'This answer was interrupted',
      content: 'The server stopped before it was finished. Ask again to go on.',
    },
  };
}
