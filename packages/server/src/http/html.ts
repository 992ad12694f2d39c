/** HTML that was made by {@link html}: everything that came from elsewhere is escaped in it. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Value = Html | string | number | null | readonly Value[];

/** A template of HTML. Values become text, or text of an attribute in quotes; pieces of HTML, and lists of them, stay HTML. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(parts.map((part, index) => part + shown(values[index] ?? null)).join(''));
}

function shown(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(shown).join('');
  return String(value).replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
