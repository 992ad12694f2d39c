import { phrases } from '../locales/phrases.ts';

/** What the launcher says beside its label, which is the page's. */
export const launcherTexts = phrases('launcher', {
  close: 'Close',
  newAnswers: (count: number): string => (count === 1 ? '1 new answer' : `${count} new answers`),
});
