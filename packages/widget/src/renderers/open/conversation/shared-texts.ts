/** Words of the conversation that what is loaded later uses as well. */
export const sharedTexts = { retry: 'Retry', working: 'Working…', copyAnswer: 'Copy answer' } as const;
