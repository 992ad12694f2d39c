import { phrases } from '../../../locales/phrases.ts';

/** The words of the list of conversations. */
export const historyTexts = phrases('history', {
  title: 'Conversations',
  close: 'Close',
  loading: 'Loading your conversations…',
  empty: 'There are no conversations yet.',
  search: 'Search conversations',
  nothing: (words: string): string => `Nothing was found for “${words}”.`,
  unnamed: 'Untitled conversation',
  more: 'Show more',
  retry: 'Retry',
  rename: (title: string): string => `Rename “${title}”`,
  saveFile: (title: string): string => `Save “${title}” as a file`,
  saving: 'Saving the conversation…',
  newTitle: 'New title',
  save: 'Save',
  cancel: 'Cancel',
  delete: (title: string): string => `Delete “${title}”`,
  sure: 'Delete this conversation for good?',
  confirm: 'Delete',
});
