import { phrases } from '../../../locales/phrases.ts';

/** Every word around the server's questions; loaded with them. */
export const questionTexts = phrases('questions', {
  group: 'Questions of the assistant',
  asks: (question: string): string => `The assistant asks: ${question}`,
  place: (number: number, count: number): string => `Question ${number} of ${count}`,
  several: 'Choose as many as you like.',
  own: 'Something else',
  answer: 'Your answer',
  back: 'Back',
  next: 'Next',
  send: 'Send',
  skip: 'Skip',
  skipAll: 'Skip all',
  skipped: 'Skipped',
});
