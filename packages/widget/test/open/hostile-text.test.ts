import type { Page } from '@chatdock/testing';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ChatUnderTest, chatSuite } from './chat-page.ts';
import { noHarm, policies, watch } from './hostile-page.ts';
import { heavyPayloads, hostilePayloads } from './hostile-payloads.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

const everywhere = (payload: string): object[] => [
  wire.created({ title: payload, allowed_image_domains: ['good.example'] }),
  wire.done(wire.userItem(payload)),
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
          sources: [{ type: 'url', title: payload, url: /\]\((.*)\)$/.exec(payload)?.[1] ?? payload }],
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
  wire.done(wire.answerItem(payload)),
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

describe.each(policies)('hostile text %s', (_, headers) => {
  beforeEach(() => {
    suite.server().pageHeaders = headers;
  });

  test(`${hostilePayloads.length} payloads run nothing, ask no one, go nowhere and cover nothing`, async () => {
    const chat = await suite.open({ script: answering });
    const { page } = chat;
    const harm = await watch(page, suite.server().origin);
    await show(chat, 'Harmless.');
    const countGlobals = () => page.evaluate(() => Object.getOwnPropertyNames(window).length);
    const globals = await countGlobals();
    for (const payload of hostilePayloads) {
      await show(chat, payload);
      await page.getByRole('log').hover();
      expect({ payload, ...(await harm()) }).toEqual({ payload, ...noHarm });
    }
    expect(await countGlobals()).toBe(globals);
  }, 120_000);
});

describe('heavy text', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await suite.open({ lasting: true }));
  });

  test.each(Object.entries(heavyPayloads))(
    '%s holds the page up for less than a second',
    async (_, payload) => {
      const longest = await page.evaluate((text) => {
        const whole = (): number => window.chat.timeMarkdown([text]);
        const halves = (): number => window.chat.timeMarkdown([text.slice(0, text.length / 2), text]);
        // The better of two: the machine may have been busy with something else.
        return Math.max(Math.min(whole(), whole()), Math.min(halves(), halves()));
      }, payload);
      expect(longest).toBeLessThan(1000);
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
