import { phrases } from '../../../locales/phrases.ts';

/** What is said while a thread loads, and to who reads back. */
export const loadingTexts = phrases('loading', {
  loading: 'Loading the conversation…',
  earlier: 'Earlier messages',
  loadingEarlier: 'Loading earlier messages…',
  toLatest: 'Scroll to the latest message',
});
