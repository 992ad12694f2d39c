import { ChatdockError } from '../../chatdock-error.ts';
import type { StructuredInputItem } from '../../protocol/items.ts';
import { found } from '../found.ts';
import type { Handler } from '../handler.ts';
import { assertUserMayAdd } from '../thread-status.ts';
import { openTurn } from '../turns/open-turn.ts';
import { streamTurn } from '../turns/turn-run.ts';
import { answerInputs } from './answer-inputs.ts';

export const threadsAddStructuredInput: Handler<'threads.add_structured_input'> = async (context, params) => {
  const turn = await openTurn(context, params.thread_id, async (draft) => {
    assertUserMayAdd(draft.thread);
    const item = found(await draft.item(params.item_id));
    if (item.type !== 'structured_input') refuse('is not a structured input.');
    if (item.status !== 'pending') refuse('has been answered or skipped already.');
    const answered: StructuredInputItem = {
      ...item,
      status: params.input.status,
      inputs: answerInputs(item.inputs, params.input),
    };
    await draft.put(answered);
    return answered;
  });
  return streamTurn(context, {
    ...turn,
    cause: 'structured_input',
    message: null,
    epilogue: [{ type: 'thread.item.replaced', item: turn.begun }],
  });
};

function refuse(what: string): never {
  throw new ChatdockError('invalid_request', { message: `params.item_id: ${what}` });
}
