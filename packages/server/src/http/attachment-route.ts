import type { AttachmentRoute } from './attachment-access.ts';
import { giveContent } from './attachment-downloads.ts';
import { takeContent, takeDirectUpload } from './attachment-uploads.ts';
import type { Methods, Route } from './routes.ts';

/** Addresses of attachments and the methods they take; `undefined` for other addresses. Ids are made of these letters. */
export function attachmentMethods(parts: () => Promise<AttachmentRoute>, path: string): Methods | undefined {
  if (path === '/attachments') return { POST: async (request) => takeDirectUpload(await parts(), request) };
  const [, id, part] = /^\/attachments\/([\w-]{1,255})\/(content|preview)$/u.exec(path) ?? [];
  if (id === undefined) return undefined;
  const purpose = part === 'preview' ? 'preview' : 'download';
  const give: Route = async (request) => giveContent(await parts(), request, { id, purpose });
  if (purpose === 'preview') return { GET: give, HEAD: give };
  const take: Route = async (request) => takeContent(await parts(), request, id);
  return { GET: give, HEAD: give, PUT: take, POST: take };
}
