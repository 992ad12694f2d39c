const cardinals = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
);

/** "7", "#7" and, where a word for a task came before it, "seven". */
export function numberFrom(word: string, wordsCount: boolean): number | undefined {
  const digits = /^#?(\d{1,9})$/u.exec(word);
  if (digits) return Number(digits[1]);
  const at = wordsCount ? cardinals.indexOf(word.toLowerCase()) : -1;
  return at < 0 ? undefined : at + 1;
}

/** "first", "2nd"; "last" is -1. */
export function positionFrom(word: string): number | undefined {
  const lower = word.toLowerCase();
  if (/^(?:last|latest|newest|bottom|final)$/u.test(lower)) return -1;
  if (lower === 'top') return 1;
  const digits = /^(\d{1,4})(?:st|nd|rd|th)$/u.exec(lower);
  if (digits) return Number(digits[1]);
  const at = ordinals.indexOf(lower);
  return at < 0 ? undefined : at + 1;
}
