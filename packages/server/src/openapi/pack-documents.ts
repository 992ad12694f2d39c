import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { PackedDocuments } from '../http/api-documents.ts';
import type { EncodedFile } from '../http/encoded-file.ts';
import { docsPage } from './docs-page.ts';
import { docsStyle } from './docs-style.ts';
import { apiDocument } from './document.ts';

/** The document and the page, made and compressed once. */
export async function packDocuments(): Promise<PackedDocuments> {
  const document = apiDocument();
  const [openApi, page] = await Promise.all([pack(JSON.stringify(document)), pack(docsPage(document))]);
  return { openApi, page, styleHash: `sha256-${createHash('sha256').update(docsStyle).digest('base64')}` };
}

async function pack(text: string): Promise<EncodedFile> {
  const bytes = Buffer.from(text);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, quality), promisify(gzip)(bytes)]);
  return {
    bodies: new Map<'br' | 'gzip' | 'identity', Uint8Array>([
      ['identity', bytes],
      ['br', br],
      ['gzip', gz],
    ]),
    hash: createHash('sha256').update(bytes).digest('base64url'),
  };
}
