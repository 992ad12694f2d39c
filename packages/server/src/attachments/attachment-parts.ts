import { randomBytes } from 'node:crypto';
import type { Logger } from '../chat/ports.ts';
import type { AttachmentLinks } from './attachment-links.ts';
import type { AttachmentSettings } from './attachment-options.ts';
import type { AttachmentStores, FileRemovals } from './attachment-store.ts';

/** What attachments work with, whoever owns them. */
export interface AttachmentParts {
  readonly settings: AttachmentSettings;
  readonly stores: AttachmentStores;
  readonly removals: FileRemovals;
  readonly links: AttachmentLinks;
  readonly logger: Logger;
}

/** How long addresses are good for, in seconds. */
export const linkSeconds = Object.freeze({ upload: 900, preview: 3_600, download: 3_600 });

/** How long a file is kept that was begun and that no attachment took, in seconds: longer than any upload may take. */
export const unclaimedSeconds = 1_200;

/** A fresh name for a file: 160 random bits, in letters that every file system tells apart. */
export function newFileKey(): string {
  return randomBytes(20).toString('hex');
}
