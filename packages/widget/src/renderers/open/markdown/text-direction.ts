const letter = /\p{L}/u;
const rightToLeft =
  /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}\p{sc=Mand}\p{sc=Adlm}\p{sc=Rohg}]/u;

/**
 * The direction of a text, by its first letter; `null` when it has none yet. Browsers answer `dir="auto"` by walking the
 * whole element again at each change, which a long answer that streams can't afford.
 */
export function directionOf(text: string): 'ltr' | 'rtl' | null {
  const first = letter.exec(text)?.[0];
  if (first === undefined) return null;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}
