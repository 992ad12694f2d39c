import { phrases } from '../locales/phrases.ts';

/** What a server's refusal says. */
export const refusalTexts = phrases('refusal', {
  waitUntil: (time: string): string => `There were too many requests. The chat goes on by itself at ${time}.`,
});
