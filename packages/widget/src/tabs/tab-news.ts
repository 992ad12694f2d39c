/**
 * What a tab tells the others about the user: `signed-out`, also to be shown as that; `reset`: the user is gone, start over with whoever
 * there is; `changed`: here it is someone else by now, so look who it is there.
 */
export type TabNews = 'signed-out' | 'reset' | 'changed';

const words: readonly unknown[] = ['signed-out', 'reset', 'changed'] satisfies TabNews[];

/** Whether it is one of these words. */
export function isTabNews(value: unknown): value is TabNews {
  return words.includes(value);
}
