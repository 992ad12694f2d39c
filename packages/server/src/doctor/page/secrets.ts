import type { FindingCode } from '../findings/findings.ts';

const kinds: readonly (readonly [pattern: RegExp, code: FindingCode, what: string])[] = [
  [/\bsk-[\w-]{20,}/u, 'secret_in_page', 'An API key (sk-…)'],
  [/\bek_[\w-]{16,}/u, 'secret_in_page', 'A client secret (ek_…)'],
  [/\bcs_[\w-]{16,}\.[\w-]+\.[\w-]+/u, 'secret_in_page', 'A client secret (cs_…)'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/u, 'token_in_page', 'A token (JWT)'],
];

/** What is secret in a text that everybody can read: by kind and line, never as it is. */
export function secretsIn(
  text: string,
): { readonly code: FindingCode; readonly what: string; readonly line: number }[] {
  return kinds.flatMap(([pattern, code, what]) => {
    const found = pattern.exec(text);
    return found ? [{ code, what, line: text.slice(0, found.index).split('\n').length }] : [];
  });
}

/** Whether a text is a key of an API, which no browser may have. */
export function isApiKey(text: string): boolean {
  return /^(?:sk-|sk_live_|sk_test_|AIza)/u.test(text);
}
