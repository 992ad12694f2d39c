import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { knownLocales } from '../../../src/renderers/openai/known-names.ts';
import { languageOf, languages } from '../../../src/locales/languages.ts';
import { conversationErrorMessages } from '../../../src/renderers/open/conversation-errors.ts';
import { setUpLanguages } from '../../../src/locales/set-up-words.ts';
import { setUpErrorMessages } from '../../../src/set-up/set-up-messages.ts';
import { widgetErrorMessages } from '../../../src/widget-error.ts';

type Group = Record<string, unknown>;

const root = fileURLToPath(new URL('../../../src/', import.meta.url));
const files = globSync('**/*texts.ts', { cwd: root });

/** The English words, from the files beside the parts, by the name of their group. */
async function englishWords(): Promise<ReadonlyMap<string, Group>> {
  const groups = new Map<string, Group>([
    ['errors', { ...widgetErrorMessages, ...conversationErrorMessages }],
  ]);
  for (const file of files) {
    const [, name = ''] = /phrases\('(\w+)',/.exec(readFileSync(root + file, 'utf8')) ?? [];
    // oxlint-disable-next-line no-await-in-loop -- a few small modules
    const module: Record<string, unknown> = await import(root + file);
    for (const words of Object.values(module)) groups.set(name, { ...groups.get(name), ...Object(words) });
  }
  return groups;
}

const english = await englishWords();
const translated = await Promise.all(
  [...languages].map(async ([language, load]) => ({ language, words: (await load()).words })),
);

/** Words that two languages have in common, beside names. */
const shared = new Set([
  'chat.message', // fr
  'chat.title',
  'header.compose',
  'header.menu',
  'history.title', // fr
  'chat.history', // fr
  'prompts.suggestions', // fr
  'rich.code',
  'widgets.details',
  'widgets.widget', // de
]);

const of = (language: string) => translated.find((each) => each.language === language)?.words;

/** A word, or what its function makes of some arguments. */
function said(word: unknown, given: unknown): string {
  return String(typeof word === 'function' ? word(given, given) : word);
}

describe('the languages', () => {
  test('are at least twelve beside English, each in a file of its own', () => {
    expect(languages.size).toBeGreaterThanOrEqual(12);
    expect(files.length).toBeGreaterThan(10);
    expect(english.has('')).toBe(false);
  });

  test.each(translated)('$language has all words, and none that are English', ({ words }) => {
    const groups = Object.entries<Group>({ ...words });
    expect(groups.map(([name]) => name).toSorted()).toEqual([...english.keys()].toSorted());
    for (const [name, group] of groups) {
      const original = english.get(name) ?? {};
      expect(Object.keys(group).toSorted(), name).toEqual(Object.keys(original).toSorted());
      for (const [key, word] of Object.entries(group)) {
        const place = `${name}.${key}`;
        expect(typeof word, place).toBe(typeof original[key]);
        for (const given of [1, 3, 11, 130]) {
          expect(said(word, given).trim(), place).not.toBe('');
          expect(said(word, given), place).not.toMatch(/undefined|#|\bNaN\b/);
        }
        const isSame = typeof word === 'string' && word === original[key];
        expect(isSame && !shared.has(place), `${place} is English`).toBe(false);
      }
    }
  });

  test.each(translated)('$language says titles and times where they belong', ({ words }) => {
    expect(words.history.rename('Milk')).toContain('Milk');
    expect(words.history.delete('Milk')).toContain('Milk');
    expect(words.refusal.waitUntil('12:34')).toContain('12:34');
  });

  test('have names that the build leaves as they are: pages use them', () => {
    const build = readFileSync(`${root}../build/leaner.mjs`, 'utf8');
    const short = new Set(/ownNames =\s*'([^']+)'/.exec(build)?.[1]?.split(' '));
    expect(short.size).toBeGreaterThan(20);
    const used = [...english].flatMap(([name, group]) => [name, ...Object.keys(group)]);
    expect(used.filter((name) => short.has(name))).toEqual([]);
  });

  test('count as they do', () => {
    const steps = (language: string) => [1, 2, 5, 22].map((count) => of(language)?.steps.steps(count));
    expect(steps('de')).toEqual(['1 Schritt', '2 Schritte', '5 Schritte', '22 Schritte']);
    expect(steps('pl')).toEqual(['1 krok', '2 kroki', '5 kroków', '22 kroki']);
    expect(steps('uk')).toEqual(['1 крок', '2 кроки', '5 кроків', '22 кроки']);
    expect(steps('ar').slice(0, 2)).toEqual(['خطوة واحدة', 'خطوتان']);
    expect(of('de')?.steps.seconds(90)).toMatch(/^2\sMin\.?$/);
  });
});

describe('what has to change where the chat does not work', () => {
  /** What is typed as it is, in any language. */
  const technical =
    /“[a-z-]+”|<openai-chatkit>|ui="\w+"|CORS_ORIGINS|Content-Security-Policy|openai\.com|OpenAI/g;
  const bare = (sentence: string): string[] =>
    [...sentence.matchAll(technical)].map(([word]) => word.replaceAll(/[“”]/g, '')).toSorted();

  test('is said in every language that there is', () => {
    expect([...setUpLanguages.keys()]).toEqual([...languages.keys()]);
  });

  test.each([...setUpLanguages])('is said in %s, with all that is to be typed', async (_language, load) => {
    const { words } = await load();
    expect(Object.keys(words)).toEqual(Object.keys(setUpErrorMessages));
    for (const [code, original] of Object.entries(setUpErrorMessages)) {
      const sentence = Object.entries(words).find(([name]) => name === code)?.[1] ?? '';
      expect(sentence, code).not.toBe(original);
      for (const word of bare(original)) expect(sentence, code).toContain(word);
    }
  });
});

describe('which language it is', () => {
  test.each([
    ['de-AT', 'de'],
    ['pt-PT', 'pt'],
    ['pt-BR', 'pt'],
    ['zh', 'zh-Hans'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Latn', 'en'],
    ['iw', 'he'],
    ['EN-us', 'en'],
    ['tlh', 'en'],
    ['de_DE', 'en'],
    ['', 'en'],
    ['-', 'en'],
    ['🙂', 'en'],
  ])('%s is %s', (tag, language) => {
    expect(languageOf([tag])).toBe(language);
  });

  test('of several it is the first that there is', () => {
    expect(languageOf(['ca', '!', 'es-MX', 'de'])).toBe('es');
    expect(languageOf(['ca', 'en-GB', 'de'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });

  test('every one that ChatKit knows is one that there is, or English', () => {
    const found = knownLocales.map((tag) => languageOf([tag]));
    expect(found.filter((language) => language !== 'en' && !languages.has(language))).toEqual([]);
    expect([...languages.keys()].filter((language) => !found.includes(language))).toEqual(['he']);
  });
});
