import { spokenLanguage } from './languages.ts';
import type { SetUpWords } from './words.ts';

export const setUpLanguages: ReadonlyMap<string, () => Promise<{ words: SetUpWords }>> = new Map([
  ['ar', () => import('./set-up/ar.ts')],
  ['de', () => import('./set-up/de.ts')],
  ['es', () => import('./set-up/es.ts')],
  ['fr', () => import('./set-up/fr.ts')],
  ['he', () => import('./set-up/he.ts')],
  ['hi', () => import('./set-up/hi.ts')],
  ['it', () => import('./set-up/it.ts')],
  ['ja', () => import('./set-up/ja.ts')],
  ['ko', () => import('./set-up/ko.ts')],
  ['nl', () => import('./set-up/nl.ts')],
  ['pl', () => import('./set-up/pl.ts')],
  ['pt', () => import('./set-up/pt-br.ts')],
  ['tr', () => import('./set-up/tr.ts')],
  ['uk', () => import('./set-up/uk.ts')],
  ['zh-Hans', () => import('./set-up/zh-hans.ts')],
  ['zh-Hant', () => import('./set-up/zh-hant.ts')],
]);

/** In the language that the page speaks; `null` for English. Fails where they cannot be loaded. */
export async function setUpWords(): Promise<SetUpWords | null> {
  const load = setUpLanguages.get(await spokenLanguage());
  return load ? (await load()).words : null;
}
