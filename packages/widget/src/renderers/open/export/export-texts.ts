import { phrases } from '../../../locales/phrases.ts';

/** Every word of a conversation that is saved as a file. */
export const exportTexts = phrases('export', {
  untitled: 'Conversation',
  you: 'You',
  assistant: 'Assistant',
  steps: 'Steps',
  sources: 'Sources',
  skipped: 'Skipped',
  image: 'Image',
  attached: (name: string): string => `Attached: ${name}`,
  cut: 'The beginning of this conversation is left out.',
});
