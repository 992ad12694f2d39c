/** The server cannot be started as it is set up. The message is one sentence that says what to set. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
