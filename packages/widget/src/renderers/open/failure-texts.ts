import { phrases } from '../../locales/phrases.ts';

/** What went wrong with an answer, where the server has no sentence for it. */
export const failureTexts = phrases('failures', {
  failed: 'Something went wrong while answering.',
  stopped: 'Stopped before the message was sent.',
});
