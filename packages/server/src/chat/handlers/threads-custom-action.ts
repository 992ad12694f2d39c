import { StreamError } from '../../chatdock-error.ts';
import type { ChatAnswer } from '../context.ts';
import type { Handler } from '../handler.ts';
import { errorEvent } from '../turns/error-event.ts';
import { openTurn } from '../turns/open-turn.ts';
import { streamTurn } from '../turns/turn-run.ts';
import { actionSender } from './action-sender.ts';

export const threadsCustomAction: Handler<'threads.custom_action'> = async (context, params) => {
  try {
    const turn = await openTurn(context, params.thread_id, async (draft) => {
      const { item_id: id } = params;
      const sender = actionSender(id, id === undefined ? null : await draft.item(id));
      if (sender === 'not_a_widget') throw new NotAWidgetError();
      return sender;
    });
    return streamTurn(context, {
      ...turn,
      cause: 'action',
      message: null,
      answer: (self) => {
        if (!context.responder.action)
          throw new TypeError('There is nothing that acts on widgets: set action.');
        return context.responder.action(self, params.action, turn.begun);
      },
    });
  } catch (error) {
    if (error instanceof NotAWidgetError) return onlyError;
    throw error;
  }
};

class NotAWidgetError extends Error {
  override readonly name = 'NotAWidgetError';
}

/** What the protocol answers then: a stream of one event. */
const onlyError: ChatAnswer = {
  kind: 'stream',
  run: async (sink) => sink.write(JSON.stringify(errorEvent(new StreamError({ allowRetry: false })))),
};
