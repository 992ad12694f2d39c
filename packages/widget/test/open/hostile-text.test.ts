import { type Page, quickest } from '@chatdock/testing';
import { tried } from '@chatdock/testing/attacks';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite } from './chat-page.ts';
import { noHarm, policedPages, watch, workOf } from './hostile-page.ts';
import { heavyPayloads, hostilePayloads } from './hostile-payloads.ts';
import { hostileVariants } from './hostile-variants.ts';
import type { Script } from './scripted-server.ts';
import * as samples from './item-samples.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

/** The address in a link, or the payload itself as one. */
const addressIn = (payload: string): string => /\]\((.*)\)$/.exec(payload)?.[1] ?? payload;

/** The same, but for the host that pictures may come from. */
const pictureIn = (payload: string): string =>
  URL.parse(addressIn(payload))?.hostname === 'good.example' ? payload : addressIn(payload);

const everywhere = (payload: string): object[] => [
  wire.created({ title: payload, allowed_image_domains: ['good.example'] }),
  wire.done(
    samples.richUserItem({
      content: [{ type: 'input_text', text: payload }, samples.tag(payload, { interactive: true })],
      attachments: [
        samples.file(payload, 'image/png', { preview_url: pictureIn(payload) }),
        samples.file(payload, payload),
      ],
      quoted_text: payload,
    }),
  ),
  wire.streamOptions(),
  { type: 'progress_update', text: payload },
  wire.added(
    wire.workflowItem({
      tasks: [
        wire.step(payload, 'loading', { content: payload }),
        {
          type: 'web_search',
          status_indicator: 'complete',
          title: payload,
          queries: [payload],
          sources: [samples.urlSource(payload, addressIn(payload))],
        },
      ],
      summary: { title: payload },
      expanded: true,
    }),
  ),
  wire.done(
    wire.workflowItem({ tasks: [wire.step(payload, 'complete', { content: payload })], expanded: true }),
  ),
  { type: 'notice', level: 'danger', title: payload, message: payload },
  wire.added(wire.answerItem(null)),
  wire.partAdded(),
  // Address by address, as it streams in.
  ...(payload.match(/[^]{1,7}/gu) ?? []).map((piece) => wire.delta(piece)),
  wire.done(
    samples.citedItem(
      payload,
      [
        samples.annotation(
          samples.urlSource(payload, addressIn(payload), { description: payload, group: payload }),
          3,
        ),
        samples.annotation({ type: 'file', title: payload, filename: payload, timestamp: payload }),
        samples.annotation(
          {
            type: 'entity',
            id: payload,
            title: payload,
            icon: payload,
            inline_label: payload,
            interactive: true,
          },
          payload.length,
        ),
      ],
      'msg_answer',
    ),
  ),
  wire.done(samples.imageItem(pictureIn(payload))),
  wire.done(
    samples.questionsItem({
      status: 'answered',
      inputs: [{ type: 'freeform', id: payload, question: payload, answer: { values: [payload] } }],
    }),
  ),
  { type: 'error', code: 'custom', message: payload, allow_retry: false },
];

const answering: Script = ({ params }, reply) => {
  const { content } = JSON.parse(JSON.stringify(params['input']));
  reply.events(...everywhere(content[0].text));
  reply.end();
};

/** Sends a payload to itself and waits until it stands everywhere it can. */
async function show({ page }: ChatUnderTest, payload: string): Promise<void> {
  await page.evaluate(async (text) => {
    window.chat.mounted?.dispose();
    await window.chat.mount({ startScreen: { greeting: text, prompts: [{ label: text, prompt: text }] } });
    await window.chat.mounted?.element.sendUserMessage({ text });
  }, payload);
  await page.getByRole('log').getByRole('alert').last().waitFor();
}

