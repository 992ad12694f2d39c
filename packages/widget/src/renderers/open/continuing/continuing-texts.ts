import { phrases } from '../../../locales/phrases.ts';

/** What is said while the network is away. */
export const continuingTexts = phrases('continuing', {
  again: 'The connection was lost. Reconnecting…',
  waiting: 'Waiting to be sent',
  sentLater: 'You are offline. This message is sent as soon as you are back.',
});
