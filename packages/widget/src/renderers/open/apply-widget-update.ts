import { text } from './read-json.ts';
import { readComponent } from './read-widget.ts';
import type { WidgetComponent, WidgetUpdate } from './wire.ts';

/** A widget after a partial change. What the change does not concern stays the same object, the whole of it included. */
export function applyWidgetUpdate(widget: WidgetComponent, update: WidgetUpdate): WidgetComponent {
  switch (update.type) {
    case 'widget.root.updated':
      return update.widget;
    case 'widget.component.updated':
      return replaceComponent(widget, update.component_id, update.component);
    default:
      return changeComponent(widget, update.component_id, (component) => withMoreText(component, update));
  }
}

/** The whole is read again: by one component after the other it could grow beyond what can be drawn. */
function replaceComponent(widget: WidgetComponent, id: string, component: WidgetComponent): WidgetComponent {
  const changed = changeComponent(widget, id, () => component);
  return changed === widget ? widget : (readComponent(changed) ?? widget);
}

function withMoreText(
  component: WidgetComponent,
  { delta, done }: { delta: string; done: boolean },
): WidgetComponent {
  if (component.type !== 'Text' && component.type !== 'Markdown') return component;
  return { ...component, value: text(component['value']) + delta, streaming: !done };
}

/** Changes the first component with that id. */
function changeComponent(
  component: WidgetComponent,
  id: string,
  change: (component: WidgetComponent) => WidgetComponent,
): WidgetComponent {
  if (component['id'] === id) return change(component);
  for (const [index, child] of component.children.entries()) {
    const changed = changeComponent(child, id, change);
    if (changed !== child) return { ...component, children: component.children.with(index, changed) };
  }
  return component;
}
