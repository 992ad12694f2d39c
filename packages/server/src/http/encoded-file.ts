import { acceptedEncoding, type FileEncoding } from './accepted-encoding.ts';
import { safeHeaders, type Answer } from './answer.ts';
import type { HttpRequest } from './http-request.ts';

/** A file in the encodings it is kept in. */
export interface EncodedFile {
  readonly bodies: ReadonlyMap<FileEncoding, Uint8Array>;
  /** Changes with the content. */
  readonly hash: string;
}

/** Answers with a file in the best encoding that the client takes, or that it has it already. */
export function answerEncoded(
  file: EncodedFile,
  headers: Readonly<Record<string, string>>,
  request: HttpRequest,
): Answer {
  const accepted = acceptedEncoding(request.header('accept-encoding'));
  const encoding = file.bodies.has(accepted) ? accepted : 'identity';
  const etag = `"${file.hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const isKnown = knows(request.header('if-none-match'), etag);
  return {
    status: isKnown ? 304 : 200,
    headers: {
      ...safeHeaders,
      vary: 'Accept-Encoding',
      etag,
      ...headers,
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
    body: isKnown ? new Uint8Array() : (file.bodies.get(encoding) ?? new Uint8Array()),
  };
}

function knows(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes(etag) || tags.includes('*');
}
