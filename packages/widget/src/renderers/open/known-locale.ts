/** The language of numbers and days that the page wants; `undefined`, and with that the browser’s, where it names none. */
export function knownLocale(tag: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined; // a page may name a language that is none
  }
}
