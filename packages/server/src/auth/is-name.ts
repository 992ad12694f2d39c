/** A name to keep data under: not blank, at most 255 characters, nothing that a log or a database reads differently. */
export function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 255 &&
    value.trim() !== '' &&
    value.isWellFormed() &&
    !/\p{Cc}/u.test(value)
  );
}
