import type { Blocks } from '../syntax/blocks.ts';
import type { TextLeaf } from '../syntax/text-leaf.ts';

export interface Target {
  readonly target: string;
  readonly title?: string | undefined;
}

/** What one place in a text says for others, and who has asked for what has not been said yet. */
interface Facts {
  readonly targets: Map<string, Target>;
  readonly notes: Map<string, number>;
  readonly asked: Map<string, Set<TextLeaf>>;
}

const known = new WeakMap<Blocks, Facts>();

function factsOf(blocks: Blocks): Facts {
  const facts = known.get(blocks) ?? { targets: new Map(), notes: new Map(), asked: new Map() };
  known.set(blocks, facts);
  return facts;
}

/** Labels that differ in nothing but their case and their spaces are the same. */
function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** What the text calls by this label. What asks too early is drawn anew when it has been said. */
export function targetOf(label: string, leaf: TextLeaf): Target | undefined {
  return ask('targets', keyOf(label), leaf);
}

/** The number of the footnote with this label. */
export function noteOf(label: string, leaf: TextLeaf): number | undefined {
  return ask('notes', keyOf(label), leaf);
}

function ask<What extends 'targets' | 'notes'>(
  what: What,
  key: string,
  leaf: TextLeaf,
): (What extends 'targets' ? Target : number) | undefined;
function ask(what: 'targets' | 'notes', key: string, leaf: TextLeaf): Target | number | undefined {
  const facts = factsOf(leaf.blocks);
  const fact = facts[what].get(key);
  if (fact === undefined) {
    const place = `${what} ${key}`;
    facts.asked.set(place, (facts.asked.get(place) ?? new Set()).add(leaf));
  }
  return fact;
}

/** The first to say it counts. */
export function setTarget(blocks: Blocks, label: string, target: Target): void {
  const { targets } = factsOf(blocks);
  const key = keyOf(label);
  if (targets.has(key)) return;
  targets.set(key, target);
  tell(blocks, `targets ${key}`);
}

/** The number of a new footnote: they are counted as they are said. `null` when there is one of this label. */
export function addNote(blocks: Blocks, label: string): number | null {
  const { notes } = factsOf(blocks);
  const key = keyOf(label);
  if (notes.has(key)) return null;
  notes.set(key, notes.size + 1);
  tell(blocks, `notes ${key}`);
  return notes.size;
}

function tell(blocks: Blocks, place: string): void {
  const { asked } = factsOf(blocks);
  for (const leaf of asked.get(place) ?? []) blocks.outdated.add(leaf);
  asked.delete(place);
}
