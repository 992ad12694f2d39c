import { ChatdockError } from '../chatdock-error.ts';
import type { AttachmentParts } from './attachment-parts.ts';
import { newFileKey, unclaimedSeconds } from './attachment-parts.ts';
import type { ArrivedFile, AttachmentRecord, AttachmentStore } from './attachment-store.ts';
import { checkContent, checkSize, headBytes, type ContentRule } from './check-content.ts';
import type { DirectAccess } from './file-store.ts';
import { isText } from './media-types.ts';
import { removeFiles, removeSent } from './remove-files.ts';

/**
 * Stores bytes that pass through this server, then has them taken by an attachment. What does not keep to the rule, breaks
 * off or is not taken leaves no file. Rejects as the bytes do, with a ChatdockError of `checkContent`, or `unavailable`.
 */
export async function receiveFile(
  parts: AttachmentParts,
  { bytes, rule }: { bytes: AsyncIterable<Uint8Array>; rule: ContentRule },
  take: (file: ArrivedFile) => Promise<'taken' | 'had_one' | 'missing'>,
): Promise<ArrivedFile> {
  const fileKey = newFileKey();
  await parts.removals.expect(fileKey, unclaimedSeconds);
  const checked = checkContent(bytes, rule);
  try {
    await asking(() => parts.settings.files.put(fileKey, checked.bytes, { mimeType: rule.mimeType }));
  } catch (error) {
    await removeFiles(parts, [fileKey]);
    throw error;
  }
  const file = { fileKey, size: checked.size() };
  // When this rejects, nobody knows whether it was done. The list of removals does.
  const outcome = await take(file);
  if (outcome === 'taken') return file;
  await removeFiles(parts, [fileKey]);
  throw new ChatdockError(outcome === 'missing' ? 'not_found' : 'attachment_uploaded');
}

/**
 * Takes in what a browser sent to the file store by itself: a copy, out of the browser's reach, that is checked as if the
 * bytes had come through here. Rejects with ChatdockError `attachment_not_uploaded` when nothing was sent, and as
 * {@link receiveFile}.
 */
export async function settleUpload(
  parts: AttachmentParts,
  store: AttachmentStore,
  record: AttachmentRecord & { uploadKey: string },
): Promise<void> {
  const { id, mimeType, uploadKey } = record;
  const { direct } = parts.settings.files;
  if (!direct) throw new ChatdockError('attachment_not_uploaded'); // announced when files were kept elsewhere
  const rule = ruleFor(parts, mimeType);
  const fileKey = newFileKey();
  await parts.removals.expect(fileKey, unclaimedSeconds);
  let size: number;
  try {
    await copySent(direct, uploadKey, fileKey);
    size = await checkStored(parts, fileKey, rule);
  } catch (error) {
    await removeFiles(parts, [fileKey]);
    if (isRefusal(error)) await removeSent(parts, uploadKey);
    throw error;
  }
  const outcome = await store.takeFile(id, { fileKey, size });
  if (outcome !== 'taken') await removeFiles(parts, [fileKey]);
  if (outcome === 'missing') throw new ChatdockError('not_found');
  await removeSent(parts, uploadKey);
}

async function copySent(direct: DirectAccess, uploadKey: string, fileKey: string): Promise<void> {
  if (!(await asking(() => direct.copy(uploadKey, fileKey)))) {
    throw new ChatdockError('attachment_not_uploaded');
  }
}

/** @throws ChatdockError `attachment_type_refused` */
export function ruleFor({ settings: { limits } }: AttachmentParts, mimeType: string): ContentRule {
  const maxBytes = limits.get(mimeType);
  if (maxBytes === undefined) throw new ChatdockError('attachment_type_refused');
  return { mimeType, maxBytes };
}

/** Looks at a stored file: at its size, and at as much of it as tells its type, which of text is all. */
async function checkStored(
  { settings: { files } }: AttachmentParts,
  fileKey: string,
  rule: ContentRule,
): Promise<number> {
  const range = isText(rule.mimeType) ? undefined : { firstBytes: headBytes };
  const file = await asking(() => files.open(fileKey, range));
  if (!file) throw new ChatdockError('attachment_not_uploaded');
  checkSize(file.size, rule);
  const iterator = checkContent(file.bytes, rule).bytes[Symbol.asyncIterator]();
  await asking(async () => {
    while (!(await iterator.next()).done);
  });
  return file.size;
}

function isRefusal(error: unknown): boolean {
  return error instanceof ChatdockError && error.status < 500 && error.code !== 'attachment_not_uploaded';
}

/** What a file store rejects with is its own; for everyone else it is not there. */
export async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw cause instanceof ChatdockError ? cause : new ChatdockError('unavailable', { cause });
  }
}
