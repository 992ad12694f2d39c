import type { Locator } from '@chatdock/testing';
import { type ChatUnderTest, type OpenChatOptions, createGate } from './chat-page.ts';
import type { Script } from './scripted-server.ts';
import * as wire from './transcripts.ts';

/** A state of the chat: how to get there, and what shows that it is reached. */
export interface ChatState {
  name: string;
  set?: OpenChatOptions;
  act?: (chat: ChatUnderTest) => Promise<void>;
  reached: (chat: ChatUnderTest) => Locator;
}

const say =
  (...events: object[]): Script =>
  (_, reply) => {
    reply.events(...wire.prologue('Add a task to buy groceries'), ...events);
    reply.end();
  };

const hold =
  (...events: object[]): Script =>
  async (_, reply) => {
    reply.events(...wire.prologue('Add a task to buy groceries'), ...events);
    await reply.gone;
  };

const ask = async ({ box }: ChatUnderTest): Promise<void> => {
  await box.fill('Add a task to buy groceries');
  await box.press('Enter');
};

/** What nobody has read yet is gone with the connection. */
const seen = createGate();

/** One of everything an answer can hold. */
export const richAnswer = `Here is **what** I _found_, with \`code\` and ~~errors~~:

# A heading

- First *point*, see https://example.com/a_(b).
- Second point
  1. nested one
  2. nested two

### Below it

| Task | Due | Priority |
|---|---|---|
| Buy groceries | Today | High |
| Call mom | Tomorrow | Low |

\`\`\`ts
const answer: number = 42;
console.log(\`The answer is \${answer}\`, 'and this line is so long that it has to scroll sideways in its box');
\`\`\`

> Quoted wisdom

- [x] done
- [ ] open

---

The end, with [a link](https://example.com/).
`;

const failedStep = wire.step('Delete task 3', 'none', { content: 'There is no task **3**.' });

export const chatStates: readonly ChatState[] = [
  {
    name: 'empty',
    set: {
      options: {
        startScreen: {
          greeting: 'What would you like to get done?',
          prompts: [
            { label: 'Add a task to buy groceries', prompt: 'Add a task to buy groceries' },
            { label: 'What’s pending?', prompt: 'What’s pending?' },
          ],
        },
        disclaimer: { text: 'Answers can be wrong. Check what matters.' },
      },
    },
    reached: ({ page }) => page.getByText('What would you like to get done?'),
  },
  {
    name: 'typing',
    act: ({ box }) => box.fill('One line\nand another'),
    reached: ({ button }) => button('Send'),
  },
  { name: 'waiting', set: { script: hold() }, act: ask, reached: ({ log }) => log.getByText('Working…') },
  {
    name: 'progress',
    set: { script: hold({ type: 'progress_update', text: 'Looking it up' }) },
    act: ask,
    reached: ({ log }) => log.getByText('Looking it up'),
  },
  {
    name: 'step running',
    set: {
      script: hold(
        wire.added(wire.workflowItem({ tasks: [wire.step('Add task “Buy groceries”', 'loading')] })),
      ),
    },
    act: ask,
    reached: ({ log }) => log.getByRole('img', { name: 'running' }),
  },
  {
    name: 'streaming',
    set: {
      script: hold(wire.added(wire.answerItem(null)), wire.delta('I have added **Buy groceries** to your')),
    },
    act: ask,
    reached: ({ log }) => log.locator('strong'),
  },
  {
    name: 'answered',
    set: { script: say(...wire.wholeAnswer(richAnswer)) },
    act: ask,
    reached: ({ log }) => log.getByText('The end, with'),
  },
  {
    name: 'steps unfolded',
    set: {
      script: say(
        wire.added(
          wire.workflowItem({ tasks: [wire.step('List tasks'), wire.step('Delete task 3', 'loading')] }),
        ),
        wire.stepUpdated(1, failedStep),
        wire.done(
          wire.workflowItem({ tasks: [wire.step('List tasks'), failedStep], summary: { duration: 2 } }),
        ),
        ...wire.wholeAnswer('There is no task 3.'),
      ),
    },
    act: async (chat) => {
      await ask(chat);
      await chat.log.getByText('2 steps').click();
      await chat.log.getByText('Delete task 3').click();
    },
    reached: ({ log }) => log.locator('.step-detail strong'),
  },
  {
    name: 'notices',
    set: {
      script: say(
        ...(['info', 'warning', 'danger'] as const).map((level) => ({
          type: 'notice',
          level,
          title: `This is ${level}`,
          message: 'With a [link](https://example.com/).',
        })),
        ...wire.wholeAnswer('Done.'),
      ),
    },
    act: ask,
    reached: ({ log }) => log.getByText('This is danger'),
  },
  {
    name: 'connection lost',
    set: {
      script: async (_, reply) => {
        reply.events(
          ...wire.prologue('Hi'),
          wire.added(wire.answerItem(null)),
          wire.delta('The first thing is. '),
        );
        await seen.wait();
        reply.cut();
      },
    },
    act: async (chat) => {
      await ask(chat);
      await chat.log.getByText('The first thing is.').waitFor();
      seen.open();
    },
    reached: ({ button }) => button('Retry'),
  },
  {
    name: 'not sent',
    set: { script: (_, reply) => reply.json({ error: { message: 'The server is being updated.' } }, 503) },
    act: ask,
    reached: ({ button }) => button('Edit message'),
  },
  {
    name: 'offline',
    act: async ({ page, box }) => {
      await page.context().setOffline(true);
      await box.fill('Written on the train');
    },
    reached: ({ page }) => page.getByText('You are offline.'),
  },
  {
    name: 'loading',
    set: { script: async (_, reply) => reply.gone, options: { initialThread: 'thr_1' } },
    reached: ({ log }) => log.getByText('Loading the conversation'),
  },
  {
    name: 'reloaded, with more before it',
    set: {
      script: ({ type }, reply) =>
        type === 'items.list'
          ? reply.json({
              data: [wire.answerItem('And **here** is more.', 'b'), wire.userItem('Go on', 'a')],
              has_more: true,
              after: 'a',
            })
          : reply.json(
              wire.thread({ title: 'An old conversation with quite a long title that has to be cut' }),
            ),
      options: { initialThread: 'thr_1' },
    },
    reached: ({ button }) => button('Earlier messages'),
  },
  {
    name: 'paused',
    set: {
      script: say(
        ...wire.wholeAnswer('Done.'),
        wire.updated({ status: { type: 'locked', reason: 'Back at noon' } }),
      ),
    },
    act: ask,
    reached: ({ page }) => page.getByPlaceholder('Back at noon'),
  },
  {
    name: 'ended',
    set: { script: say(...wire.wholeAnswer('Done.'), wire.updated({ status: { type: 'closed' } })) },
    act: ask,
    reached: ({ page }) => page.getByText('This conversation has ended.'),
  },
];
