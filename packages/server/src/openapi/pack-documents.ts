import { createHash } from 'node:crypto';
import type { PackedDocuments } from '../http/api-documents.ts';
import { encodeText } from '../http/encode-text.ts';
import { docsPage } from './docs-page.ts';
import { docsStyle } from './docs-style.ts';
import { apiDocument } from './document.ts';

/** The document and the page, made and compressed once. */
export async function packDocuments(): Promise<PackedDocuments> {
  const document = apiDocument();
  const [openApi, page] = await Promise.all([
    encodeText(JSON.stringify(document)),
    encodeText(docsPage(document)),
  ]);
  return { openApi, page, styleHash: `sha256-${createHash('sha256').update(docsStyle).digest('base64')}` };
}
