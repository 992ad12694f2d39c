import { phrases } from '../../../locales/phrases.ts';

/** Every word of tables that is not the server's; loaded with them. */
export const figureTexts = phrases('figures', {
  table: 'Table',
});
