import type { Page } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { chatSuite } from './chat-suite.ts';
import { dockHtml, optionsOf } from './dock-page.ts';

const chat = chatSuite();

const withAttributes = (attributes: string): string =>
  dockHtml.replace('<chat-dock', `<chat-dock ${attributes}`);

/** What the chat is told on a page with these attributes and this script. */
async function told(attributes: string, script = ''): Promise<unknown> {
  const page = await chat.openReady({
    html: withAttributes(attributes),
    script: `
    globalThis.dock = document.querySelector('chat-dock'); ${script}`,
  });
  return optionsOf(page);
}

const nothingSaid = { theme: 'light', initialThread: null };

/** Attributes, and where the chat UI looks for them. */
const places: [string, object][] = [
  ['', {}],
  ['theme="dark"', { theme: 'dark' }],
  ['theme="auto"', {}],
  ['locale="de-AT"', { locale: 'de-AT' }],
  ['heading="Ask us"', { header: { title: { text: 'Ask us' } } }],
  ['header="off"', { header: { enabled: false } }],
  ['header="on"', { header: { enabled: true } }],
  ['header', { header: { enabled: true } }],
  ['history="off"', { history: { enabled: false } }],
  ['greeting="Hi"', { startScreen: { greeting: 'Hi' } }],
  [`prompts='["Hi"]'`, { startScreen: { prompts: [{ label: 'Hi', prompt: 'Hi' }] } }],
  ['placeholder="Ask"', { composer: { placeholder: 'Ask' } }],
  ['attachments="on"', { composer: { attachments: { enabled: true } } }],
  ['dictation="on"', { composer: { dictation: { enabled: true } } }],
  ['disclaimer="Mistakes happen."', { disclaimer: { text: 'Mistakes happen.' } }],
  ['feedback retry="off"', { threadItemActions: { feedback: true, retry: false } }],
  ['heading="" locale="" prompts="" greeting=""', {}],
];

describe('attributes', () => {
  test('go where the chat UI looks for them', async () => {
    const page = await chat.openReady({
      html: places.map(([attributes]) => withAttributes(attributes)).join(''),
    });
    await expect.poll(() => page.locator('chat-dock[state="ready"]').count()).toBe(places.length);
    const all = await page.evaluate(() =>
      Array.from(document.querySelectorAll('chat-dock'), (dock) => {
        const shown = globalThis.testRenderer.mounted.find(({ element }) =>
          dock.shadowRoot?.contains(element),
        );
        const { api: _api, ...rest } = shown?.options ?? {};
        return rest;
      }),
    );
    expect(all).toEqual(places.map(([, options]) => ({ ...nothingSaid, ...options })));
  });

  test.each([
    ['theme="pink"', 'pink'],
    ['header="maybe"', 'maybe'],
    ['locale="中文"', '中文'],
    [`prompts='[1]'`, '[1]'],
    ['grow="sideways"', 'sideways'],
  ])('%s is reported, and as if it were not there', async (attributes, value) => {
    const page = await chat.openReady({
      html: withAttributes(attributes),
      script: `globalThis.reported = []; addEventListener('error', ({ error }) => reported.push([error.code, error.message]));`,
    });
    expect(await optionsOf(page)).toEqual(nothingSaid);
    expect(await page.evaluate('reported')).toEqual([
      ['not_configured', `<chat-dock> does not understand “${value}”.`],
    ]);
  });
});

