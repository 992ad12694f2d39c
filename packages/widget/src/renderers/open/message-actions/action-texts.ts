import { phrases } from '../../../locales/phrases.ts';

/** Every word around what can be done with a message; loaded with that. */
export const actionTexts = phrases('actions', {
  copy: 'Copy answer',
  positive: 'Good answer',
  negative: 'Bad answer',
  thanks: 'Thank you for your feedback.',
  notTaken: 'Your feedback could not be sent.',
  again: 'Answer again',
});
