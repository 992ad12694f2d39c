import { ChatdockError } from '../../chatdock-error.ts';
import type { ChatContext } from '../context.ts';
import type { TurnOpening, TurnStart } from '../ports.ts';

/** What a turn needs to start: its id, and the thread and message it is about. */
export type OpenTurn = Extract<TurnOpening, { state: 'open' }> & { readonly id: string };

/**
 * Claims the thread for a new turn and makes the turn's first change, before any stream starts.
 *
 * @throws ChatdockError `not_found`, `turn_in_progress`, `unavailable` or `invalid_request`; nothing has changed then.
 */
export async function openTurn(context: ChatContext, threadId: string, start: TurnStart): Promise<OpenTurn> {
  context.turns.assertOpen();
  const id = context.newId('turn');
  const opening = await context.store.openTurn(threadId, id, start);
  switch (opening.state) {
    case 'open':
      return { ...opening, id };
    case 'missing':
      throw new ChatdockError('not_found');
    case 'busy':
      throw new ChatdockError('turn_in_progress');
    default:
      throw new ChatdockError('invalid_request', {
        message: 'params.item_id: is not a message of the user.',
      });
  }
}
