/** What a page suggests in an empty conversation: a label and a message, as ChatKit’s `startScreen.prompts` has them. */
export interface StarterPrompt {
  readonly label: string;
  readonly prompt: string;
  readonly icon: 'plus' | 'check-circle' | 'calendar' | 'notebook';
}

/** What the tasks assistant proposes: something to begin with, and something to ask. The offline model understands each. */
export const starterPrompts: readonly StarterPrompt[] = Object.freeze([
  { label: 'Add a task', prompt: 'Add a task to buy groceries', icon: 'plus' },
  { label: 'Show my tasks', prompt: 'Show me all my tasks', icon: 'notebook' },
  { label: 'What’s pending?', prompt: 'What’s pending?', icon: 'calendar' },
  { label: 'What have I completed?', prompt: 'What have I completed?', icon: 'check-circle' },
]);
