import { record, text } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';

/** The words of a widget, line by line, for where it cannot be drawn and for who cannot see it. */
export function widgetText(component: WidgetComponent): string[] {
  const { status, value, label, alt, confirm, cancel, children } = component;
  const words = [
    record(status)['text'],
    value,
    label,
    alt,
    ...children.flatMap(widgetText),
    record(confirm)['label'],
    record(cancel)['label'],
  ];
  return words.flatMap((word) => text(word).trim() || []);
}
