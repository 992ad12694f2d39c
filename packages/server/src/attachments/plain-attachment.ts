import type { Attachment } from '../protocol/attachments.ts';
import type { AttachmentRecord } from './attachment-store.ts';

/** What a message is stored with in place of a preview, whose address is made each time it is shown. */
const noPreview = 'data:,';

/** An attachment as messages hold it. */
export function plainAttachment(
  { id, name, mimeType, kind, threadId }: Omit<AttachmentRecord, 'metadata' | 'size'>,
  previewUrl = noPreview,
): Attachment {
  const common = { id, name, mime_type: mimeType, ...(threadId !== null && { thread_id: threadId }) };
  return kind === 'image' ? { type: kind, ...common, preview_url: previewUrl } : { type: kind, ...common };
}
