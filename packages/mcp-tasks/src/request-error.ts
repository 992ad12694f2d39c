/**
 * What an HTTP request is refused for, with its status. The codes are stable:
 *
 * - `missing_token`: no `Authorization` header
 * - `invalid_token`: not a bearer token of this server's configuration: malformed, expired, signed otherwise, for another audience
 * - `invalid_request`: something about the request that no client means, such as two `Authorization` headers
 * - `host_not_allowed`, `origin_not_allowed`: a `Host` or `Origin` that this server does not answer to
 * - `method_not_allowed`: a method that the address does not have
 * - `not_found`: there is nothing at this address
 * - `unsupported_media_type`: the body is not `application/json`, or is compressed
 * - `body_too_large`, `request_timeout`: more body than is read, or too slowly
 * - `invalid_json`: the body is not JSON in UTF-8, or is nested too deeply
 * - `unavailable`: the keys that tokens are checked with cannot be had, or the server is closing
 * - `internal_error`: something is wrong on our side
 */
const refusals = {
  missing_token: [401, 'Send a bearer token.'],
  invalid_token: [401, 'The bearer token is not valid here.'],
  invalid_request: [400, 'The request is not valid.'],
  host_not_allowed: [403, 'This server does not answer to this host name.'],
  origin_not_allowed: [403, 'This server does not answer to pages of this origin.'],
  method_not_allowed: [405, 'This address has no such method.'],
  not_found: [404, 'There is nothing at this address.'],
  unsupported_media_type: [415, 'Send application/json in UTF-8, not compressed.'],
  body_too_large: [413, 'The request is too large.'],
  request_timeout: [408, 'The request took too long to arrive.'],
  invalid_json: [400, 'The body is not JSON in UTF-8.'],
  unavailable: [503, 'This server cannot answer right now. Please try again.'],
  internal_error: [500, 'Something went wrong on this server.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type RequestErrorCode = keyof typeof refusals;

/** More about a refusal. */
export interface RequestErrorOptions {
  /** Instead of the code's own sentence. */
  message?: string;
  /** The methods that there are, for `method_not_allowed`. Default `POST`. */
  allow?: string;
  /** What went wrong on our side; it reaches `onError` only. */
  cause?: unknown;
}

/** A request that is refused. Its message is one sentence and quotes nothing of the request. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: RequestErrorCode;
  readonly status: number;
  readonly allow: string;

  constructor(code: RequestErrorCode, options: RequestErrorOptions = {}) {
    const [status, message] = refusals[code];
    super(options.message ?? message, 'cause' in options ? { cause: options.cause } : {});
    this.code = code;
    this.status = status;
    this.allow = options.allow ?? 'POST';
  }
}
