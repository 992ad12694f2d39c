import { phrases } from '../../locales/phrases.ts';

/** What a button says that has copied something. */
export const copiedTexts = phrases('shared', { copied: 'Copied' });
