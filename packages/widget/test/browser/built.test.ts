import { launchBrowser, type Browser, type Locator, type Page } from '@chatdock/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatSuite } from '../open/chat-page.ts';
import { citedItem, oneOfEach } from '../open/item-samples.ts';
import { richAnswer } from '../open/states.ts';
import * as wire from '../open/transcripts.ts';
import { charts, fields, pictures } from '../open/widget-gallery.ts';
import { approval, showcase, taskForm, taskList, widgetItem } from '../open/widget-samples.ts';
import { ChatSite } from './chat-site.ts';
import { dockHtml, untilState } from './dock-page.ts';

// What pages load is built: bundled, minified, and so on. It draws what is written.

const source = chatSuite();
let browser: Browser;
let site: ChatSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), ChatSite.open()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const maths = 'So $a^2 + b^2 = c^2$, and[^1]\n\n$$\n\\sqrt{x}\n$$\n\n[^1]: A note.\n';
const widgets = { showcase, charts, fields, pictures, tasks: taskList('Call mom'), approval: approval() };

const items: readonly object[] = [
  ...oneOfEach,
  wire.answerItem(richAnswer, 'rich'),
  wire.answerItem(maths, 'maths'),
  ...Object.entries({ ...widgets, form: taskForm() }).map(([name, widget]) => widgetItem(widget, name)),
  citedItem('The **end**, as they say.', undefined, 'end'),
];

const answerTo = (type: unknown): object => {
  if (type === 'items.list') return { data: items.toReversed(), has_more: false };
  return type === 'threads.get_by_id' ? wire.thread() : {};
};

async function openBuilt(): Promise<Page> {
  site.onChat = ({ body }) => ({ status: 200, body: answerTo(JSON.parse(body).type) });
  const style = '<style>html, body, main, chat-dock { height: 100%; margin: 0 }</style>';
  const script = '<script src="/chat/embed.js" defer></script>';
  const page = await browser.newPage({ viewport: { width: 800, height: 640 } });
  await page.goto(site.page('/built', `${style}<main>${dockHtml}</main>${script}`));
  await untilState(page, 'ready');
  await page.evaluate(() => document.querySelector('chat-dock')?.setThreadId('thr_1'));
  return page;
}

async function openSource(): Promise<Page> {
  const { page } = await source.open({
    bare: true,
    options: { initialThread: 'thr_1' },
    script: ({ type }, reply) => reply.json(answerTo(type)),
  });
  return page;
}

/** Every element below this, through shadow roots: what it is, what is said of it, and its own words. */
const drawn = (place: Locator): Promise<string[]> =>
  place.evaluate((root) => {
    const lines: string[] = [];
    const look = (node: Element | ShadowRoot): void => {
      for (const element of node.children) {
        if (element instanceof HTMLStyleElement) continue;
        const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
        const words = [...element.childNodes].filter((one) => one instanceof Text).map(({ data }) => data);
        const states = ['checked', 'disabled', 'value'].map((name) =>
          String(Reflect.get(element, name) ?? ''),
        );
        lines.push([element.localName, ...attributes.toSorted(), ...states, ...words].join(' '));
        if (element.shadowRoot) look(element.shadowRoot);
        look(element);
      }
    };
    look(root);
    // The build gives properties of ours shorter names; the two are at different ports.
    return lines.map((line) =>
      line
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/--_[\w-]+/g, '--_')
        .replaceAll(/:\d{4,5}\b/g, ''),
    );
  });

/** What is on its way when a conversation shows. */
async function settle(page: Page): Promise<void> {
  const log = page.getByRole('log');
  await log.getByText('say.').first().waitFor();
  await expect.poll(() => log.locator('.plot > svg').count()).toBe(6);
  await expect.poll(() => log.locator('.plot:not(:has(g:last-of-type > *))').count()).toBe(0);
  await expect.poll(() => log.locator('svg:visible:has(> path:is(:not([d]), [d=""]))').count()).toBe(0);
  await expect.poll(() => log.locator('.citation').count()).toBe(6);
  await expect.poll(() => log.locator('math').count()).toBe(2);
  await expect.poll(() => log.locator('.code-kwd').count()).toBeGreaterThan(0);
  await page.waitForLoadState('networkidle');
}

const log = (page: Page): Locator => page.locator('chatkit-conversation').locator('.log');
const opened = (page: Page): Locator => page.locator(':is(:popover-open, :modal)').first();

test('the built files draw all that the source draws: each item, widget, field and chart, and what opens', async () => {
  const [built, written] = [await openBuilt(), await openSource()];
  /** Where the two are not the same, line by line. Either may be the later one. */
  const differences = async (place: (page: Page) => Locator): Promise<unknown[]> => {
    const [ours = [], expected = []] = await Promise.all([built, written].map((page) => drawn(place(page))));
    const length = Math.max(ours.length, expected.length);
    const pairs = Array.from({ length }, (_, index) => [ours[index], expected[index]]);
    return pairs.filter(([one, other]) => one !== other);
  };
  for (const page of [built, written]) await settle(page); // oxlint-disable-line no-await-in-loop -- one at a time
  expect((await drawn(log(written))).length).toBeGreaterThan(1000);
  await expect.poll(() => differences(log)).toEqual([]);
  for (const open of [
    (page: Page) => log(page).getByRole('button', { name: 'Open the calendar' }).first(),
    (page: Page) => log(page).getByRole('combobox', { name: 'Country' }),
    (page: Page) => log(page).locator('.thumbnail').first(),
  ]) {
    for (const page of [built, written]) await open(page).click(); // oxlint-disable-line no-await-in-loop -- one at a time
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    await expect.poll(async () => (await drawn(opened(written))).length).toBeGreaterThan(2);
    await expect.poll(() => differences(opened)).toEqual([]); // oxlint-disable-line no-await-in-loop -- one at a time
    for (const page of [built, written]) await page.keyboard.press('Escape'); // oxlint-disable-line no-await-in-loop -- one at a time
  }
});
