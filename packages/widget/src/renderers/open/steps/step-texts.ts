import { phrases } from '../../../locales/phrases.ts';

/** Every word around steps that is not the server's; loaded with them. */
export const stepTexts = phrases('steps', {
  stepRunning: 'running',
  stepDone: 'done',
  stepFailed: 'failed',
  thought: 'Thinking',
  thoughtFor: (seconds: number): string =>
    seconds < 60 ? `Thought for ${seconds} s` : `Thought for ${Math.round(seconds / 60)} min`,
  step: 'Step',
  web_search: 'Searching the web',
  searchFor: (query: string): string => `Searching for “${query}”`,
  file: 'Reading files',
  image: 'Making an image',
  steps: (count: number): string => (count === 1 ? '1 step' : `${count} steps`),
  failures: (count: number): string => `${count} failed`,
  seconds: (count: number): string => (count < 60 ? `${count} s` : `${Math.round(count / 60)} min`),
});
