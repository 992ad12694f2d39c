import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { speak } from './phrases.ts';
import { type SaysDirection, saysDirection } from './says-direction.ts';
import type { OwnWords, Words } from './words.ts';

type Load = () => Promise<{ words: Words }>;

/** What there is beside English, by language, and by script where a language has two. */
export const languages: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['ar', () => import('./ar.ts')],
  ['de', () => import('./de.ts')],
  ['es', () => import('./es.ts')],
  ['fr', () => import('./fr.ts')],
  ['he', () => import('./he.ts')],
  ['hi', () => import('./hi.ts')],
  ['it', () => import('./it.ts')],
  ['ja', () => import('./ja.ts')],
  ['ko', () => import('./ko.ts')],
  ['nl', () => import('./nl.ts')],
  ['pl', () => import('./pl.ts')],
  ['pt', () => import('./pt-br.ts')],
  ['tr', () => import('./tr.ts')],
  ['uk', () => import('./uk.ts')],
  ['zh-Hans', () => import('./zh-hans.ts')],
  ['zh-Hant', () => import('./zh-hant.ts')],
]);

/** Those of them that read from right to left. */
const rightToLeft: readonly string[] = ['ar', 'he'];

/** What a chat is asked to speak. */
export interface Wish {
  /** A BCP 47 tag; the browser's when there is none. */
  readonly locale?: string | undefined;
  /** Words of the page's own. */
  readonly texts?: OwnWords | null | undefined;
}

/** An element that says something. */
export interface Speaker extends ReactiveControllerHost, SaysDirection {
  readonly renderRoot: ParentNode;
}

/** The first of these that there are words for; English for none. Tags that are none are passed over. */
export function languageOf(tags: readonly string[]): string {
  return tags.map(nameOf).find((name) => name === 'en' || languages.has(name)) ?? 'en';
}

function nameOf(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return language === 'zh' ? `zh-${script}` : language;
  } catch {
    return '';
  }
}

/** Who speaks on this page, with what they were asked to; who was asked last comes last. */
const wishes = new Map<Speaker, Wish>();
const known = new WeakSet<Speaker>();
let language = 'en';
let turn = 0;

let settled: Promise<void> = Promise.resolve();

/** The language that the page speaks, once it does what it was asked to last. */
export async function spokenLanguage(): Promise<string> {
  await settled;
  return language;
}

/** Has a chat, and with it all of the page, speak as it is wished. Resolves when it does; words that cannot be loaded are English. */
export async function useLanguage(speaker: Speaker, wish: Wish): Promise<void> {
  settled = learn(speaker, wish);
  await settled;
}

async function learn(speaker: Speaker, wish: Wish): Promise<void> {
  wishes.delete(speaker);
  wishes.set(speaker, wish);
  if (!known.has(speaker)) speaker.addController(controllerOf(speaker));
  known.add(speaker);
  const current = (turn += 1);
  const { locale, texts } = agreed();
  const wanted = languageOf(locale ? [locale] : navigator.languages);
  const words = await languages
    .get(wanted)?.()
    .then((module) => module.words)
    .catch(() => null);
  if (current !== turn) return;
  language = words ? wanted : 'en';
  speak(together(words ?? null, texts ?? {}));
  for (const each of wishes.keys()) sayAnew(each);
}

/** What has been drawn in other words, too. That stays as it is where what it takes cannot be loaded. */
function sayAnew(speaker: Speaker): void {
  speaker.requestUpdate();
  const { renderRoot } = speaker;
  // There only once something has been said.
  if (renderRoot?.querySelector('chatkit-conversation'))
    import('../renderers/open/redraw.ts').then(({ redraw }) => redraw(renderRoot)).catch(() => {});
}

/** Who says nothing of the language leaves it to the others. */
function agreed(): Wish {
  const said = [...wishes.values()];
  return {
    locale: said.findLast(({ locale }) => locale)?.locale,
    texts: said.findLast(({ texts }) => texts)?.texts,
  };
}

function together(words: Words | null, own: OwnWords): Record<string, object> {
  const all: Record<string, object> = { ...words };
  for (const [name, texts] of Object.entries(own)) all[name] = { ...all[name], ...texts };
  return all;
}

/** Says in the markup which language it is, and which way that reads. */
function controllerOf(speaker: Speaker): ReactiveController {
  return {
    hostDisconnected: () => void wishes.delete(speaker),
    hostUpdated: () => {
      const root = speaker.renderRoot.querySelector<HTMLElement>('.panel, .frame, .chat');
      if (root === null) return;
      root.lang = language;
      const isAsked = Boolean(wishes.get(speaker)?.locale) || !saysDirection(speaker);
      root.dir = isAsked && rightToLeft.includes(language) ? 'rtl' : '';
    },
  };
}
