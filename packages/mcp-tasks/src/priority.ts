/** How much a task matters, from most to least. */
export const priorities = ['high', 'medium', 'low'] as const;

/** How much a task matters; a task need not have one. */
export type Priority = (typeof priorities)[number];
