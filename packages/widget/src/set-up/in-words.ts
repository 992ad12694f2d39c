import { WidgetError } from '../widget-error.ts';
import { isSetUpCode, setUpErrorMessages } from './set-up-messages.ts';

/**
 * The same error, which says what has to change in the language that the page speaks, where the words for that can be loaded; in
 * English where they cannot. Never rejects.
 */
export async function inWords<Trouble>(trouble: Trouble): Promise<Trouble> {
  if (!(trouble instanceof WidgetError) || !isSetUpCode(trouble.code)) return trouble;
  const { code } = trouble;
  try {
    // An element that is on its way to it asks for its language when this is there.
    await import('../dress/dressing.ts');
    const { setUpWords } = await import('../locales/set-up-words.ts');
    const words = await setUpWords();
    if (words) trouble.message = trouble.message.replace(setUpErrorMessages[code], () => words[code]);
  } catch {
    // The server may be out of reach.
  }
  return trouble;
}
