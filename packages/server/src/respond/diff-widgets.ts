import type { ItemUpdate } from '../protocol/item-updates.ts';
import { isSameJson } from '../protocol/same-json.ts';
import { componentsIn, isGrowing, isNode, type Node } from '../protocol/widgets/walk.ts';
import type { WidgetRoot } from '../protocol/widgets/widget.ts';

type WidgetUpdate = Extract<ItemUpdate, { type: `widget.${string}` }>;
type TextDelta = Extract<ItemUpdate, { type: 'widget.streaming_text.value_delta' }>;

/**
 * The updates that make `after` of `before`. Text that only grew is sent as what it grew by, in the order of the
 * widget, when its `Text` or `Markdown` has an id that no other component has. Any other change is the whole new
 * widget, once; no change is no update.
 */
export function diffWidgets(before: WidgetRoot, after: WidgetRoot): WidgetUpdate[] {
  const deltas: TextDelta[] = [];
  const isOnlyGrown = compareComponents(before, after, deltas);
  if (isOnlyGrown && areAddresses(deltas, after)) return deltas;
  return [{ type: 'widget.root.updated', widget: after }];
}

/** Whether the two are the same apart from text that grew, of which `deltas` gets to know. */
function compareComponents(before: Node, after: Node, deltas: TextDelta[]): boolean {
  const was: ReadonlyMap<string, unknown> = new Map(Object.entries(before));
  const is: ReadonlyMap<string, unknown> = new Map(Object.entries(after));
  return [...new Set([...was.keys(), ...is.keys()])].every((prop) => {
    if (isSameJson(was.get(prop), is.get(prop))) return true;
    if (prop === 'children') return compareChildren(was.get(prop), is.get(prop), deltas);
    return prop === 'value' && compareText(before, after, deltas);
  });
}

function compareChildren(before: unknown, after: unknown, deltas: TextDelta[]): boolean {
  if (Array.isArray(before) && Array.isArray(after)) {
    return (
      before.length === after.length &&
      before.every((child: unknown, at) => compareChildren(child, after[at], deltas))
    );
  }
  if (isNode(before) && isNode(after)) return compareComponents(before, after, deltas);
  return isSameJson(before, after);
}

function compareText(before: Node, after: Node, deltas: TextDelta[]): boolean {
  if (!isGrowing(before) || !isGrowing(after) || !after.value.startsWith(before.value)) return false;
  if (typeof after.id !== 'string' || after.id !== before.id) return false;
  deltas.push({
    type: 'widget.streaming_text.value_delta',
    component_id: after.id,
    delta: after.value.slice(before.value.length),
    done: !('streaming' in after && after.streaming === true),
  });
  return true;
}

/** A delta finds its text by id alone. */
function areAddresses(deltas: readonly TextDelta[], widget: WidgetRoot): boolean {
  const wanted = new Set(deltas.map((delta) => delta.component_id));
  const found = [...componentsIn(widget)].filter(({ id }) => typeof id === 'string' && wanted.has(id));
  return found.length === deltas.length && wanted.size === deltas.length;
}
