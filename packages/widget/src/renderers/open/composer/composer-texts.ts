import { phrases } from '../../../locales/phrases.ts';

/** Words of what the composer has beyond its text box. */
export const composerTexts = phrases('composer', {
  quote: 'Replying to',
  removeQuote: 'Remove the quote',
});
