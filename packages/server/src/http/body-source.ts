import type { Readable } from 'node:stream';
import { ChatdockError } from '../chatdock-error.ts';

/** A body that may be read, wherever it comes from. */
export interface BodySource {
  readonly stream: Readable;
  /** One header of the request by its lower-case name. */
  readonly header: (name: string) => string | undefined;
  /** Whether someone else has begun to read it. */
  readonly wasRead: () => boolean;
  /** Whether all of it has come. */
  readonly isComplete: () => boolean;
}

/**
 * What can be said of a body before anything of it is read.
 *
 * @throws ChatdockError `unsupported_media_type` when it is compressed, `payload_too_large` by the declared length,
 * `invalid_request` when it has broken off.
 */
export function checkBodyHead({ header, stream }: BodySource, bytes: number): void {
  const encoding = header('content-encoding');
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new ChatdockError('unsupported_media_type', {
      message: 'Send the body without a Content-Encoding.',
    });
  }
  if (Number(header('content-length') ?? 0) > bytes) throw new ChatdockError('payload_too_large');
  if (stream.destroyed) throw brokenOff();
}

export function brokenOff(): ChatdockError {
  return new ChatdockError('invalid_request', { message: 'The body broke off.' });
}
