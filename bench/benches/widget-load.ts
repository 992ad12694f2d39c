import { findChromium, launchChromium, type Browser } from '@chatdock/testing/chromium';
import type { Bench, Row } from '../bench.ts';
import { inTurns } from '../rounds.ts';
import {
  besideChats,
  chatdock,
  chatPages,
  deepChat,
  empty,
  litChat,
  type ChatPage,
} from '../widget/contestants.ts';
import { Site } from '../widget/site.ts';
import { visit, type Visit } from '../widget/visit.ts';

const rounds = 11;

type Visits = Map<ChatPage, Visit[]>;

/** What the chat costs a page, and how soon a person can type. */
export const widgetLoad: Bench = {
  name: 'widget-load',
  question:
    'A first visit to a page with a chat, from the same server on the same machine: how much is downloaded, how soon can a person type, and how much of the processor does it take? Beside an empty page, the least that a chat in Lit is, and other chat UIs as their own documentation embeds them.',
  minutes: 8,
  beside: besideChats,
  async run(): Promise<Row[]> {
    const pages = await chatPages();
    const site = new Site(pages);
    await site.open();
    const browser = await launchChromium((await findChromium()).path);
    try {
      const fast = await visits(browser, site, { pages, slower: 1 });
      const slow = await visits(browser, site, { pages, slower: 4 });
      return [...downloads(fast), ...times(fast), ...scripts(slow)];
    } finally {
      await browser.close();
      site.close();
    }
  },
};

function visits(
  browser: Browser,
  site: Site,
  { pages, slower }: { pages: readonly ChatPage[]; slower: number },
): Promise<Visits> {
  return inTurns(pages, rounds, (page) => visit(browser, site, { page, slower }));
}

/** A figure of each; what is no limit is told as so many times ours. */
function rows(all: Visits, what: string, look: (page: Visit) => number): Row[] {
  return [...all].map(([{ name }, samples]) => ({
    what: `${name}, ${what}`,
    samples: samples.map(look),
    unit: 'ms',
    ...(![empty, litChat, chatdock].includes(name) && { against: `${chatdock}, ${what}` }),
  }));
}

/** Puts what chatdock has to reach beside its row. */
function held(all: Row[], what: string, more: Pick<Row, 'against' | 'target'>): Row[] {
  return all.map((row) => (row.what === `${chatdock}, ${what}` ? { ...row, ...more } : row));
}

/** A figure of ours alone: of what is the same for the others whether something stands in for the chat or not. */
function own(all: Visits, what: string, look: (page: Visit) => number): Row[] {
  return rows(new Map([...all].filter(([{ name }]) => name === chatdock)), what, look);
}

function downloads(all: Visits): Row[] {
  const bytes = rows(all, 'downloaded', ({ bytes: sent }) => sent / 1000);
  const requests = rows(all, 'requests', ({ requests: count }) => count);
  return [
    ...bytes.map((row): Row => ({ ...row, unit: 'kB' })),
    ...requests.map((row): Row => ({ ...row, unit: 'requests' })),
  ];
}

function times(all: Visits): Row[] {
  const what = 'navigation to a message box that one can type in';
  const longest = rows(all, 'longest task over 50 ms', (page) => page.longest);
  return [
    ...held(
      rows(all, what, ({ ready }) => ready),
      what,
      {
        against: `${deepChat}, ${what}`,
        target: { of: 'ratio', is: 'at most', value: 0.65 },
      },
    ),
    ...own(all, 'navigation to the chat itself', ({ shown }) => shown),
    ...held(longest, 'longest task over 50 ms', { target: { of: 'median', is: 'at most', value: 50 } }),
  ];
}

function scripts(all: Visits): Row[] {
  const what = 'in scripts until one can type, on a processor 4 times slower';
  const whole = 'in scripts until the chat itself is there, on a processor 4 times slower';
  const [ours] = own(all, what, ({ script }) => script);
  const twice = { of: 'ratio', is: 'at most', value: 2 } as const;
  const third = { of: 'ratio', is: 'at most', value: 0.33 } as const;
  const beside = { what: `${chatdock}, ${what}, beside deep-chat`, against: `${deepChat}, ${what}` };
  return [
    ...held(
      rows(all, what, ({ script }) => script),
      what,
      { against: `${litChat}, ${what}`, target: twice },
    ),
    ...(ours ? [{ ...ours, ...beside, target: third }] : []),
    ...held(
      own(all, whole, ({ scriptShown }) => scriptShown),
      whole,
      { against: `${litChat}, ${what}` },
    ),
    ...rows(all, 'in scripts in all, on a processor 4 times slower', (page) => page.scriptInAll),
  ];
}
