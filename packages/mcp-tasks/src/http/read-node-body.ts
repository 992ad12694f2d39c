import type { IncomingMessage } from 'node:http';
import { RequestError } from '../request-error.ts';
import type { BodyLimits } from './http-options.ts';

/**
 * Reads the body of a Node request to its end. Counting is done here: parsers that answer at the limit and go on reading
 * keep an endless body endless.
 *
 * Rejects with RequestError `body_too_large` at the limit, by the declared length before anything is read;
 * `request_timeout` when it comes too slowly; `invalid_request` when it breaks off.
 */
export function readNodeBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes) {
    return Promise.reject(new RequestError('body_too_large'));
  }
  if (request.destroyed) return Promise.reject(brokenOff());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (): void => {
      clearTimeout(timer);
      request.off('data', take).off('end', finish).off('close', leave).off('error', leave);
      request.pause();
    };
    const fail = (error: RequestError): void => {
      stop();
      reject(error);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limits.bytes) fail(new RequestError('body_too_large'));
    };
    const finish = (): void => {
      stop();
      resolve(Buffer.concat(chunks));
    };
    const leave = (): void => fail(brokenOff());
    const timer = setTimeout(() => fail(new RequestError('request_timeout')), limits.milliseconds);
    request.on('data', take).on('end', finish).on('close', leave).on('error', leave);
  });
}

function brokenOff(): RequestError {
  return new RequestError('invalid_request', { message: 'The body broke off.' });
}
