import { loadKind } from './item-kinds.ts';

/** Loads what items, or changes to them, are drawn with, as a server sent them. What cannot be loaded stays missing. */
export async function loadKinds(values: readonly unknown[]): Promise<void> {
  await Promise.all(values.map(loadKind));
}
