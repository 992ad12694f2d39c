import type * as Trouble from './trouble.ts';

/** Loads what helps when something goes wrong with the server. */
export const loadTrouble = (): Promise<typeof Trouble> => import('./trouble.ts');
