import { phrases } from '../../../locales/phrases.ts';

/** Every word of the widgets' interface that is not the server's; loaded with them. */
export const widgetTexts = phrases('widgets', {
  widget: 'Widget',
  failed: 'That did not work.',
  busy: 'Working…',
  showAll: (count: number): string => `Show all ${count}`,
  showLess: 'Show less',
  details: 'Details',
});
