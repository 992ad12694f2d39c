import { describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite, focused } from './chat-page.ts';
import type { ChatPageOptions } from './page-script.ts';
import type { ThemeOption } from '../../src/chatkit/theme.ts';
import * as wire from './transcripts.ts';
import { violations } from './violations.ts';

const suite = chatSuite();

/** All that a strict page allows. */
const strict = {
  'content-security-policy':
    "default-src 'none'; script-src 'nonce-n0nce' 'strict-dynamic'; style-src 'nonce-n0nce'; connect-src 'self'; img-src data:; font-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
};

const root = ({ page }: ChatUnderTest) => page.locator('chatdock-chat .chat');
const markup = (chat: ChatUnderTest) =>
  root(chat).evaluate((element) => ['lang', 'dir'].map((name) => element.getAttribute(name)));
const retell = ({ page }: ChatUnderTest, options: ChatPageOptions) =>
  page.evaluate((given) => window.chat.retell(given), options);

/** Computed styles of what is drawn. */
const stylesOf = (chat: ChatUnderTest, selector: string, names: readonly string[]) =>
  chat.page
    .locator(selector)
    .first()
    .evaluate(
      (element, wanted) => wanted.map((name) => getComputedStyle(element).getPropertyValue(name)),
      names,
    );

describe('languages', () => {
  test('are those of the options, of the page, and English again', async () => {
    suite.server().pageHeaders = strict;
    const chat = await suite.open({
      options: { locale: 'de-AT' },
      script: (_, reply) => reply.json({}, 500),
    });
    const { page, button } = chat;
    const box = page.getByRole('textbox');
    const said = () => box.getAttribute('aria-label');
    // No chat waits long for its language.
    await expect.poll(said).toBe('Nachricht');
    await button('Neuer Chat').waitFor();
    expect(await markup(chat)).toEqual(['de', '']);

    await box.fill('Hallo');
    await box.press('Enter');
    await page.getByText('Der Chat-Server hatte ein Problem.').waitFor();

    await retell(chat, { locale: 'ar' });
    await expect.poll(said).toBe('الرسالة');
    await expect.poll(() => stylesOf(chat, 'chatdock-chat .chat', ['direction'])).toEqual(['rtl']);
    // What a person wrote reads as it does, whatever the chat speaks.
    expect(await stylesOf(chat, '.bubble', ['direction'])).toEqual(['ltr']);

    await retell(chat, { locale: 'es', texts: { chat: { newChat: 'Empezar de nuevo' } } });
    await button('Empezar de nuevo').waitFor();
    await expect.poll(said).toBe('Mensaje');

    for (const locale of ['en', 'tlh', 'no such language', '🙂']) {
      await retell(chat, { locale: 'fr' });
      await expect.poll(() => root(chat).getAttribute('lang')).toBe('fr');
      await retell(chat, { locale });
      await expect.poll(said).toBe('Message');
      await button('New chat').waitFor();
    }
    expect(await markup(chat)).toEqual(['en', '']);
    expect(chat.complaints).toEqual([]);
  });

  test('are the browser’s where the options say none; which way to read is then for the page to say', async () => {
    const chat = await suite.open({ context: { locale: 'he-IL' } });
    await expect.poll(() => chat.page.getByRole('textbox').getAttribute('aria-label')).toBe('הודעה');
    const direction = () => stylesOf(chat, 'chatdock-chat .chat', ['direction']);
    await expect.poll(direction).toEqual(['rtl']);
    await chat.page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'));
    await retell(chat, {});
    await expect.poll(direction).toEqual(['ltr']);
    await retell(chat, { locale: 'he' });
    await expect.poll(direction).toEqual(['rtl']);
  });

  test('that cannot be loaded are English', async () => {
    const chat = await suite.open({ bare: true, context: { locale: 'en' } });
    let asked = 0;
    await chat.page.route('**/chunk-ko-*', async (route) => {
      await route.abort();
      asked += 1;
    });
    await retell(chat, { locale: 'ko' });
    await expect.poll(() => asked).toBe(1);
    await expect.poll(() => root(chat).getAttribute('lang')).toBe('en');
    expect(await chat.page.getByRole('textbox').getAttribute('aria-label')).toBe('Message');
  });
});

const theme: ThemeOption = {
  colorScheme: 'light',
  radius: 'sharp',
  density: 'compact',
  typography: {
    baseSize: 18,
    fontFamily: 'Test Sans',
    fontFamilyMono: 'Test Mono',
    fontSources: [{ family: 'Test Sans', src: '/font.woff2', weight: 600 }],
  },
  color: {
    accent: { primary: 'oklch(0.55 0.15 150)', level: 3 },
    surface: { background: 'rgb(255 250 240)', foreground: '#999' },
  },
};

