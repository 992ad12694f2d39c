/** The words of the list of conversations. */
export const historyTexts = {
  title: 'Conversations',
  close: 'Close',
  loading: 'Loading your conversations…',
  empty: 'There are no conversations yet.',
  unnamed: 'Untitled conversation',
  more: 'Show more',
  retry: 'Retry',
  rename: (title: string): string => `Rename “${title}”`,
  newTitle: 'New title',
  save: 'Save',
  cancel: 'Cancel',
  delete: (title: string): string => `Delete “${title}”`,
  sure: 'Delete this conversation for good?',
  confirm: 'Delete',
} as const;
