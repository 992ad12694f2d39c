import type { Cited } from '../conversation/citing.ts';
import { placeMarks } from '../markdown/rich.ts';
import { record } from '../read-json.ts';
import type { AssistantContent } from '../wire.ts';
import { citePlace } from './cite-place.ts';
import { type NumberedSource, citation } from './citation.ts';
import { readSource, readSources } from './read-sources.ts';

/** More annotations of one text are not marked. */
const most = 300;
/** By how much a streaming text has grown before it is drawn anew for marks that came late: it costs no more than in proportion. */
const growth = 1.5;

interface Mark {
  readonly index: number;
  readonly place: number;
  /** As it stands in the text; drawn anew, another one does. */
  node: HTMLElement | null;
}

/** The marks in one text of an answer. Where one has been put, it stays. */
class MarkedText {
  readonly #marks: Mark[] = [];
  #sources: ReadonlyMap<number, readonly NumberedSource[]> = new Map();
  /** How much of the text has been shown. */
  #shown = 0;
  #drawnAnew = 0;

  /** Numbers may become others, as sources come in between. */
  know(sources: ReadonlyMap<number, readonly NumberedSource[]>): void {
    this.#sources = sources;
    for (const { index, node } of this.#marks) node?.replaceWith(this.#draw(index));
  }

  show(text: string, streaming: boolean): Cited {
    if (this.#sources.size === 0) return { text };
    const isGrown = !streaming || text.length >= this.#drawnAnew * growth;
    for (const index of this.#sources.keys()) {
      const place = streaming && index > text.length ? null : this.#placeOf(index, text);
      if (place === null || (place < this.#shown && !isGrown)) continue;
      if (place < this.#shown) this.#drawnAnew = text.length;
      this.#marks.push({ index, place, node: null });
    }
    this.#shown = text.length;
    const places = this.#marks.map(({ place }) => place);
    return { text: placeMarks(text, places), mark: (number) => this.#mark(number) };
  }

  /** Where one goes that has not been put yet. */
  #placeOf(index: number, text: string): number | null {
    return this.#marks.some((mark) => mark.index === index) ? null : citePlace(text, index);
  }

  #mark(number: number): Node | null {
    const mark = this.#marks[number];
    return mark ? this.#draw(mark.index) : null;
  }

  #draw(index: number): HTMLElement {
    const node = citation(this.#sources.get(index) ?? []);
    const mark = this.#marks.find((one) => one.index === index);
    if (mark) mark.node = node;
    return node;
  }
}

/** The marks in an answer, where its sources are named. */
export class Citations {
  readonly #texts: MarkedText[] = [];
  #lists: readonly (readonly unknown[])[] = [];

  show(content: readonly AssistantContent[], streaming: boolean): readonly Cited[] {
    const lists = content.map(({ annotations = none }) => annotations);
    while (this.#texts.length < lists.length) this.#texts.push(new MarkedText());
    const isSame = lists.length === this.#lists.length && lists.every((one, at) => one === this.#lists[at]);
    if (!isSame) this.#know(lists);
    return content.map(({ text }, index) => this.#texts[index]?.show(text, streaming) ?? { text });
  }

  #know(lists: readonly (readonly unknown[])[]): void {
    this.#lists = lists;
    const numbers = new Map(
      readSources(lists.flat()).map((source, at) => [JSON.stringify(source), { source, number: at + 1 }]),
    );
    for (const [at, list] of lists.entries()) this.#texts[at]?.know(byPlace(list, numbers));
  }
}

const none: readonly unknown[] = [];

/** What is named at each place of a text, each once. */
function byPlace(
  annotations: readonly unknown[],
  numbers: ReadonlyMap<string, NumberedSource>,
): Map<number, NumberedSource[]> {
  const places = new Map<number, NumberedSource[]>();
  for (const annotation of annotations.slice(0, most)) {
    const { index, source } = record(annotation);
    const named = numbers.get(JSON.stringify(readSource(record(source))));
    if (named === undefined || typeof index !== 'number' || !(index >= 0)) continue;
    const place = Math.floor(index);
    const here = places.get(place) ?? [];
    if (!here.includes(named))
      places.set(
        place,
        [...here, named].toSorted((one, other) => one.number - other.number),
      );
  }
  return places;
}
