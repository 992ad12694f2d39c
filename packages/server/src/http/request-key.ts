import { createHash } from 'node:crypto';
import { ChatdockError } from '../chatdock-error.ts';
import type { RequestKey } from '../repeated-request.ts';
import type { HttpRequest } from './http-request.ts';

/** A string of RFC 9651, as the draft on `Idempotency-Key` has it, or bare, as many send it. */
const grammar = /^(?:"(?<quoted>[\x20-\x21\x23-\x5b\x5d-\x7e]{1,255})"|(?<bare>[\w.~+/=:@-]{1,255}))$/u;

/**
 * Under which key a request may come again; `null` when it has none.
 *
 * @throws ChatdockError `invalid_request` when the key is blank, longer than 255 characters, holds others than visible ASCII, or is
 * there twice
 */
export function requestKey(request: HttpRequest, body: unknown): RequestKey | null {
  const header = request.header('idempotency-key');
  if (header === undefined) return null;
  const { quoted, bare } = grammar.exec(header)?.groups ?? {};
  const key = quoted ?? bare ?? '';
  if (key.trim() === '')
    throw new ChatdockError('invalid_request', {
      message: 'Idempotency-Key: has to be one string of 1 to 255 visible ASCII characters.',
    });
  // Under the key nobody else knows, so that what was asked cannot be guessed from its hash.
  return { key: hash(key), fingerprint: hash(`${key}\n${JSON.stringify(body)}`) };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
