import type { ItemKind } from './item-kind.ts';
import { type Json, record, text } from './read-json.ts';

type Load = () => Promise<{ kind: ItemKind }>;

const steps: Load = () => import('./steps/steps.ts');

/** Where the kinds are, by what the wire calls them. A plain answer needs none of these files. */
const sources: ReadonlyMap<unknown, Load> = new Map([
  ['workflow', steps],
  ['task', steps],
  ['client_tool_call', steps],
  ['widget', () => import('./widgets/define.ts')],
]);

const loaded = new Map<unknown, ItemKind>();

export function kindOf(type: unknown): ItemKind | undefined {
  return loaded.get(type);
}

/** It should be drawn, and what draws it could not be had. */
export function isMissing(type: unknown): boolean {
  return sources.has(type) && !loaded.has(type);
}

/** Loads what items, or changes to them, are drawn with, as a server sent them. What cannot be loaded stays missing. */
export async function loadKinds(values: readonly unknown[]): Promise<void> {
  await Promise.all(values.map((value) => loadKind(record(value))));
}

async function loadKind(json: Json): Promise<void> {
  const { type } = json;
  try {
    const load = isMissing(type) && sources.get(type);
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
