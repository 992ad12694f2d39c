import type { ActionCall, Turn } from '../chat/ports.ts';
import { StreamError } from '../chatdock-error.ts';
import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { ThreadItem } from '../protocol/items.ts';
import { widgetRootSchema, type WidgetRoot } from '../protocol/widgets/widget.ts';
import { streamWidget } from '../respond/stream-widget.ts';
import { fillTemplate } from './fill-template.ts';
import type { Gates } from './gates.ts';
import { isCommand, type Command } from './script.ts';
import { scriptValues, type Scene } from './script-values.ts';
import { scriptedEvent, scriptedItem } from './scripted-items.ts';

/** Plays a script: says its events and does what it says besides, in its order, until the turn is to stop. */
export async function* playScript(
  scene: Scene<Turn>,
  script: readonly Command[],
  gates: Gates,
): AsyncGenerator<ThreadStreamEvent> {
  const { call: turn } = scene;
  const lookup = scriptValues(scene);
  for (const template of script) {
    if (turn.signal.aborted) return;
    if ('later' in template) continue; // for the turns after this one
    const command = await fillTemplate(template, lookup);
    if (!isCommand(command)) continue;
    if ('type' in command) yield scriptedEvent(command, turn);
    else if ('stream_widget' in command) yield* showWidget(command, turn);
    else await obey(command, turn, gates);
  }
}

/** By the helper that the server has for it: of several states the first appears, the next ones change it. */
function showWidget(command: Command, turn: Turn): AsyncIterable<ThreadStreamEvent> {
  const { stream_widget: source, copy_text: copyText } = command;
  const states = Array.isArray(source) ? statesOf(source) : widgetRootSchema.parse(source);
  return streamWidget(turn, states, typeof copyText === 'string' ? { copyText } : {});
}

async function* statesOf(source: readonly unknown[]): AsyncGenerator<WidgetRoot> {
  for (const state of source) yield widgetRootSchema.parse(state);
}

async function obey(command: Command, turn: Turn, gates: Gates): Promise<void> {
  if (isCommand(command['thread'])) changeThread(turn.thread, command['thread']);
  if (typeof command['go'] === 'string') gates.open(command['go']);
  if (typeof command['at_stop'] === 'string') gates.openAt(turn.signal, command['at_stop']);
  if (typeof command['wait'] === 'string') await gates.passed(command['wait'], turn.signal);
  if (typeof command['pause'] === 'number') await gates.elapsed(command['pause'], turn.signal);
  if ('throw' in command && !gates.isOpen(String(command['unless']))) fail(command['throw']);
}

/** Metadata is changed in place, everything else is set. */
function changeThread(thread: Turn['thread'], { metadata, ...changes }: Command): void {
  Object.assign(thread.metadata, metadata);
  Object.assign(thread, changes);
}

/** A text is an exception that nobody foresaw; an object says what the user is to be told. */
function fail(what: unknown): never {
  if (!isCommand(what)) throw new Error(String(what));
  const { code, message, allow_retry: allowRetry } = what;
  throw new StreamError({
    ...(typeof code === 'string' && { code }),
    ...(typeof message === 'string' && { message }),
    ...(typeof allowRetry === 'boolean' && { allowRetry }),
  });
}

/** Plays the script of an action that is answered at once: saves items, fails, or answers with an item. */
export async function answerAtOnce(
  scene: Scene<ActionCall>,
  script: readonly Command[],
): Promise<ThreadItem | null> {
  const { call } = scene;
  const lookup = scriptValues(scene);
  for (const template of script) {
    const command = await fillTemplate(template, lookup);
    if (!isCommand(command)) continue;
    if ('save' in command) await call.save(scriptedItem(command['save'], call));
    if ('throw' in command) fail(command['throw']);
    if ('answer' in command) return scriptedItem(command['answer'], call);
  }
  return null;
}
