import { z } from 'zod';
import { absoluteUrlSchema, idSchema, lineSchema } from './bounded-text.ts';
import { freeFormSchema } from './free-form.ts';
import { optional, withDefault } from './optional.ts';

/** Where, and how, the bytes of a file that was only announced are sent. Gone once they have arrived. */
const uploadDescriptorSchema = z.object({
  url: absoluteUrlSchema,
  method: z.enum(['POST', 'PUT']),
  headers: withDefault(z.record(z.string(), z.string()), {}),
});
export type UploadDescriptor = z.infer<typeof uploadDescriptorSchema>;

const common = {
  id: idSchema,
  name: lineSchema,
  mime_type: idSchema,
  upload_descriptor: optional(uploadDescriptorSchema),
  /** Set when a message with the attachment is stored. */
  thread_id: optional(idSchema),
};

const fileAttachmentSchema = z.object({ type: z.literal('file'), ...common });

const imageAttachmentSchema = z.object({
  type: z.literal('image'),
  ...common,
  /** A small picture of it: an address, possibly one that expires, or a `data:` URL. */
  preview_url: absoluteUrlSchema,
});

/** A file of a message, as it is sent and as messages hold it. */
export const attachmentSchema = z.discriminatedUnion('type', [fileAttachmentSchema, imageAttachmentSchema]);
export type Attachment = z.infer<typeof attachmentSchema>;

const kept = { metadata: optional(freeFormSchema) };

/** A file as the server keeps it: with data of the application that no client is ever sent. */
export const storedAttachmentSchema = z.discriminatedUnion('type', [
  fileAttachmentSchema.extend(kept),
  imageAttachmentSchema.extend(kept),
]);
export type StoredAttachment = z.infer<typeof storedAttachmentSchema>;

/** The file as clients see it: its metadata stays on the server. */
export function toWireAttachment(stored: StoredAttachment): Attachment {
  const attachment = { ...stored };
  delete attachment.metadata;
  return attachment;
}
