import type { IncomingMessage } from 'node:http';
import { ChatdockError } from '../chatdock-error.ts';

/** How much of a body is read, and for how long. */
export interface BodyLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}

/**
 * Reads a body to its end. Counting is done here: parsers that answer at the limit and go on reading keep an endless
 * body endless. Rejects with ChatdockError `payload_too_large` at the limit, by the declared length before anything is read,
 * `request_timeout` when it comes too slowly, `unsupported_media_type` when it is compressed.
 */
export function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new ChatdockError('unsupported_media_type', {
      message: 'Send the body without a Content-Encoding.',
    });
  }
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes)
    throw new ChatdockError('payload_too_large');
  if (request.destroyed) throw brokenOff();
  return collect(request, limits);
}

function brokenOff(): ChatdockError {
  return new ChatdockError('invalid_request', { message: 'The body broke off.' });
}

function collect(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (): void => {
      clearTimeout(timer);
      request.off('data', take).off('end', finish).off('close', leave).off('error', leave);
      request.pause();
    };
    const fail = (error: ChatdockError): void => {
      stop();
      reject(error);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limits.bytes) fail(new ChatdockError('payload_too_large'));
    };
    const finish = (): void => {
      stop();
      resolve(Buffer.concat(chunks));
    };
    const leave = (): void => fail(brokenOff());
    const timer = setTimeout(() => fail(new ChatdockError('request_timeout')), limits.milliseconds);
    request.on('data', take).on('end', finish).on('close', leave).on('error', leave);
  });
}
