import { phrases } from '../../../locales/phrases.ts';

/** Every word around sources that is not the server's; loaded with them. */
export const sourceTexts = phrases('sources', {
  /** What a number in the text is called. */
  source: (number: number, title: string): string => `Source ${number}: ${title}`,
  sources: (count: number): string => (count === 1 ? '1 source' : `${count} sources`),
});
