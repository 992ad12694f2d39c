import { customAlphabet } from 'nanoid';
import { recordIn, textIn } from './records.ts';

type Fields = Readonly<Record<string, unknown>>;

interface OpenCall {
  readonly place: number;
  /** As the server numbers it, if it does. */
  readonly index: unknown;
  /** As the server calls it, if it does. */
  given: string | undefined;
  name: string;
  arguments: string;
}

/** What every server takes back: some insist on nine letters and digits. */
const newCallId = customAlphabet('0123456789abcdefghijklmnopqrstuvwxyz', 9);

/**
 * Puts the pieces of tool calls together as they were meant: without an index, several calls under one, an id in the
 * first piece only or never, a name that is said again, arguments that are no text. Every call gets an id that no other
 * call of the conversation has.
 */
export class CallPieces {
  readonly #calls: OpenCall[] = [];
  readonly #usedIds: Set<string>;

  constructor(usedIds: readonly string[]) {
    this.#usedIds = new Set(usedIds);
  }

  get count(): number {
    return this.#calls.length;
  }

  mend(pieces: readonly Fields[]): Fields[] {
    return pieces.map((piece) => this.#mendPiece(piece));
  }

  /** What is still missing: a call without arguments has none. */
  end(): Fields[] {
    const empty = this.#calls.filter((call) => call.arguments.trim() === '');
    for (const call of empty) call.arguments = '{}';
    return empty.map(({ place }) => ({ index: place, function: { arguments: '{}' } }));
  }

  #mendPiece(piece: Fields): Fields {
    const { name, arguments: given } = recordIn(piece['function']);
    const said = { id: textIn(piece['id']), name: textIn(name), index: piece['index'] };
    const found = this.#find(said);
    const call = found ?? this.#begin(said);
    call.given ??= said.id;
    const more = asText(given);
    const isNameNew = said.name !== undefined && call.arguments === '' && said.name !== call.name;
    if (isNameNew) call.name += said.name;
    call.arguments += more;
    return {
      index: call.place,
      ...(!found && { id: this.#idFor(said.id), type: 'function' }),
      function: { ...(isNameNew && { name: said.name }), arguments: more },
    };
  }

  /** The call that a piece goes on with; `undefined` when it begins one. */
  #find(said: Said): OpenCall | undefined {
    const { id, index } = said;
    const same = this.#calls.filter((call) => typeof index !== 'number' || call.index === index);
    const named = id === undefined ? undefined : same.findLast(({ given }) => given === id);
    if (named) return isAnother(named, said) && said.name !== named.name ? undefined : named;
    const last = same.at(-1);
    const isOther = id !== undefined && last?.given !== undefined;
    return !last || isOther || isAnother(last, said) ? undefined : last;
  }

  #begin({ id, index }: Said): OpenCall {
    const call = { place: this.#calls.length, index, given: id, name: '', arguments: '' };
    this.#calls.push(call);
    return call;
  }

  #idFor(given: string | undefined): string {
    const id = given !== undefined && !this.#usedIds.has(given) ? given : newCallId();
    this.#usedIds.add(id);
    return id;
  }
}

interface Said {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly index: unknown;
}

/** A name after whole arguments is that of the next call. */
function isAnother(call: OpenCall, { name }: Said): boolean {
  return name !== undefined && call.name !== '' && isJson(call.arguments);
}

function asText(given: unknown): string {
  if (typeof given === 'string') return given;
  return typeof given === 'object' && given !== null ? JSON.stringify(given) : '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
