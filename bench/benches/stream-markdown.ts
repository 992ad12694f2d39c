import { fileURLToPath } from 'node:url';
import { findChromium, launchChromium, type Page } from '@chatdock/testing/chromium';
import type { Bench, Row } from '../bench.ts';
import { inTurns } from '../rounds.ts';
import { answers } from '../widget/answers.ts';
import { bundle } from '../widget/bundle.ts';

const rounds = 3;
const size = 20_000;

interface Stream {
  readonly what: string;
  readonly way: string;
  readonly text: string;
  readonly slower?: number;
}

const mixed = answers.mixed(size);
const limit: Stream = { what: 'limit: plain paragraphs, 20 kB', way: 'plain', text: mixed };
const ours: Stream = { what: 'chatdock, 20 kB of everything', way: 'chatdock', text: mixed };
const list: Stream = { what: 'chatdock, one list of 20 kB', way: 'chatdock', text: answers.list(size) };
const code: Stream = { what: 'chatdock, one code block of 20 kB', way: 'chatdock', text: answers.code(size) };
const long: Stream = { what: 'chatdock, 200 kB', way: 'chatdock', text: answers.mixed(size * 10) };
const slow: Stream = { ...ours, what: 'chatdock, on a processor 4 times slower', slower: 4 };
const peers: Stream[] = [
  { what: 'streaming-markdown, 20 kB of everything', way: 'streaming-markdown', text: mixed },
  { what: 'marked, all of it again for each piece', way: 'marked', text: mixed },
];

/** What an answer costs the page while it comes. */
export const streamMarkdown: Bench = {
  name: 'stream-markdown',
  question:
    'An answer that comes in pieces of 20 letters: how much script and layout does it take in all? Beside plain paragraphs, which is the least, and other ways to show markdown.',
  minutes: 4,
  beside: ['Chromium', 'streaming-markdown', 'marked'],
  async run(): Promise<Row[]> {
    const browser = await launchChromium((await findChromium()).path);
    try {
      const page = await browser.newPage();
      // The rules of the widget's styles that its speed rests on.
      await page.setContent(
        '<!doctype html><title>Streaming</title><style>.code-part { display: block } .part { contain: layout }</style>',
      );
      const script = await bundle(fileURLToPath(new URL('../widget/stream-page.ts', import.meta.url)));
      await page.addScriptTag({ content: script, type: 'module' });
      await page.waitForFunction(() => 'streamText' in globalThis);
      const streams = [limit, ours, list, code, long, slow, ...peers];
      return rows(await inTurns(streams, rounds, (stream) => measure(page, stream)));
    } finally {
      await browser.close();
    }
  },
};

async function measure(page: Page, { way, text, slower = 1 }: Stream): Promise<number[]> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page.evaluate((given) => globalThis.streamText(given.way, given.text), { way, text });
}

const sum = (costs: readonly number[]): number => costs.reduce((all, cost) => all + cost, 0);

const held = (of: Row, against: string, value: number): Row => ({
  ...of,
  against,
  target: { of: 'ratio', is: 'at most', value },
});

function rows(costs: Map<Stream, number[][]>): Row[] {
  const row = (stream: Stream, look = sum, what = stream.what): Row => ({
    what,
    samples: (costs.get(stream) ?? []).map(look),
    unit: 'ms',
  });
  const first = row(long, (all) => sum(all.slice(0, all.length / 20)), 'chatdock, the first 10 kB of 200');
  const last = row(long, (all) => sum(all.slice(-all.length / 20)), 'chatdock, the last 10 kB of 200');
  return [
    row(limit),
    held(row(ours), limit.what, 2),
    ...peers.map((peer) => ({ ...row(peer), against: limit.what })),
    held(row(list), ours.what, 1.5),
    held(row(code), ours.what, 1.5),
    first,
    held(last, first.what, 1.3),
    {
      ...row(slow, (all) => Math.max(...all), 'chatdock, the longest piece on a processor 4 times slower'),
      target: { of: 'median', is: 'at most', value: 50 },
    },
  ];
}
