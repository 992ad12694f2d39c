import { RequestError } from '../request-error.ts';
import type { BodyLimits } from './http-options.ts';

/**
 * Reads the body of a web-standard request to its end.
 *
 * @throws RequestError `body_too_large` at the limit, by the declared length before anything is read; `request_timeout`
 */
export async function readWebBody(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bytes) {
    throw new RequestError('body_too_large');
  }
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new RequestError('request_timeout')), limits.milliseconds);
  try {
    return await collect(() => Promise.race([reader.read(), late.promise]), limits.bytes);
  } catch (error) {
    void reader.cancel().catch(() => {});
    throw error instanceof RequestError ? error : brokenOff();
  } finally {
    clearTimeout(timer);
  }
}

interface Piece {
  done: boolean;
  value?: Uint8Array | undefined;
}

async function collect(read: () => Promise<Piece>, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await read();
    if (done || !value) return Buffer.concat(pieces);
    size += value.length;
    if (size > most) throw new RequestError('body_too_large');
    pieces.push(value);
  }
}

function brokenOff(): RequestError {
  return new RequestError('invalid_request', { message: 'The body broke off.' });
}
