import { loadRich } from '../markdown/load-rich.ts';
import type { Json } from '../read-json.ts';
import type { Draw } from './context.ts';

const needsFields = /"editable":|"type":"(?:Input|Textarea|Select|DatePicker|RadioGroup|Table|Chart|Image)"/;

let more: ReadonlyMap<string, Draw> = new Map();

/** The components that are loaded with the first widget that holds one. */
export function moreComponents(): ReadonlyMap<string, Draw> {
  return more;
}

/** Loads what a widget, or a change to one, is drawn with. What cannot be loaded is drawn as what it holds. */
export async function loadMore(json: Json): Promise<void> {
  if (more.size > 0 || !needsFields.test(JSON.stringify(json))) return;
  try {
    // Tables look as they do in a text.
    const [{ fields }] = await Promise.all([import('./fields.ts'), loadRich()]);
    more = fields;
  } catch {
    // The next widget may have more luck.
  }
}
