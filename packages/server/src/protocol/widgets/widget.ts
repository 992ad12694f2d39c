import type { ChartComponent } from './chart.ts';
import type { ContainerComponent } from './containers.ts';
import type { ControlComponent } from './controls.ts';
import type { DisplayComponent } from './display.ts';
import type { WidgetRoot } from './roots.ts';
import { written } from './shape.ts';
import type { TextComponent } from './text.ts';
import { anyComponent, anyRoot } from './tree.ts';
import { isNode } from './walk.ts';

/** What a widget is made of, as it is written in code. Null for a prop is the same as leaving it out. */
export type WidgetComponent =
  TextComponent | DisplayComponent | ControlComponent | ChartComponent | ContainerComponent;

/** What a container holds: a list, or just one. */
export type WidgetChildren = WidgetComponent | WidgetComponent[];

export type { WidgetRoot };

/** True for what is a widget by its looks. The types tell of the known kinds only: what else passes is the client's. */
export function isWidgetRoot(value: unknown): value is WidgetRoot {
  return isNode(value) && ['Card', 'ListView', 'Basic'].includes(value.type);
}

function isComponent(value: unknown): value is WidgetComponent {
  return isNode(value);
}

/**
 * A whole widget. Nulls are left out at any depth; kinds and props of components that are not known here pass
 * through. The type tells of the known ones only, so parse what was not written in TypeScript.
 */
export const widgetRootSchema = written(anyRoot).refine(isWidgetRoot);

/** Any one component, under the rules of {@link widgetRootSchema}. */
export const widgetComponentSchema = written(anyComponent).refine(isComponent);
