import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';

/** Commands of the scripted responder; docs/conformance.md lists them. */
export type Script = readonly Record<string, unknown>[];
type Command = Script[number];

/** A whole answer at once. */
export function answer(id: string, text: string): Command {
  return done({ type: 'assistant_message', id: `$id:${id}`, content: [part(text)] });
}

export function done(item: object): Command {
  return { type: 'thread.item.done', item };
}

export function added(item: object): Command {
  return { type: 'thread.item.added', item };
}

/** The beginning of an answer that is going to be streamed. */
export function begun(id: string): Command {
  return added({ type: 'assistant_message', id: `$id:${id}`, content: [] });
}

export function delta(id: string, text: string): Command {
  const update = { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text };
  return { type: 'thread.item.updated', item_id: `$id:${id}`, update };
}

export function part(text: string): object {
  return { type: 'output_text', text, annotations: [] };
}

/** A line that says where the script is. */
export function progress(text: string): Command {
  return { type: 'progress_update', text };
}

/** Tells what the responder sees, to be read by {@link seenIn}. */
export function tell(...what: readonly string[]): Command {
  const data = Object.fromEntries(what.map((name) => [name, `$seen:${name}`]));
  return { type: 'client_effect', name: 'seen', data };
}

/** What the responder told. */
export function seenIn(events: readonly ThreadStreamEvent[]): Record<string, unknown> {
  const effect = events.find((event) => event.type === 'client_effect' && event.name === 'seen');
  if (effect?.type !== 'client_effect') throw new Error(`Nothing was told: ${JSON.stringify(events)}`);
  return effect.data;
}

/** What a user sends when the message is a script. */
export function scriptInput(script: Script, fields: object = {}): object {
  const content = [{ type: 'input_text', text: JSON.stringify(script) }];
  return { content, attachments: [], inference_options: {}, ...fields };
}

/** An action that carries a script. */
export function scriptAction(script: Script, payload: object = {}): object {
  return { type: 'play', payload: { script, ...payload } };
}

export function card(id: string, ...children: readonly object[]): object {
  return { type: 'widget', id: `$id:${id}`, widget: { type: 'Card', children } };
}

export function typesOf(events: readonly { type: string }[]): string[] {
  return events.map(({ type }) => type);
}

/** The beginning of every stream in a thread that is there. */
export const opening = ['thread.item.done', 'stream_options'];
