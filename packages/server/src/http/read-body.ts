import type { Readable } from 'node:stream';
import { ChatdockError } from '../chatdock-error.ts';
import { brokenOff, checkBodyHead, type BodySource } from './body-source.ts';

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
export function readBody(source: BodySource, limits: BodyLimits): Promise<Buffer> {
  checkBodyHead(source, limits.bytes);
  return collect(source.stream, limits);
}

function collect(request: Readable, limits: BodyLimits): Promise<Buffer> {
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
