import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, launchChromium, type Browser, type Page } from '@chatdock/testing/chromium';
import { freePort } from '@chatdock/testing/postgres';
import type { Bench, Row } from '../bench.ts';
import { openChat, spawnDemo, stopDemo } from '../demo-page.ts';
import { timeEmptyEcho } from '../limits/empty-echo.ts';
import { timePGlite } from '../limits/pglite.ts';

const rounds = 3;
const turns = 20;

const cold = 'npm start in a new data folder, to a message box that takes text';
const warm = 'npm start again, to a message box that takes text';
const coldLimit = 'limit: PGlite alone creates its cluster';
const warmLimit = 'limit: PGlite alone opens its cluster';
const turn = 'Send, to the first text of the answer on the page (offline model)';
const turnLimit = 'limit: the same page posts and reads one chunk of bare node:http';

/** How long a newcomer waits: from the command to the first message, and from a message to its answer. */
export const firstMessage: Bench = {
  name: 'first-message',
  question:
    'How long from `npm start`, installed and built, to the first message; and from Send to the first text?',
  minutes: 4,
  beside: ['Chromium', '@electric-sql/pglite'],
  async run(): Promise<Row[]> {
    const browser = await launchChromium((await findChromium()).path);
    const samples: Record<string, number[]> = {};
    const add = (what: string, ...ms: number[]) => (samples[what] ??= []).push(...ms);
    try {
      for (let round = 0; round < rounds; round += 1) {
        const folder = mkdtempSync(join(tmpdir(), 'chatdock-bench-'));
        add(coldLimit, timePGlite(join(folder, 'bare')));
        add(warmLimit, timePGlite(join(folder, 'bare')));
        add(cold, (await visit(browser, folder, 0)).ready);
        const again = await visit(browser, folder, turns);
        add(warm, again.ready);
        add(turn, ...again.answers);
        add(turnLimit, ...again.echoes);
        rmSync(folder, { recursive: true, force: true });
      }
    } finally {
      await browser.close();
    }
    const row = (what: string, against?: string): Row => ({
      what,
      samples: samples[what] ?? [],
      unit: 'ms',
      ...(against ? { against } : {}),
    });
    return [
      row(coldLimit),
      row(cold, coldLimit),
      row(warmLimit),
      row(warm, warmLimit),
      row(turnLimit),
      row(turn, turnLimit),
    ];
  },
};

async function visit(browser: Browser, folder: string, count: number) {
  const port = await freePort();
  const started = performance.now();
  const demo = spawnDemo(port, folder);
  try {
    const page = await openChat(browser, `http://localhost:${port}`);
    const ready = performance.now() - started;
    const answers: number[] = [];
    const echoes: number[] = [];
    for (let done = 0; done < count; done += 1) {
      answers.push(await timeAnswer(page));
      echoes.push(await timeEmptyEcho(browser));
    }
    await page.close();
    return { ready, answers, echoes };
  } finally {
    await stopDemo(demo);
  }
}

/** Milliseconds from pressing Enter to the first frame that shows text in a new assistant message. */
async function timeAnswer(page: Page): Promise<number> {
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.fill('What is pending?');
  await page.evaluate(watchForAnswer);
  await box.press('Enter');
  const ms = await page.waitForFunction(
    () => Number(document.documentElement.dataset['answeredAfter']) || null,
  );
  await page.getByRole('button', { name: 'Send' }).waitFor();
  return Number(await ms.jsonValue());
}

/** Runs in the page: looks once a frame, through open shadow roots, and leaves the milliseconds on the root element. */
function watchForAnswer(): void {
  const answers = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element.getAttribute('part')?.includes('assistant-message') && element.textContent?.trim()
        ? [element]
        : []),
      ...(element.shadowRoot ? answers(element.shadowRoot) : []),
    ]);
  const before = answers(document).length;
  delete document.documentElement.dataset['answeredAfter'];
  const watch = () => {
    const pressed = performance.now();
    const look = () => {
      if (answers(document).length <= before) return requestAnimationFrame(look);
      document.documentElement.dataset['answeredAfter'] = String(performance.now() - pressed);
      return 0;
    };
    requestAnimationFrame(look);
  };
  document.addEventListener('keydown', watch, { once: true, capture: true });
}
