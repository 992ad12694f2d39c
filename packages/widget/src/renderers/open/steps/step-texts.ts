/** Every word around steps that is not the server's; loaded with them. */
export const stepTexts = {
  stepRunning: 'running',
  stepDone: 'done',
  stepFailed: 'failed',
  thought: 'Thinking',
  step: 'Step',
  steps: (count: number): string => (count === 1 ? '1 step' : `${count} steps`),
  failures: (count: number): string => `${count} failed`,
  seconds: (count: number): string => (count < 60 ? `${count} s` : `${Math.round(count / 60)} min`),
} as const;
