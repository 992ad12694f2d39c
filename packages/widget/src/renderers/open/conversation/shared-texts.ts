import { phrases } from '../../../locales/phrases.ts';

/** Words of the conversation that what is loaded later uses as well. */
export const sharedTexts = phrases('shared', {
  retry: 'Retry',
  working: 'Working…',
});
