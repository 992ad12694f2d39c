/** Says something to whoever started this. It goes to stderr: stdout is for the log and for what was asked for. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}
