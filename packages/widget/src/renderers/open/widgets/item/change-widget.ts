import { type Json, text } from '../../read-json.ts';
import type { ThreadItem, WidgetComponent } from '../../wire.ts';
import { readComponent } from './read-widget.ts';

/** A widget after a partial change. What the change does not concern stays the same object, the whole of it included. */
export function changeWidget(item: ThreadItem, update: Json): ThreadItem {
  if (item.type !== 'widget') return item;
  const widget = changed(item.widget, update);
  return widget === item.widget ? item : { ...item, widget };
}

function changed(widget: WidgetComponent, update: Json): WidgetComponent {
  const id = text(update['component_id']);
  const component = readComponent(update['component']);
  switch (update['type']) {
    case 'widget.root.updated':
      return readComponent(update['widget']) ?? widget;
    case 'widget.component.updated':
      return component === null ? widget : replaceComponent(widget, id, component);
    case 'widget.streaming_text.value_delta':
      return changeComponent(widget, id, (known) => withMoreText(known, update));
    default:
      return widget;
  }
}

/** The whole is read again: by one component after the other it could grow beyond what can be drawn. */
function replaceComponent(widget: WidgetComponent, id: string, component: WidgetComponent): WidgetComponent {
  const next = changeComponent(widget, id, () => component);
  return next === widget ? widget : (readComponent(next) ?? widget);
}

function withMoreText(component: WidgetComponent, { delta, done }: Json): WidgetComponent {
  if (component.type !== 'Text' && component.type !== 'Markdown') return component;
  return { ...component, value: text(component['value']) + text(delta), streaming: done !== true };
}

/** Changes the first component with that id. */
function changeComponent(
  component: WidgetComponent,
  id: string,
  change: (component: WidgetComponent) => WidgetComponent,
): WidgetComponent {
  if (component['id'] === id) return change(component);
  for (const [index, child] of component.children.entries()) {
    const next = changeComponent(child, id, change);
    if (next !== child) return { ...component, children: component.children.with(index, next) };
  }
  return component;
}
