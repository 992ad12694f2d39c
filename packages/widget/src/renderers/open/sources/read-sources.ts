import type { Entity } from '../../../chatkit/entities.ts';
import { type Json, flag, optionalText, record, text } from '../read-json.ts';

/** What a statement rests on. */
export interface Source {
  readonly type: 'url' | 'file' | 'entity';
  readonly title: string;
  readonly description?: string | undefined;
  /** As the server has it: a date, most of the time. */
  readonly timestamp?: string | undefined;
  readonly group?: string | undefined;
  /** As it was sent: whoever draws it decides whether it can be followed. */
  readonly url?: string | undefined;
  /** Who it is by, or what the file is called. */
  readonly attribution?: string | undefined;
  /** What stands for it in the text, in place of its number. */
  readonly inlineLabel?: string | undefined;
  /** Of an entity that the page wants to be told of when it is clicked. */
  readonly entity?: Entity | undefined;
}

const types: readonly Source['type'][] = ['url', 'file', 'entity'];

/** More of them are of no use to anyone. */
const most = 100;
const longest = 1000;
const longestLabel = 40;

/** The sources that annotations name, as a server sent them: each once, group by group, in the order of the text. */
export function readSources(annotations: readonly unknown[]): Source[] {
  const sources = new Map<string, Source>();
  for (const annotation of annotations) {
    const source = readSource(record(record(annotation)['source']));
    if (source && sources.size < most) sources.set(JSON.stringify(source), source);
  }
  return [...Map.groupBy(sources.values(), ({ group }) => group ?? '').entries()]
    .toSorted(([one], [other]) => Number(one !== '') - Number(other !== ''))
    .flatMap(([, listed]) => listed);
}

/** What one annotation names; `null` for what nobody could tell from others. */
export function readSource(json: Json): Source | null {
  const type = types.find((one) => one === json['type']);
  const filename = short(json['filename']);
  const url = optionalText(json['url']);
  const title = short(json['title']) ?? short(json['label']) ?? filename ?? short(url);
  if (type === undefined || title === undefined) return null;
  const attribution = type === 'file' ? filename : (short(json['attribution']) ?? hostOf(url));
  return {
    type,
    title,
    description: short(json['description']),
    timestamp: short(json['timestamp']),
    group: short(json['group']),
    url,
    attribution: attribution === title ? undefined : attribution,
    inlineLabel: short(json['inline_label'])?.slice(0, longestLabel),
    entity: readEntity(json, title),
  };
}

function readEntity(json: Json, title: string): Entity | undefined {
  if (json['type'] !== 'entity' || !flag(json['interactive'])) return undefined;
  const { icon, group, data } = json;
  const words = Object.entries(record(data)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    id: text(json['id']),
    title,
    interactive: true,
    ...(typeof icon === 'string' && { icon }),
    ...(typeof group === 'string' && { group }),
    data: Object.fromEntries(words),
  };
}

function hostOf(url: string | undefined): string | undefined {
  return (url && URL.parse(url)?.hostname.replace(/^www\./, '')) || undefined;
}

function short(value: unknown): string | undefined {
  return optionalText(value)?.slice(0, longest).trim() || undefined;
}
