/** Says one line to whoever started this. It goes to stderr: stdout is for messages and exports. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Says that something went wrong on our side, without its message: that may quote what users wrote. */
export function sayError(error: unknown): void {
  const isKnown =
    error instanceof Error && (error.name === 'DatabaseError' || error.name === 'SettingsError');
  if (isKnown) return say(error.message);
  const kind = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  say(`Something failed: ${kind}${code}.`);
}
