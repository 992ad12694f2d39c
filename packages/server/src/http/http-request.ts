import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

/** A body that has been read. */
export interface JsonBody {
  readonly value: unknown;
  /** How long it was, in bytes; as much as can be known of one that a body parser has read. */
  readonly size: number;
}

/** How much of a body is taken as a stream, and how slowly it may come. */
export interface StreamLimits {
  readonly bytes: number;
  /** For all of it. */
  readonly milliseconds: number;
  /** What has to come at least, as often as this, while it is waited for. */
  readonly pace: { readonly bytes: number; readonly milliseconds: number };
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
  /**
   * The body as it comes, for one reader. Whatever is wrong with it ends the stream with a ChatdockError, and leaves the connection
   * open for the answer: `payload_too_large` at the limit, by the declared length before anything is read; `request_timeout` when
   * it comes too slowly; `unsupported_media_type` when it is compressed; `invalid_request` when it breaks off.
   */
  readStream(limits: StreamLimits): Readable;
  /** From where it comes, as far as that is known for sure: proxies count only where the application trusts them. */
  readonly address: string | undefined;
  /** What the application's framework received: an Express request in an Express app, a web-standard one in `fetch`. */
  readonly original: IncomingMessage | Request;
}
