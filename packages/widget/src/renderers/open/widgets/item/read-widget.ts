import { record } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';

/** Components inside components, at most: deeper than any interface, and shallow enough to be walked and drawn. */
const deepest = 64;
/** Components of one widget, at most: more than anyone reads, and few enough for a page to draw at once. */
const most = 3000;

/**
 * A widget, or a component of one. Kinds and props that are not known pass; what has no kind, lies too deep or is too
 * much is left out. `null` when nothing is left.
 */
export function readComponent(value: unknown): WidgetComponent | null {
  return readWithin({ left: most }, value, 0);
}

function readWithin(budget: { left: number }, value: unknown, depth: number): WidgetComponent | null {
  const component = record(value);
  const { type, children } = component;
  if (typeof type !== 'string' || depth > deepest || budget.left <= 0) return null;
  budget.left -= 1;
  const held: readonly unknown[] = Array.isArray(children) ? children : [children];
  return {
    ...component,
    type,
    children: held.map((child) => readWithin(budget, child, depth + 1)).filter((child) => child !== null),
  };
}
