import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FileEncoding } from './accepted-encoding.ts';
import type { EncodedFile } from './encoded-file.ts';

/** A text as a file in every encoding; to be made once, and kept. */
export async function encodeText(text: string): Promise<EncodedFile> {
  const bytes = Buffer.from(text);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, quality), promisify(gzip)(bytes)]);
  return {
    bodies: new Map<FileEncoding, Uint8Array>([
      ['identity', bytes],
      ['br', br],
      ['gzip', gz],
    ]),
    hash: createHash('sha256').update(bytes).digest('base64url'),
  };
}
