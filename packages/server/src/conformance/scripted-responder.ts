import type { Responder, Turn } from '../chat/ports.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import { gates } from './gates.ts';
import { answerAtOnce, playScript } from './play-script.ts';
import { scriptForLater, scriptOf, scriptOfAction, textOf } from './script.ts';
import { reach } from './script-values.ts';
import { scriptedItem } from './scripted-items.ts';

/**
 * A responder that does what it is sent: a message whose text is a JSON array is a script, and is played. Anything else is
 * answered with `You said: …`. It is for tests: whoever can send it messages decides what it says.
 */
export function scriptedResponder(): Required<Responder> {
  const opened = gates();
  return {
    async *respond(turn) {
      const script = turn.message ? scriptOf(turn.message) : scriptForLater(await turn.history(reach));
      yield* script ? playScript({ call: turn }, script, opened) : echo(turn);
    },
    action: (turn, action, sender) =>
      playScript({ call: turn, action, sender }, scriptOfAction(action.payload), opened),
    syncAction: (call, action, sender) =>
      answerAtOnce({ call, action, sender }, scriptOfAction(action.payload)),
    streamOptions(turn) {
      const script = turn.message ? scriptOf(turn.message) : null;
      return { allow_cancel: !script?.some((command) => command['allow_cancel'] === false) };
    },
  };
}

function* echo(turn: Turn): Generator<ThreadStreamEvent> {
  const said = turn.message ? textOf(turn.message) : '';
  const text = { type: 'output_text', text: `You said: ${said}`, annotations: [] };
  const item = { type: 'assistant_message', id: turn.newId('message'), content: [text] };
  yield { type: 'thread.item.done', item: scriptedItem(item, turn) };
}
