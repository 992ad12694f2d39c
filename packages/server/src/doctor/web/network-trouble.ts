import type { FindingCode } from '../findings/findings.ts';

/** No answer came, and why. The message is a sentence. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly code: FindingCode;

  constructor(code: FindingCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a failed `fetch` means. Only the code of the trouble is told: messages may quote what was sent. */
export function networkTrouble(error: unknown, host: string): NoAnswer {
  const trouble = codeOf(error);
  if (trouble === 'bad port')
    return new NoAnswer('connection_refused', `Browsers ask nobody at the port of ${host}.`);
  if (/^(?:ENOTFOUND|EAI_\w+)$/u.test(trouble))
    return new NoAnswer('address_unknown', `The host ${host} has no address (${trouble}).`);
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/u.test(trouble))
    return new NoAnswer('connection_refused', `Nothing listens at ${host} (${trouble}).`);
  if (/TIMEOUT|ETIMEDOUT/u.test(trouble))
    return new NoAnswer('hangs', `No connection to ${host} in time (${trouble}).`);
  if (/CERT|SELF_SIGNED|LEAF_SIGNATURE|ALTNAME/u.test(trouble))
    return new NoAnswer('certificate_refused', `The certificate of ${host} is refused (${trouble}).`);
  if (/^(?:HTTPParserError|ERR_SSL|EPROTO|UND_ERR_HEADERS_OVERFLOW)/u.test(trouble))
    return new NoAnswer('no_http', `${host} does not answer as HTTP does (${trouble}).`);
  return new NoAnswer('connection_broken', `${host} closed the connection (${trouble}).`);
}

/** `fetch` wraps the error that says something, sometimes twice. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'HTTPParserError') return error.name; // its code may be missing
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error.cause !== undefined) return codeOf(error.cause);
  return error.message === 'bad port' ? error.message : 'unknown';
}
