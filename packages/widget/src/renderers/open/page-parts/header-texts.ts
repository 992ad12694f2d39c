import { phrases } from '../../../locales/phrases.ts';

/** What the page's own buttons in the header are called, by what their picture shows. */
export const headerTexts = phrases('header', {
  back: 'Back',
  book: 'Read more',
  bug: 'Report a problem',
  close: 'Close',
  compose: 'Write',
  dark: 'Dark mode',
  grid: 'Overview',
  history: 'History',
  home: 'Home',
  larger: 'Make larger',
  light: 'Light mode',
  menu: 'Menu',
  more: 'More',
  settings: 'Settings',
  share: 'Share',
  sidebar: 'Sidebar',
  smaller: 'Make smaller',
  star: 'Favorites',
  temporary: 'Temporary chat',
});
