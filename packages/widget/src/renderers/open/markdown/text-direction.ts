const letter = /\p{L}/u;
/** From Hebrew to Arabic's extensions, their forms for presentation, and the scripts of the higher planes. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * The direction of a text, by its first letter; `null` when it has none yet. Browsers answer `dir="auto"` by walking the
 * whole element again at each change, which a long answer that streams can't afford.
 */
export function directionOf(text: string): 'ltr' | 'rtl' | null {
  const first = letter.exec(text)?.[0];
  if (first === undefined) return null;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}
