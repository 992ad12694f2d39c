import { phrases } from '../../../locales/phrases.ts';

/** The words around suggestions. */
export const promptTexts = phrases('prompts', { suggestions: 'Suggestions' });
