import { phrases } from '../../../../locales/phrases.ts';

/** Words of speaking instead of typing. */
export const dictationTexts = phrases('dictation', {
  dictate: 'Dictate',
  recording: 'Recording',
  cancel: 'Cancel the recording',
  accept: 'Turn it into text',
  transcribing: 'Turning it into text…',
  nothing: 'Nothing was understood. Please try again.',
  refused: 'The microphone may not be used here. You can allow it in your browser’s settings.',
  missing: 'No microphone was found.',
  unsupported: 'This browser cannot record here.',
  inUse: 'The microphone could not be used. Another program may be using it.',
});
