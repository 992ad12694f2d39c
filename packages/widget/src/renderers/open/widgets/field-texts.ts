import { phrases } from '../../../locales/phrases.ts';

/** Every word of fields that is not the server's; loaded with them. */
export const fieldTexts = phrases('fields', {
  choose: 'Choose…',
  noMatch: 'Nothing found',
  mismatch: 'Please match the requested format.',
  clear: 'Clear',
  calendar: 'Calendar',
  openCalendar: 'Open the calendar',
  monthBefore: 'Previous month',
  monthAfter: 'Next month',
});
