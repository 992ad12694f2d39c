import type { ChatKitOptions } from '../chatkit/options.ts';
import { type Speaker, useLanguage } from '../locales/languages.ts';
import type { OpenChatKitOptions } from '../renderers/open/open-options.ts';

/** An element that is dressed. One with options of its own is our chat UI; another is what is around one. */
export type Dressed = Speaker;

export type Wishes = Omit<OpenChatKitOptions, 'api'>;

/** How long an element waits to be shown as it should look, in milliseconds. */
const patience = 1000;

/** Resolves when all is there that the options ask for, or when it is late: then it comes later. */
export async function dressUp(element: Dressed, options: Wishes): Promise<void> {
  const all = [useLanguage(element, options)];
  if ('setOptions' in element) all.push(wearTheme(element, options.theme), useExtras(element, options));
  await Promise.race([Promise.allSettled(all), new Promise((resolve) => void setTimeout(resolve, patience))]);
}

let isThemed = false;

async function wearTheme(element: Dressed, theme: ChatKitOptions['theme']): Promise<void> {
  isThemed ||= typeof theme === 'object';
  if (!isThemed) return;
  const { wear } = await import('../renderers/open/theme/theme.ts');
  wear(element, theme);
}

let hasExtras = false;

async function useExtras(element: Dressed, options: Wishes): Promise<void> {
  const { header, startScreen, disclaimer, headingLevel } = options;
  const wanted = [header?.leftAction, header?.rightAction, startScreen?.prompts, disclaimer, headingLevel];
  hasExtras ||= wanted.some(Boolean);
  if (!hasExtras) return;
  const { loadFinePrint, setLevel } = await import('../renderers/open/page-parts/page-parts.ts');
  setLevel(headingLevel);
  element.requestUpdate();
  if (!disclaimer) return;
  await loadFinePrint();
  element.requestUpdate();
}
