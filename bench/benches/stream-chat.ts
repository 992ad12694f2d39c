import { findChromium, launchChromium } from '@chatdock/testing/chromium';
import type { Bench, Row } from '../bench.ts';
import { inTurns } from '../rounds.ts';
import { answers } from '../widget/answers.ts';
import {
  assistantUi,
  besideChats,
  chatdock,
  chatPages,
  deepChat,
  empty,
  litChat,
  type ChatPage,
} from '../widget/contestants.ts';
import { converse, type Conversation } from '../widget/conversation.ts';
import { Site } from '../widget/site.ts';

const rounds = 3;
const end = 'This is the end of it.';

/** How long an answer is, and whose cost it is measured of: at 20 kB one answer takes minutes in some of them. */
const lengths = [
  { kB: 5, isMeasured: () => true },
  { kB: 20, isMeasured: ({ name }: ChatPage) => [litChat, chatdock, deepChat, assistantUi].includes(name) },
];

/** What an answer costs the page in a whole chat UI, from Send to its last word. */
export const streamChat: Bench = {
  name: 'stream-chat',
  question:
    'A message is sent in each of the chat UIs as a person sends it, and answered over HTTP with 5 kB of markdown of every kind, 20 letters every 4 ms: how much processor time of the main thread does that take, with script, styles and layout, until the last word is there? And with 20 kB, for those that are done with it within a minute or so. The limit shows plain text.',
  minutes: 15,
  beside: besideChats,
  async run(): Promise<Row[]> {
    const pages = (await chatPages()).filter(({ name }) => name !== empty);
    const rows: Row[] = [];
    for (const { kB, isMeasured } of lengths) rows.push(...(await measure(pages.filter(isMeasured), kB)));
    return rows;
  },
};

async function measure(pages: readonly ChatPage[], kB: number): Promise<Row[]> {
  const text = `${answers.mixed(kB * 1000)}\n\n${end}\n`;
  const site = new Site(pages, { pieces: text.match(/[^]{1,20}/gu) ?? [], every: 4 });
  await site.open();
  const browser = await launchChromium((await findChromium()).path);
  try {
    const costs = await inTurns(pages, rounds, (page) => converse(browser, site, { page, end }));
    return [...busyRows([...costs], kB), ...longestRows([...costs], kB)];
  } finally {
    await browser.close();
    site.close();
  }
}

function busyRows(costs: readonly [ChatPage, Conversation[]][], kB: number): Row[] {
  return costs.map(([{ name }, samples]) => ({
    what: `${name}, ${kB} kB`,
    samples: samples.map(({ busy }) => busy),
    unit: 'ms',
    ...(name !== litChat && { against: `${litChat}, ${kB} kB` }),
  }));
}

function longestRows(costs: readonly [ChatPage, Conversation[]][], kB: number): Row[] {
  return costs.map(([{ name }, samples]) => ({
    what: `${name}, ${kB} kB, longest task over 50 ms`,
    samples: samples.map(({ longest }) => longest),
    unit: 'ms',
    ...(name === chatdock && { target: { of: 'median', is: 'at most', value: 50 } }),
  }));
}
