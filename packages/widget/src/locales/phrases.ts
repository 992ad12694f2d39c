// The words of the interface stand beside the parts that say them, in English, in objects that take another language's words
// over when those have been loaded, and the page's own. A page speaks one language: all its chats say the same.

type ByName = Record<string, object>;

const live: ByName = {};
const english: ByName = {};
let spoken: ByName = {};

/** The words of a part, which are read anew each time they are shown. Parts of one name share their words. */
export function phrases<Words extends object>(name: string, words: Words): Words {
  english[name] = { ...english[name], ...words };
  return Object.assign((live[name] ??= {}), words, spoken[name] ?? {});
}

/** Says all of this from now on, and the rest in English. */
export function speak(words: ByName): void {
  spoken = words;
  for (const name of Object.keys(live)) Object.assign(live[name] ?? {}, english[name], spoken[name]);
}