describe('the property `options`', () => {
  test('passes on everything a ChatKit element knows, with functions', async () => {
    const page = await chat.openReady({
      script: `document.querySelector('chat-dock').options = {
        frameTitle: 'Help', thread: { autoScroll: false }, history: { showDelete: false },
        entities: { onClick: () => 'clicked' }, composer: { tools: [{ id: 'search', label: 'Search', icon: 'search' }] },
      };`,
    });
    expect(await optionsOf(page)).toEqual({
      ...nothingSaid,
      frameTitle: 'Help',
      thread: { autoScroll: false },
      history: { showDelete: false },
      entities: {},
      composer: { tools: [{ id: 'search', label: 'Search', icon: 'search' }] },
    });
    const clicked = await page.evaluate(() => {
      const { entities } = globalThis.testRenderer.mounted[0]?.options ?? {};
      return entities?.onClick?.({ id: '1', title: 'One' });
    });
    expect(clicked).toBe('clicked');
  });

  test('comes after attributes and properties, and keeps what is beside them', async () => {
    const options = await told(
      'placeholder="Ask" attachments="on" header="off"',
      `dock.options = {
        locale: 'fr', header: { enabled: true, title: { text: 'Ours' } },
        composer: { placeholder: 'No', attachments: { enabled: false, maxCount: 2 } },
        startScreen: { greeting: 'Bonjour' },
      };`,
    );
    expect(options).toEqual({
      ...nothingSaid,
      locale: 'fr',
      header: { enabled: false, title: { text: 'Ours' } },
      composer: { placeholder: 'Ask', attachments: { enabled: true, maxCount: 2 } },
      startScreen: { greeting: 'Bonjour' },
    });
  });

  test('is not changed itself', async () => {
    const page = await chat.openReady({
      html: withAttributes('greeting="Hi"'),
      script: `globalThis.given = { startScreen: { prompts: [] } }; document.querySelector('chat-dock').options = given;`,
    });
    expect(await page.evaluate('given')).toEqual({ startScreen: { prompts: [] } });
  });

  test('a change is passed on', async () => {
    const page = await chat.openReady();
    await page.evaluate(() => {
      const dock = document.querySelector('chat-dock');
      if (dock) dock.options = { disclaimer: { text: 'New' } };
    });
    await expect.poll(() => optionsOf(page)).toMatchObject({ disclaimer: { text: 'New' } });
    expect(chat.site.asked('POST /chat/session')).toHaveLength(1);
  });
});

describe('the theme', () => {
  test.each<[string, string, unknown]>([
    ['', `dock.theme = { radius: 'sharp' }`, { radius: 'sharp', colorScheme: 'light' }],
    ['', `dock.theme = { colorScheme: 'dark' }`, { colorScheme: 'dark' }],
    [
      'theme="dark"',
      `dock.options = { theme: { density: 'compact' } }`,
      { density: 'compact', colorScheme: 'dark' },
    ],
    ['', `dock.options = { theme: 'dark' }`, 'dark'],
    ['theme="light"', `dock.options = { theme: 'dark' }`, 'light'],
  ])('%s %s', async (attributes, script, theme) => {
    expect(await told(attributes, script)).toMatchObject({ theme });
  });

  test('without colours of its own follows the visitor’s system', async () => {
    const page = await chat.openReady({
      script: `document.querySelector('chat-dock').theme = { radius: 'soft' };`,
      before: (fresh) => fresh.emulateMedia({ colorScheme: 'dark' }),
    });
    expect(await optionsOf(page)).toMatchObject({ theme: { radius: 'soft', colorScheme: 'dark' } });
    await page.emulateMedia({ colorScheme: 'light' });
    await expect
      .poll(() => optionsOf(page))
      .toMatchObject({ theme: { radius: 'soft', colorScheme: 'light' } });
  });
});

/** What the chat on the page was to begin with. */
const firstThread = async (page: Page): Promise<unknown> => {
  await page.locator('chat-dock[state="ready"]').waitFor();
  return page.evaluate(() => globalThis.testRenderer.mounted[0]?.options.initialThread);
};

describe('the first thread', () => {
  test('of the options goes before the one that was open last', async () => {
    const page = await chat.openReady();
    await page.evaluate(() => document.querySelector('chat-dock')?.setThreadId('thr_last'));
    await page.reload();
    expect(await firstThread(page)).toBe('thr_last');
    const other = await chat.openReady({
      script: `document.querySelector('chat-dock').options = { initialThread: 'thr_asked' };`,
    });
    expect(await firstThread(other)).toBe('thr_asked');
    const fresh = await chat.openReady({
      script: `document.querySelector('chat-dock').options = { initialThread: null };`,
    });
    expect(await firstThread(fresh)).toBeNull();
  });
});
