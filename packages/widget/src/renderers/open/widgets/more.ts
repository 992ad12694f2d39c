import { loadRich } from '../markdown/load-rich.ts';
import type { Json } from '../read-json.ts';
import type { Draw } from './context.ts';

type Load = () => Promise<{ components: ReadonlyMap<string, Draw> }>;

/** What only some widgets hold, and where it is. Tables look as they do in a text. */
const sources: readonly (readonly [needs: RegExp, load: Load])[] = [
  [/"editable":|"type":"(?:Input|Textarea|Select|DatePicker|RadioGroup)"/, () => import('./fields.ts')],
  [/"type":"(?:Table|Image)/, () => withTables(import('./figures.ts'))],
  [/"type":"Chart"/, () => withTables(import('./chart/chart.ts'))],
];

const more = new Map<string, Draw>();
const loaded = new Set<RegExp>();

async function withTables<Module>(loading: Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([loading, loadRich()]);
  return module;
}

/** The components that are loaded with the first widget that holds one. */
export function moreComponents(): ReadonlyMap<string, Draw> {
  return more;
}

/** Loads what a widget, or a change to one, is drawn with. What cannot be loaded is drawn as what it holds. */
export async function loadMore(json: Json): Promise<void> {
  const words = JSON.stringify(json);
  const asked = sources.filter(([needs]) => !loaded.has(needs) && needs.test(words));
  await Promise.all(asked.map(loadOne));
}

async function loadOne([needs, load]: (typeof sources)[number]): Promise<void> {
  try {
    const { components } = await load();
    for (const [type, draw] of components) more.set(type, draw);
    loaded.add(needs);
  } catch {
    // The next widget may have more luck.
  }
}
