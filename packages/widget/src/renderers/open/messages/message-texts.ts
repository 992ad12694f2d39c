import { phrases } from '../../../locales/phrases.ts';

/** Every word in messages that is rarer than words, and is not the server's or the user's; loaded with them. */
export const messageTexts = phrases('messages', {
  replyTo: 'In reply to',
  attachments: 'Attachments',
  file: 'File',
  enlarge: (name: string): string => `Show “${name}” large`,
  picture: 'Generated image',
  making: 'Making an image…',
  made: 'The image is ready.',
  /** How much of it is done, of 100. */
  progress: (percent: number): string => `${percent} %`,
  notShown: 'This image cannot be shown here.',
});
