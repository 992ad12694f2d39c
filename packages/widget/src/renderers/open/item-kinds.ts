import type { ItemKind } from './item-kind.ts';
import { type Json, record, text } from './read-json.ts';

type Load = () => Promise<{ kind: ItemKind }>;

const steps: Load = () => import('./steps/steps.ts');
const messages: Load = () => import('./messages/rare-messages.ts');

/** Where the kinds are, by what the wire calls them. A plain answer needs none of these files. */
const sources: ReadonlyMap<unknown, Load> = new Map([
  ['workflow', steps],
  ['task', steps],
  ['client_tool_call', steps],
  ['widget', () => import('./widgets/define.ts')],
  ['user_message', messages],
  ['generated_image', messages],
  ['structured_input', () => import('./questions/define.ts')],
]);

const loaded = new Map<unknown, ItemKind>();

export function kindOf(type: unknown): ItemKind | undefined {
  return loaded.get(type);
}

/** The parts of all kinds that have been loaded. */
export function partsOfKinds(): string[] {
  return [...loaded.values()].map(({ parts }) => parts);
}

/** It should be drawn, and what draws it could not be had. */
export function isMissing(type: unknown): boolean {
  return sources.has(type) && !loaded.has(type);
}

/** Loads what an item, or a change to one, is drawn with, as a server sent it. What cannot be loaded stays missing. */
export async function loadKind(value: unknown): Promise<void> {
  const json = record(value);
  const { type } = json;
  try {
    const load = isMissing(type) && !isPlain(json) && sources.get(type);
    if (load) {
      const { kind } = await load();
      for (const name of kind.types) loaded.set(name, kind);
    }
    // The name of a change begins with that of what it changes.
    const [name] = text(type).split('.', 1);
    await loaded.get(name)?.prepare?.(json);
  } catch {
    // The next item of the kind may have more luck; this one shows its words.
  }
}

/** What a message holds beside words. In what a person wrote, quotation marks would have a backslash before them. */
const more = /"input_tag"|"quoted_text":"|"attachments":\[\{/;

/** A user's message that is words only. */
function isPlain(json: Json): boolean {
  return json['type'] === 'user_message' && !more.test(JSON.stringify(json));
}
