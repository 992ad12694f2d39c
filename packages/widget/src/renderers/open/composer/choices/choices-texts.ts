import { phrases } from '../../../../locales/phrases.ts';

/** Words of the menus of tools and models. */
export const choicesTexts = phrases('choices', {
  tools: 'Tools',
  model: (label: string): string => `Model: ${label}`,
  dropTool: (label: string): string => `Stop using ${label}`,
});
