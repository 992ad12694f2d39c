import { phrases } from '../../../../locales/phrases.ts';

/** Words of tags and commands. */
export const writingTexts = phrases('writing', {
  mention: 'Mention',
  entities: 'Mentions',
  commands: 'Commands',
  searching: 'Searching…',
  nothing: 'Nothing found',
  failed: 'The search did not work. Please try again.',
  found: (count: number): string => (count === 1 ? '1 suggestion' : `${count} suggestions`),
});
