import {
  findChromium,
  launchChromium,
  type Browser,
  type Locator,
  type Page,
} from '@chatdock/testing/chromium';
import type { Bench, Row } from '../bench.ts';
import { besideChats, chatdock, chatPages, empty, type ChatPage } from '../widget/contestants.ts';
import { Site, type Sent } from '../widget/site.ts';

const answer = 'This is **it**.';
const widget = {
  type: 'Card',
  children: [{ type: 'Button', label: 'Share', onClickAction: { type: 'share' } }],
};
const script = '<script src="/chatkit/embed.js" defer></script>';
const files = { files: [], boxes: [] };
const pages: readonly ChatPage[] = [
  { ...files, name: 'a chat in the page', body: script },
  {
    ...files,
    name: 'a chat behind a button',
    // A visitor whose browser never comes to rest: what is fetched when it does is no part of what comes first.
    body: `<script>globalThis.requestIdleCallback = () => 0;</script>${script.replace(' defer', ' defer data-launcher')}`,
  },
];
const [inPage, behindButton] = pages;

/** What a visitor downloads of the chat, step by step. */
export const widgetSize: Bench = {
  name: 'widget-size',
  question:
    'How many bytes, compressed by gzip, has a visitor downloaded of the chat: of the script alone, when one can type, when an answer is there, and when a widget is? What the buttons below an answer are, and what helps when the connection is lost, is fetched beside the first answer, and is in a row of its own. Beside the whole of each peer, which comes before one can type.',
  minutes: 3,
  beside: besideChats,
  async run(): Promise<Row[]> {
    const browser = await launchChromium((await findChromium()).path);
    try {
      return [...(await own(browser)), ...(await peers(browser))];
    } finally {
      await browser.close();
    }
  },
};

/** What each step has to stay below, in kB. */
const most = { script: 6, typing: 20, answer: 32, widget: 45 };

async function own(browser: Browser): Promise<Row[]> {
  const first = await download(browser, { to: inPage, until: typing, held: true });
  const waiting = await download(browser, { to: behindButton, until: button, rests: true });
  const embed = first.filter(({ path }) => path.endsWith('/embed.js'));
  return [
    row('chatdock, its script alone', embed, most.script),
    row('chatdock, when one can type', first, most.typing),
    row(
      'chatdock, when an answer is there',
      await download(browser, { to: inPage, until: answered }),
      most.answer,
    ),
    row(
      'chatdock, when a widget is there',
      await download(browser, { to: inPage, until: shown, widget }),
      most.widget,
    ),
    whole(
      'chatdock, with what is fetched beside the first answer',
      await download(browser, { to: inPage, until: answered, rests: true }),
    ),
    row('chatdock behind a button, before it is near use', waiting),
    {
      what: 'chatdock behind a button, requests before it is near use',
      samples: [waiting.length],
      unit: 'requests',
      target: { of: 'median', is: 'at most', value: 2 },
    },
  ];
}

interface Download {
  to: ChatPage | undefined;
  until: (page: Page) => Promise<void>;
  /** Lets no more than the first of the script's modules come: what shows a conversation may come later. */
  held?: boolean;
  widget?: object;
  /** Counts what is fetched right after that as well. */
  rests?: boolean;
}

async function download(
  browser: Browser,
  { to, until, held = false, widget: root, rests = false }: Download,
): Promise<Sent[]> {
  const site = new Site(pages, { pieces: [answer], every: 0, ...(root && { widget: root }) });
  await site.open();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    let asked = 0;
    await page.route('**/chatkit/widget/*', async (route) => {
      asked += 1;
      if (!held || asked === 1) await route.continue();
    });
    if (to) await page.goto(site.address(to));
    await until(page);
    if (rests) await site.rest();
    return site.takeSent();
  } finally {
    await context.close();
    site.close();
  }
}

const box = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const typing = (page: Page): Promise<void> => box(page).fill('Hello');
const button = (page: Page): Promise<void> => page.getByRole('button').first().waitFor();

const answered = (page: Page): Promise<void> => ask(page, page.getByText('This is it.'));
const shown = (page: Page): Promise<void> => ask(page, page.getByRole('button', { name: 'Share' }));

async function ask(page: Page, sign: Locator): Promise<void> {
  await typing(page);
  await box(page).press('Enter');
  await sign.first().waitFor();
}

async function peers(browser: Browser): Promise<Row[]> {
  const all = await chatPages();
  const site = new Site(all);
  await site.open();
  const rows: Row[] = [];
  try {
    for (const page of all.filter(({ name }) => name !== empty && name !== chatdock))
      rows.push(await peer(browser, site, page));
  } finally {
    site.close();
  }
  return rows;
}

async function peer(browser: Browser, site: Site, page: ChatPage): Promise<Row> {
  const context = await browser.newContext();
  try {
    site.takeSent();
    await (await context.newPage()).goto(site.address(page));
    await site.rest();
    return { ...whole(page.name, site.takeSent()), against: 'chatdock, when one can type' };
  } finally {
    await context.close();
  }
}

/** Fetched beside the first answer, which does without it. */
const beside = /\/(?:message-actions|trouble)-/;

function row(what: string, sent: readonly Sent[], kB?: number): Row {
  return {
    ...whole(
      what,
      sent.filter(({ path }) => !beside.test(path)),
    ),
    ...(kB !== undefined && { target: { of: 'median', is: 'at most', value: kB } }),
  };
}

function whole(what: string, sent: readonly Sent[]): Row {
  return { what, samples: [sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000], unit: 'kB' };
}
