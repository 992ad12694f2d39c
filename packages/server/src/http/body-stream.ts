import type { IncomingMessage } from 'node:http';
import { Transform, type Readable } from 'node:stream';
import { ChatdockError } from '../chatdock-error.ts';

/** How much of a body is taken, and how slowly it may come. */
export interface StreamLimits {
  readonly bytes: number;
  /** For all of it. */
  readonly milliseconds: number;
  /** What has to come at least, as often as this, while it is waited for. */
  readonly pace: { readonly bytes: number; readonly milliseconds: number };
}

/**
 * A body as it comes, for one reader. Whatever is wrong with it ends the stream with a ChatdockError, and leaves the connection
 * open for the answer: `payload_too_large` at the limit, by the declared length before anything is read; `request_timeout` when
 * it comes too slowly; `unsupported_media_type` when it is compressed; `invalid_request` when it breaks off.
 */
export function bodyStream(request: IncomingMessage, limits: StreamLimits): Readable {
  checkHead(request, limits);
  let size = 0;
  let came = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      came += chunk.length;
      done(size > limits.bytes ? new ChatdockError('payload_too_large') : null, chunk);
    },
  });
  const fail = (code: 'request_timeout' | 'payload_too_large') => body.destroy(new ChatdockError(code));
  const leave = (): void => {
    if (!request.complete) body.destroy(brokenOff());
  };
  const whole = setTimeout(() => fail('request_timeout'), limits.milliseconds);
  const pace = setInterval(() => {
    // Bytes that wait here wait for us, not for the client.
    const isWaiting = body.readableLength === 0 && body.writableLength === 0;
    if (isWaiting && came < limits.pace.bytes) fail('request_timeout');
    came = 0;
  }, limits.pace.milliseconds);
  request.on('close', leave).on('error', leave);
  const stop = (): void => {
    clearTimeout(whole);
    clearInterval(pace);
  };
  body.on('end', stop).on('close', () => {
    stop();
    request.off('close', leave).off('error', leave).unpipe(body).pause();
  });
  body.on('error', () => {}); // whoever reads hears of it; before anyone does, nobody has to
  return request.pipe(body);
}

function checkHead(request: IncomingMessage, limits: StreamLimits): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new ChatdockError('unsupported_media_type', { message: 'Send files without a Content-Encoding.' });
  }
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes)
    throw new ChatdockError('payload_too_large');
  if (request.readableDidRead || request.readableEnded) {
    throw new ChatdockError('invalid_request', {
      message: 'The body was read before it came here: mount chatdock before parsers of forms.',
    });
  }
  if (request.destroyed) throw brokenOff();
}

function brokenOff(): ChatdockError {
  return new ChatdockError('invalid_request', { message: 'The body broke off.' });
}
