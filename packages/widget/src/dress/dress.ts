import type { Dressed, Wishes } from './dressing.ts';

/** What of the options asks for more than plain English in the plain look. */
const special = /"(theme":{|texts|headingL|highC|icon|prompts)|\]\(|\*\*/;

let isPlain = true;

/**
 * Has an element look and speak as the options wish, once what that takes has been loaded. Resolves then, or when it is late: what
 * can be seen without it should be. Never rejects.
 */
export async function dress(element: Dressed, options: Wishes): Promise<void> {
  try {
    isPlain &&= /^en\b/i.test(options.locale || navigator.language) && !special.test(JSON.stringify(options));
    if (isPlain) return;
    const { dressUp } = await import('./dressing.ts');
    await dressUp(element, options);
  } catch (error) {
    reportError(error);
  }
}
