import { phrases } from '../../../../locales/phrases.ts';

/** Words of what is attached. */
export const fileTexts = phrases('files', {
  attach: 'Attach files',
  attached: 'Attached files',
  drop: 'Drop files to attach them',
  remove: (name: string): string => `Remove ${name}`,
  cancel: (name: string): string => `Cancel the upload of ${name}`,
  retry: (name: string): string => `Upload ${name} again`,
  offline: 'Will be uploaded once you are back online',
  uploading: 'Uploading…',
  uploadingTo: (percent: number): string => `Uploading, ${percent} %`,
  failed: 'Not uploaded',
  added: (name: string): string => `${name} is attached.`,
  waits: 'Your message is sent once the files are uploaded.',
  tooLarge: (name: string, most: string): string => `“${name}” is larger than ${most}.`,
  wrongType: (name: string): string => `“${name}” is of a kind that cannot be attached.`,
  tooMany: (most: number): string =>
    most === 1 ? 'You can attach one file.' : `You can attach up to ${most} files.`,
});
