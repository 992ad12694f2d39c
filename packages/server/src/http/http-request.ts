import type { IncomingMessage } from 'node:http';

/** A body that has been read. */
export interface JsonBody {
  readonly value: unknown;
  /** How long it was, in bytes; as much as can be known of one that a body parser has read. */
  readonly size: number;
}

/** A request as the routes see it. */
export interface HttpRequest {
  readonly method: string;
  /** Below the mount point, without the query: `/session`. */
  readonly path: string;
  /** What follows `?`, without it. */
  readonly query: string;
  /** Every `Authorization` header. */
  readonly authorization: readonly string[];
  /** One header by its lower-case name. */
  header(name: string): string | undefined;
  /**
   * The body as a JSON value, at most `bytes` long. Nothing of it is read before this is called, so that whoever may not ask
   * is refused first.
   *
   * Rejects with ChatdockError `unsupported_media_type`, `payload_too_large`, `request_timeout` or `invalid_request`.
   */
  readJson(bytes: number): Promise<JsonBody>;
  /** Aborted when whoever asked is gone before the answer has been sent. */
  readonly signal: AbortSignal;
  /** What the server received; an Express request in an Express app. */
  readonly incoming: IncomingMessage;
}
