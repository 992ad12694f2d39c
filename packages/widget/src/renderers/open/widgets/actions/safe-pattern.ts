/** Longer values are not checked against a pattern, which costs more with every character. */
export const longestMatched = 256;

/**
 * A pattern for a field, when browsers can check it in no time, whatever is typed: few repetitions, and none inside
 * another. Any other is left to the server, which checks everything anyway.
 */
export function safePattern(pattern: unknown): string | null {
  if (typeof pattern !== 'string' || pattern.length > 200) return null;
  const outside = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const isCostly =
    count(outside, /[+*]|\{\d+,\d*\}/g) > 3 ||
    count(outside, /\?/g) > 5 ||
    // A repeated group with a choice or a repetition in it, and what refers back to a group.
    /\([^()]*[+*?{|(][^()]*\)[+*?{]|\)\)[+*{]/.test(outside) ||
    /\\[1-9k]/.test(pattern);
  return isCostly ? null : pattern;
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
