import type { Attachment, UploadDescriptor } from '../protocol/attachments.ts';
import type { Owner } from '../owner.ts';
import { linkSeconds, type AttachmentParts } from './attachment-parts.ts';
import type { LinkPurpose } from './attachment-links.ts';
import type { AttachmentRecord } from './attachment-store.ts';
import { plainAttachment } from './plain-attachment.ts';

/** The parameter of an address that holds its permission. */
export const linkParameter = 'link';

const pathOf = { upload: 'content', download: 'content', preview: 'preview' } as const;

/** An address that lets whoever has it do one thing with one attachment, for a while. */
export function addressFor(
  { settings: { publicUrl }, links }: AttachmentParts,
  purpose: LinkPurpose,
  { owner, id }: { owner: Owner; id: string },
): string {
  const link = links.seal(purpose, { owner, id, expiresAt: expiryOf(purpose) });
  return `${publicUrl}/attachments/${encodeURIComponent(id)}/${pathOf[purpose]}?${linkParameter}=${link}`;
}

/**
 * Seconds since 1970. Of what is read again and again it is the same for half of its time, and with it the address: browsers
 * then show a picture again without loading it.
 */
function expiryOf(purpose: LinkPurpose): number {
  const now = Math.floor(Date.now() / 1_000);
  const seconds = linkSeconds[purpose];
  if (purpose === 'upload') return now + seconds;
  const step = seconds / 2;
  return Math.floor(now / step) * step + seconds;
}

/** An attachment as its owner's browser sees it. */
export function shownAttachment(
  parts: AttachmentParts,
  owner: Owner,
  record: Omit<AttachmentRecord, 'metadata' | 'size'>,
): Attachment {
  return plainAttachment(record, addressFor(parts, 'preview', { owner, id: record.id }));
}

/** Where the bytes of an announced attachment are to be sent: here, or to a file store that takes them itself. */
export async function describeUpload(
  parts: AttachmentParts,
  owner: Owner,
  { id, uploadKey, mimeType, size }: Pick<AttachmentRecord, 'id' | 'uploadKey' | 'mimeType' | 'size'>,
): Promise<UploadDescriptor> {
  const { direct } = parts.settings.files;
  // As a form: ChatKit's element is documented to send nothing else.
  if (!direct || uploadKey === null) {
    return { url: addressFor(parts, 'upload', { owner, id }), method: 'POST', headers: {} };
  }
  const wanted = { mimeType, size, expiresInSeconds: linkSeconds.upload };
  return { ...(await direct.uploadAddress(uploadKey, wanted)), method: 'PUT' };
}
