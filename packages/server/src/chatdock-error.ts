/** What a code means: the HTTP status, whether asking again can help, and the sentence for people. */
export interface ErrorMeaning {
  readonly status: number;
  readonly retryable: boolean;
  readonly message: string;
}

/** Every error this package answers with or throws. Codes are stable: they are never renamed or reused. */
export const errorCodes = Object.freeze({
  invalid_request: { status: 400, retryable: false, message: 'The request is not valid.' },
  attachment_empty: { status: 400, retryable: false, message: 'The file is empty.' },
  missing_token: {
    status: 401,
    retryable: false,
    message: 'Sign in first: the request carries no bearer token.',
  },
  invalid_token: { status: 401, retryable: false, message: 'The bearer token is not valid, or no longer.' },
  foreign_origin: { status: 403, retryable: false, message: 'Pages of this origin may not use this server.' },
  not_found: { status: 404, retryable: false, message: 'There is nothing here under that name.' },
  method_not_allowed: { status: 405, retryable: false, message: 'This address does not take that method.' },
  request_timeout: { status: 408, retryable: true, message: 'The request took too long to arrive.' },
  turn_in_progress: {
    status: 409,
    retryable: true,
    message: 'This conversation is still answering the message before. Wait for it to finish, or stop it.',
  },
  request_in_progress: {
    status: 409,
    retryable: true,
    message: 'This request is being answered already. Wait for that to finish.',
  },
  request_interrupted: {
    status: 409,
    retryable: false,
    message:
      'The server went down while it answered this request. See what has come of it before you ask again.',
  },
  no_pending_tool_call: {
    status: 409,
    retryable: false,
    message: 'This conversation waits for no tool of the client.',
  },
  thread_locked: { status: 409, retryable: true, message: 'This conversation is paused.' },
  thread_closed: { status: 409, retryable: false, message: 'This conversation is closed.' },
  attachment_not_uploaded: {
    status: 409,
    retryable: true,
    message: 'The file has not been uploaded yet.',
  },
  attachment_uploaded: { status: 409, retryable: false, message: 'The file has been uploaded already.' },
  hosting_ended: {
    status: 410,
    retryable: false,
    message:
      'OpenAI has ended hosted ChatKit workflows on 2026-11-30. The chat has to run on a server of its own now: docs/hosted-chatkit.md of @chatdock/server says how to move.',
  },
  payload_too_large: { status: 413, retryable: false, message: 'The request is too large.' },
  attachment_too_large: { status: 413, retryable: false, message: 'The file is too large.' },
  unsupported_media_type: {
    status: 415,
    retryable: false,
    message: 'Send JSON: Content-Type application/json, UTF-8.',
  },
  attachment_type_refused: {
    status: 415,
    retryable: false,
    message: 'Files of this kind are not accepted here.',
  },
  idempotency_key_reused: {
    status: 422,
    retryable: false,
    message: 'Another request was sent under this Idempotency-Key.',
  },
  too_many_requests: {
    status: 429,
    retryable: true,
    message: 'Too many requests. Wait a moment.',
  },
  limit_reached: { status: 429, retryable: true, message: 'You have reached the limit of this chat.' },
  internal_error: {
    status: 500,
    retryable: true,
    message: 'Something went wrong on the server. Try again later.',
  },
  hosting_failed: {
    status: 500,
    retryable: true,
    message: 'The chat cannot be opened right now. Try again later.',
  },
  not_supported: { status: 501, retryable: false, message: 'This server does not offer that.' },
  unavailable: {
    status: 503,
    retryable: true,
    message: 'The server cannot answer right now. Try again shortly.',
  },
  invalid_configuration: {
    status: 500,
    retryable: false,
    message: 'The server is not configured correctly.',
  },
} as const satisfies Record<string, ErrorMeaning>);

export type ErrorCode = keyof typeof errorCodes;

/**
 * The one error class of this package. `message` is written for people and safe to show: it never holds
 * a token, a secret, message text or internals; those belong in `cause`, which is never sent.
 */
export class ChatdockError extends Error {
  override readonly name = 'ChatdockError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly retryable: boolean;
  /** When asking again makes sense, in whole seconds; what a client is told in `Retry-After`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    options: { message?: string; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    const meaning = errorCodes[code];
    super(
      options.message ?? meaning.message,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = code;
    this.status = meaning.status;
    this.retryable = meaning.retryable;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/**
 * Thrown by a responder to choose what the user is told when a turn fails. With a `message`, the client
 * shows it (code `custom`); without one it shows its own words (code `stream.error`). Any other error becomes
 * `stream.error` with a retry offered, and its text is logged nowhere but under its class name.
 */
export class StreamError extends Error {
  override readonly name = 'StreamError';
  /** What goes into the `error` event's `code`. */
  readonly code: string;
  /** Shown to the user, or `undefined`. */
  readonly publicMessage: string | undefined;
  readonly allowRetry: boolean;

  constructor(options: { code?: string; message?: string; allowRetry?: boolean; cause?: unknown } = {}) {
    const code = options.code ?? (options.message === undefined ? 'stream.error' : 'custom');
    super(options.message ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.publicMessage = options.message;
    this.allowRetry = options.allowRetry ?? code === 'stream.error';
  }
}