test('a theme is worn, comes after the page’s own properties, and is taken off', async () => {
  suite.server().pageHeaders = strict;
  const chat = await suite.open({
    options: { theme },
    script: (_, reply) => {
      reply.events(...wire.prologue('Hello'), ...wire.wholeAnswer('Here is [a link](https://example.com).'));
      reply.end();
    },
  });
  const { page, box, log } = chat;
  const looks = () =>
    stylesOf(chat, 'chatdock-chat .chat', ['background-color', 'font-size', 'font-family', 'line-height']);
  const words = '"Test Sans", system-ui, sans-serif';
  await expect.poll(looks).toEqual(['rgb(255, 250, 240)', '18px', words, '26.1px']);
  expect(await stylesOf(chat, '.composer', ['border-top-left-radius', 'font-family'])).toEqual([
    '2px',
    words,
  ]);
  expect(
    await page.evaluate(() => [...document.fonts].map(({ family, weight }) => [family, weight])),
  ).toEqual([['"Test Sans"', '600']]);
  await expect.poll(() => suite.server().paths).toContain('/font.woff2');
  await box.fill('Hello');
  await box.press('Enter');
  await log.getByText('Here is').waitFor();
  // Not to be read as it was asked for: darker.
  expect(await violations(chat)).toEqual([]);
  expect(await stylesOf(chat, '.bubble', ['color'])).toEqual(['rgb(255, 255, 255)']);

  await retell(chat, {
    theme: { ...theme, colorScheme: 'dark', color: { grayscale: { hue: 200, tint: 9 } } },
  });
  await expect.poll(() => stylesOf(chat, '.bubble', ['color'])).not.toEqual(['rgb(255, 255, 255)']);
  expect(await violations(chat)).toEqual([]);

  await page.evaluate(() =>
    document.querySelector('main')?.style.setProperty('--chatkit-background', 'rgb(1, 2, 3)'),
  );
  await expect.poll(async () => (await looks())[0]).toBe('rgb(1, 2, 3)');
  await page.evaluate(() => document.querySelector('main')?.style.removeProperty('--chatkit-background'));
  await retell(chat, { theme: 'light' });
  await expect.poll(async () => (await looks()).slice(0, 2)).toEqual(['rgb(255, 255, 255)', '15px']);
  expect(await root(chat).getAttribute('style')).toBe('');
  expect(chat.complaints.filter((complaint) => !/font|network/i.test(complaint))).toEqual([]);
});

test('what a page adds: buttons in the header, suggestions, fine print, headings at its level', async () => {
  suite.server().pageHeaders = strict;
  const prompts = Array.from({ length: 30 }, (_, index) => ({
    label: `Suggestion ${index} ${'and more '.repeat(index % 4 === 0 ? 30 : 0)}`,
    prompt: `Suggestion ${index}`,
    icon: 'sparkle' as const,
  }));
  const chat = await suite.open({
    context: { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' },
    options: {
      headingLevel: 4,
      startScreen: { prompts },
      disclaimer: { text: 'See [our terms](https://example.com/terms) and [not this](javascript:alert(1)).' },
    },
    script: (_, reply) => {
      reply.events(...wire.prologue('Suggestion 1'), ...wire.wholeAnswer('# One\n\n### Two'));
      reply.end();
    },
  });
  const { page, button, log } = chat;
  await expect.poll(() => page.locator('.title').getAttribute('aria-level')).toBe('4');
  const link = page.getByRole('link');
  await expect.poll(() => link.count()).toBe(1);
  expect(await link.evaluate(({ target, rel }: HTMLAnchorElement) => [target, rel])).toEqual([
    '_blank',
    'noopener noreferrer nofollow',
  ]);
  const muted = await stylesOf(chat, '.disclaimer div', ['color']);
  // The page has no headings between its first and those of the chat.
  const found = await violations(chat);
  expect(found.filter((violation) => !violation.startsWith('heading-order'))).toEqual([]);
  expect(found).toHaveLength(1);
  const overflow = await root(chat).evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBe(0);
  // Many suggestions scroll, and leave the composer where it is.
  expect(await page.getByRole('textbox').isVisible()).toBe(true);
  await button('Suggestion 29').scrollIntoViewIfNeeded();
  expect(await button('Suggestion 29').isVisible()).toBe(true);

  await page.evaluate(() =>
    window.chat.retell({
      header: {
        leftAction: { icon: 'menu', onClick: () => window.chat.events.push(['left', null]) },
        rightAction: { icon: 'settings-cog', onClick: () => window.chat.events.push(['right', null]) },
      },
      headingLevel: 4,
      disclaimer: { text: 'Plain.', highContrast: true },
    }),
  );
  await button('Menu').waitFor();
  await page.getByText('Plain.').waitFor();
  expect(await stylesOf(chat, '.disclaimer div', ['color'])).not.toEqual(muted);
  const stops: string[] = [];
  for (let stop = 0; stop < 5; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(await focused(chat));
  }
  expect(stops).toEqual(['Menu', 'Conversations', 'New chat', 'Settings', 'Message']);
  await button('Menu').click();
  await button('Settings').click();
  const pressed = (await chat.events()).map(([name]) => name).filter((name) => /left|right/.test(name));
  expect(pressed).toEqual(['left', 'right']);
  expect(await page.getByRole('button', { name: /Suggestion/ }).count()).toBe(0);

  await retell(chat, { headingLevel: 4, startScreen: { prompts } });
  await button('Suggestion 1').click();
  await log.getByRole('heading', { name: 'Two' }).waitFor();
  const levels = await log.getByRole('heading').evaluateAll((all) => all.map(({ ariaLevel }) => ariaLevel));
  expect(levels).toEqual(['5', '5', '5', '6']);
  expect(chat.complaints).toEqual([]);
});
