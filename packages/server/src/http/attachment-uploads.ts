import type { Readable } from 'node:stream';
import type { AttachmentParts } from '../attachments/attachment-parts.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { jsonAnswer, type Answer } from './answer.ts';
import { accessByLink, accessByToken, type AttachmentRoute } from './attachment-access.ts';
import { isForm, readFormFile } from './form-file.ts';
import type { HttpRequest } from './http-request.ts';
import { checkPageOrigin } from './page-origin.ts';

/** What a form may add to the file in it. */
const formBytes = 65_536;
const uploadTime = { milliseconds: 300_000, pace: { bytes: 8_192, milliseconds: 10_000 } };

/** `POST /attachments`: a file in the field `file` of a form; the answer is the attachment. */
export async function takeDirectUpload(route: AttachmentRoute, request: HttpRequest): Promise<Answer> {
  const { parts, attachments } = await accessByToken(route, request);
  const type = request.header('content-type');
  if (!isForm(type)) {
    throw new ChatdockError('unsupported_media_type', {
      message: 'Send the file in the field "file" of multipart/form-data.',
    });
  }
  return withBody(parts, request, async (body) => {
    const { claim, bytes } = await readFormFile(body, type);
    return attachments.add(claim, bytes);
  });
}

/** `PUT` and `POST /attachments/:id/content`: the bytes of an announced attachment, as they are or in a form. */
export async function takeContent(route: AttachmentRoute, request: HttpRequest, id: string): Promise<Answer> {
  const { parts, attachments, isLinked } = await accessByLink(route, request, { id, purpose: 'upload' });
  if (isLinked) checkSender(parts, request, route.origins);
  await attachments.checkAwaited(id);
  const type = request.header('content-type');
  return withBody(parts, request, async (body) => {
    const { bytes } = isForm(type) ? await readFormFile(body, type) : { bytes: body };
    return attachments.fill(id, bytes);
  });
}

/** An address can be sent to from anywhere. Pages that may not use the API may not send files either. */
function checkSender(parts: AttachmentParts, request: HttpRequest, origins: readonly string[]): void {
  checkPageOrigin(request, [...origins, new URL(parts.settings.publicUrl).origin]);
}

/** Answers what `take` makes of the body, and lets go of what it leaves of it. */
async function withBody(
  { settings: { limits } }: AttachmentParts,
  request: HttpRequest,
  take: (body: Readable) => Promise<object>,
): Promise<Answer> {
  const bytes = Math.max(...limits.values()) + formBytes;
  const body = request.readStream({ bytes, ...uploadTime });
  try {
    return jsonAnswer(200, await take(body));
  } finally {
    body.destroy();
  }
}
