import { Transform, type Readable } from 'node:stream';
import { ChatdockError } from '../chatdock-error.ts';
import { brokenOff, checkBodyHead, type BodySource } from './body-source.ts';
import type { StreamLimits } from './http-request.ts';

/** The body as `HttpRequest.readStream` promises it. */
export function bodyStream(source: BodySource, limits: StreamLimits): Readable {
  if (source.wasRead()) {
    throw new ChatdockError('invalid_request', {
      message: 'The body was read before it came here: mount chatdock before parsers of forms.',
    });
  }
  checkBodyHead(source, limits.bytes);
  const { stream: request } = source;
  let size = 0;
  let came = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      came += chunk.length;
      done(size > limits.bytes ? new ChatdockError('payload_too_large') : null, chunk);
    },
    // Here, not at `close`, which comes later: by then someone else may be reading what is left.
    destroy(error, done) {
      stop();
      request.off('close', leave).off('error', leave).unpipe(body).pause();
      done(error);
    },
  });
  const fail = (code: 'request_timeout' | 'payload_too_large') => body.destroy(new ChatdockError(code));
  const leave = (): void => {
    if (!source.isComplete()) body.destroy(brokenOff());
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
  body.on('end', stop);
  body.on('error', () => {}); // whoever reads hears of it; before anyone does, nobody has to
  return request.pipe(body);
}
