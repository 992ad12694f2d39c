import { errorFields } from '../error-fields.ts';
import type { AttachmentParts } from './attachment-parts.ts';

type RemovalParts = Pick<AttachmentParts, 'settings' | 'removals' | 'logger'>;

const batch = 50;
const atOnce = 5;

/**
 * Removes files that are on the list of removals. What fails stays on the list, for the next sweep; this never rejects.
 *
 * @returns how many are gone.
 */
export async function removeFiles(parts: RemovalParts, fileKeys: readonly string[]): Promise<number> {
  const gone = await deleteFiles(parts, fileKeys);
  try {
    if (gone.length > 0) await parts.removals.settle(gone);
    return gone.length;
  } catch (error) {
    parts.logger.warn(
      errorFields(error),
      'removed files could not be struck out; they are removed again later',
    );
    return 0;
  }
}

/** Removes what a browser may have sent by itself. It stays on the list: the browser may send it once more. */
export async function removeSent(parts: RemovalParts, uploadKey: string | null): Promise<void> {
  if (uploadKey !== null) await deleteFiles(parts, [uploadKey]);
}

/**
 * Removes every file whose time has come, such as those of a thread that was deleted. Stops early where the file store fails,
 * and goes on at the next sweep. Never rejects.
 */
export async function sweepFiles(parts: RemovalParts): Promise<void> {
  try {
    for (;;) {
      const due = await parts.removals.claim(batch);
      const gone = await removeFiles(parts, due);
      if (due.length < batch || gone < due.length) return;
    }
  } catch (error) {
    parts.logger.warn(errorFields(error), 'files could not be removed yet');
  }
}

/** Deletes attachments that no message took in time, and every file whose time has come. Never rejects. */
export async function sweepAttachments(parts: RemovalParts): Promise<void> {
  try {
    await parts.removals.deleteAbandoned(parts.settings.pendingForHours);
  } catch (error) {
    parts.logger.warn(errorFields(error), 'attachments without a message could not be deleted yet');
  }
  await sweepFiles(parts);
}

/** Those of the files that are gone then. A store that failed once is not asked for the rest. */
async function deleteFiles(
  { settings: { files }, logger }: RemovalParts,
  fileKeys: readonly string[],
): Promise<string[]> {
  const gone: string[] = [];
  const waiting = [...fileKeys];
  const work = async (): Promise<void> => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      try {
        await files.delete(key);
        gone.push(key);
      } catch (error) {
        waiting.length = 0;
        logger.warn(errorFields(error), 'a file could not be removed yet');
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, fileKeys.length) }, work));
  return gone;
}
