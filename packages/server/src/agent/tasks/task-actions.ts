import type { TaskRepository } from '@chatdock/mcp-tasks';
import type { Responder } from '../../chat/ports.ts';
import { ChatdockError } from '../../chatdock-error.ts';
import type { Owner } from '../../owner.ts';
import { checkOff } from './check-off.ts';
import { readListItem } from './list-items.ts';
import { checkAction } from './task-list-widget.ts';

/** What task lists are clicked for, and for everything else what the application does, if it does. */
export function taskActions(
  tasks: (owner: Owner) => TaskRepository,
  others: Responder['syncAction'],
): NonNullable<Responder['syncAction']> {
  return async (call, action, sender) => {
    const list = readListItem(sender);
    if (list && action.type === checkAction) {
      return checkOff(call, action.payload, { list, tasks: tasks(call.owner) });
    }
    if (!others) throw new ChatdockError('not_supported', { message: 'Nothing here acts on that.' });
    return others(call, action, sender);
  };
}
