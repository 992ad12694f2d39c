import { phrases } from '../../../locales/phrases.ts';

/** What is wrong with a thread that was loaded. */
export const unansweredTexts = phrases('failures', {
  unanswered: 'There is no answer to this message yet.',
});
