import { findChromium, launchChromium, type Browser, type Page } from '@chatdock/testing/chromium';
import type { Bench, Row } from '../bench.ts';
import { inTurns } from '../rounds.ts';
import { openLibrary, type Library } from '../threads/library.ts';
import { openThread, readThrough, showThreads } from '../threads/reader.ts';

const rounds = 3;
const reads = 2;
const long = 'open a thread of 10,000 items: from the element to its last message';
const short = 'open a thread of 100 items';
const many = 'memory of scripts after 100 more threads';
const few = 'memory of scripts after 50 threads';

/** What long conversations, and many of them, cost a page. */
export const threads: Bench = {
  name: 'threads',
  question:
    'The open chat UI on a ChatKit server that answers at once: does a long conversation open as fast as a short one, how much of it stands in the document however far one reads back, does it scroll without a hitch, and is what was closed let go of?',
  minutes: 6,
  beside: ['Chromium'],
  async run(): Promise<Row[]> {
    const library = await openLibrary();
    const browser = await launchChromium((await findChromium()).path);
    const fresh = <Result>(use: (page: Page) => Promise<Result>) => onPage(browser, library, use);
    try {
      const opened = await inTurns(['thr_10000', 'thr_100'], rounds, (id) =>
        fresh((page) => openThread(page, id)),
      );
      const read = await inTurns(['thr_3000'], reads, (id) =>
        fresh(async (page) => {
          await openThread(page, id);
          return readThrough(page);
        }),
      );
      const held = await inTurns(['thr_30'], reads, (id) => fresh((page) => memory(page, id)));
      const [far = [], kept = []] = [read.get('thr_3000'), held.get('thr_30')];
      return [
        { ...row(long, opened.get('thr_10000') ?? [], 'ms'), against: short, target: atMost('ratio', 1.3) },
        row(short, opened.get('thr_100') ?? [], 'ms'),
        {
          ...row(
            'elements of the page, the most while reading back through 3,000 items',
            far.map(({ nodes }) => nodes),
            'nodes',
          ),
          target: atMost('median', 5000),
        },
        {
          ...row(
            'longest time from frame to frame meanwhile',
            far.map(({ longest }) => longest),
            'ms',
          ),
          target: atMost('median', 50),
        },
        {
          ...row(
            many,
            kept.map(({ after }) => after),
            'kB',
          ),
          against: few,
          target: atMost('ratio', 1.05),
        },
        row(
          few,
          kept.map(({ before }) => before),
          'kB',
        ),
      ];
    } finally {
      await browser.close();
      library.close();
    }
  },
};

function row(what: string, samples: number[], unit: Row['unit']): Row {
  return { what, samples, unit };
}

function atMost(of: 'median' | 'ratio', value: number): NonNullable<Row['target']> {
  return { of, is: 'at most', value };
}

async function onPage<Result>(
  browser: Browser,
  { origin }: Library,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(origin);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** What scripts hold once everything is swept up that nobody holds, in kB. */
async function memory(page: Page, threadId: string): Promise<{ before: number; after: number }> {
  const protocol = await page.context().newCDPSession(page);
  const used = async (): Promise<number> => {
    await protocol.send('HeapProfiler.collectGarbage');
    return (await protocol.send('Runtime.getHeapUsage')).usedSize / 1000;
  };
  const ids = (from: number, to: number): string[] =>
    Array.from({ length: to - from }, (_, index) => `${threadId}_${from + index}`);
  await openThread(page, threadId);
  await showThreads(page, ids(0, 50));
  const before = await used();
  await showThreads(page, ids(50, 150));
  return { before, after: await used() };
}
