import { plain } from '../plain.ts';
import { networkTrouble, NoAnswer } from './network-trouble.ts';

/** A request that is to be made. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'OPTIONS' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
}

/** The head of an answer, and how to get its body. */
export interface Reply {
  /** `POST https://host/path`, without the query. */
  readonly where: string;
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  /** What the `Content-Type` names, in lower case, without parameters. */
  readonly type: string;
  /** How long the head took, in milliseconds. */
  readonly headMs: number;
  readonly body: ReadableStream<Uint8Array> | null;
  /** Hangs up. */
  readonly leave: () => void;
}

/** Asks once, and follows nothing: what is sent to sign in is for this host. Rejects with a {@link NoAnswer}. */
export async function ask(question: Question, timeoutMs: number): Promise<Reply> {
  const { method, url, headers = {}, body } = question;
  const hangUp = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    hangUp.abort();
  }, timeoutMs);
  const began = performance.now();
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: hangUp.signal,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    return {
      where: placeOf(method, url),
      url,
      status: response.status,
      headers: response.headers,
      type: (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
      headMs: performance.now() - began,
      body: response.body,
      leave: () => hangUp.abort(),
    };
  } catch (error) {
    if (!isLate) throw networkTrouble(error, plain(url.host));
    throw new NoAnswer('hangs', `No answer came within ${timeoutMs / 1000} s.`);
  } finally {
    clearTimeout(timer);
  }
}

/** A query can hold what is secret, so it is not shown. */
export function placeOf(method: string, { origin, pathname }: URL): string {
  return `${method} ${origin}${pathname}`;
}
