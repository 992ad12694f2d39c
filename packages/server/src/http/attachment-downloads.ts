import { create as contentDisposition } from 'content-disposition';
import { Readable } from 'node:stream';
import type { StoredFile } from '../attachments/attachments.ts';
import { isText } from '../attachments/media-types.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { emptyAnswer, safeHeaders, type Answer } from './answer.ts';
import { accessByLink, type AttachmentRoute } from './attachment-access.ts';
import type { HttpRequest } from './http-request.ts';

/** What an address of an attachment gives: the file, or a picture to show. */
export type DownloadPurpose = 'download' | 'preview';

/** How long the file store's own address works that a browser is sent on to, in seconds. */
const directSeconds = 1_800;

/** `GET /attachments/:id/content` and `GET /attachments/:id/preview`. */
export async function giveContent(
  route: AttachmentRoute,
  request: HttpRequest,
  { id, purpose }: { id: string; purpose: DownloadPurpose },
): Promise<Answer> {
  const { parts, attachments, isLinked } = await accessByLink(route, request, { id, purpose });
  const file = await attachments.open(id);
  const { mimeType, kind, name, fileKey } = file.record;
  if (purpose === 'preview' && kind !== 'image') throw new ChatdockError('not_found');
  // Pictures too are downloads to whoever opens their address; a page shows them all the same.
  const disposition = contentDisposition(name);
  const contentType = isText(mimeType) ? `${mimeType}; charset=utf-8` : mimeType;
  const caching = { 'cache-control': cacheControl(purpose) };
  const { direct } = parts.settings.files;
  if (direct && request.method === 'GET') {
    const download = { contentType, disposition, expiresInSeconds: directSeconds };
    return emptyAnswer(302, { ...caching, location: await direct.downloadAddress(fileKey, download) });
  }
  const { size, bytes } = await openFor(request, file);
  const headers = {
    ...safeHeaders,
    ...caching,
    'content-type': contentType,
    'content-length': String(size),
    'content-disposition': disposition,
    'content-security-policy': "default-src 'none'; sandbox",
    // A page of another origin shows what it has the address of; with a token it has to ask by CORS.
    'cross-origin-resource-policy': isLinked ? 'cross-origin' : 'same-origin',
  };
  return { status: 200, headers, bytes };
}

/** Pictures are shown again and again, at an address that stays the same for half an hour. */
function cacheControl(purpose: DownloadPurpose): string {
  return purpose === 'preview' ? `private, max-age=${directSeconds - 300}` : 'private, no-store';
}

/** Of what only the head is asked for, nothing is opened. */
async function openFor(request: HttpRequest, file: StoredFile) {
  if (request.method !== 'HEAD') return file.open();
  return { size: file.record.size, bytes: Readable.from([]) };
}
