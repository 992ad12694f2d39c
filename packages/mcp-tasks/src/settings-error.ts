/** Settings that cannot work or are not safe. The message is one sentence, says what to set, and holds no secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly code = 'invalid_configuration';
}