describe.each(policedPages)('W1: hostile text $name', ({ headers, payloads }) => {
  beforeEach(() => {
    suite.server().pageHeaders = headers;
  });

  test('what does harm is seen', async () => {
    const { page } = await suite.open();
    const harm = await watch(page, suite.server().origin);
    await page.evaluate(async () => {
      await window.chat.mount();
      const script = document.createElement('script');
      script.append('harmed(1)');
      document.body.append(script);
    });
    const isStopped = 'content-security-policy' in headers;
    expect((await harm()).harm).toEqual({
      calls: isStopped ? 0 : 1,
      violations: expect.arrayContaining([
        expect.stringMatching(/^(?:script-src|require-trusted-types-for)/u),
      ]),
    });
  });

  test('nor do they in questions, nor in what is shown large', async () => {
    const question = {
      type: 'multiple_choice',
      id: hostilePayloads[0],
      question: hostilePayloads.join('\n'),
      options: hostilePayloads.map((value) => ({ value })),
      multiple: true,
    };
    const chat = await suite.open();
    const { page } = chat;
    const harm = await watch(page, suite.server().origin);
    suite.server().script = samples.stored(
      [
        samples.richUserItem({
          attachments: [
            samples.file(hostilePayloads.join(' '), 'image/png', { preview_url: samples.bluePicture }),
          ],
        }),
        samples.questionsItem({ inputs: [question] }),
      ],
      (_, reply) => {
        reply.events(wire.streamOptions(), wire.replaced(samples.questionsItem({ status: 'skipped' })));
        reply.end();
      },
    );
    await page.evaluate(() => window.chat.mount({ initialThread: 'thr_1' }));
    await expect.poll(() => page.getByRole('checkbox').count()).toBe(new Set(hostilePayloads).size);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('log').locator('.thumbnail').click();
    await page.getByRole('dialog').getByRole('img').waitFor();
    await page.keyboard.press('Escape');
    await chat.button('Skip').click();
    await chat.box.waitFor();
    // The one picture is the one that was sent.
    expect(await harm()).toEqual({ ...noHarm, strangers: [expect.stringContaining(samples.bluePicture)] });
  });

  test(`${hostilePayloads.length + hostileVariants.length} payloads run nothing, ask no one, go nowhere and cover nothing`, async () => {
    const chat = await suite.open({ script: answering });
    const { page } = chat;
    const harm = await watch(page, suite.server().origin);
    await show(chat, 'Harmless.');
    const countGlobals = () => page.evaluate(() => Object.getOwnPropertyNames(window).length);
    const globals = await countGlobals();
    for (const payload of payloads) {
      await show(chat, payload);
      await page.getByRole('log').hover();
      expect({ payload, ...(await harm()) }).toEqual({ payload, ...noHarm });
    }
    expect(await countGlobals()).toBe(globals);
    tried(hostilePayloads.length + hostileVariants.length);
  });
});

test('nor are there fewer than 200, nor do values of a theme', async () => {
  expect(new Set([...hostilePayloads, ...hostileVariants]).size).toBeGreaterThanOrEqual(200);
  const chat = await suite.open();
  const { page } = chat;
  const harm = await watch(page, suite.server().origin);
  await page.evaluate(async (values) => {
    for (const value of values) {
      window.chat.mounted?.dispose();
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await window.chat.mount({
        theme: {
          color: { accent: { primary: value, level: 2 }, surface: { background: value, foreground: value } },
          typography: { fontFamily: value, fontFamilyMono: value },
        },
      });
    }
  }, hostileVariants);
  expect(await harm()).toEqual(noHarm);
});

describe('W1: heavy text', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await suite.open({ lasting: true }));
  });

  test.each(Object.entries(heavyPayloads))(
    '%s holds the page up for less than a second',
    async (_, payload) => {
      const worked = await workOf(page);
      const spent = async (...steps: string[]): Promise<number> => {
        const before = await worked();
        await page.evaluate((texts) => window.chat.layOutMarkdown(texts), steps);
        return (await worked()) - before;
      };
      expect(await quickest(1000, () => spent(payload))).toBeLessThan(1000);
      const half = payload.slice(0, payload.length / 2);
      expect(await quickest(1000, () => spent(half, payload))).toBeLessThan(1000);
      const depth = await page.evaluate(() => {
        let deepest = 0;
        const walk = (node: Element, level: number): void => {
          deepest = Math.max(deepest, level);
          for (const child of node.children) walk(child, level + 1);
        };
        const main = document.querySelector('main');
        if (main) walk(main, 0);
        return deepest;
      });
      expect(depth).toBeLessThan(80);
    },
  );
});
