import { phrases } from '../../../locales/phrases.ts';

/** Every word around a picture that is shown large. */
export const dialogTexts = phrases('dialog', { close: 'Close', download: 'Download' });
