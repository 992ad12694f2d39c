import type { ChatState } from './states.ts';
import * as samples from './item-samples.ts';
import * as wire from './transcripts.ts';

const options = { initialThread: 'thr_1', threadItemActions: { feedback: true, retry: true } };

/** States of the rarer items, and of what is done with them. */
export const itemStates: readonly ChatState[] = [
  {
    name: 'one of each item, with sources unfolded',
    set: {
      script: samples.stored([...samples.oneOfEach, samples.citedItem('The end.', undefined, 'end')]),
      options,
    },
    act: async ({ log }) => {
      await log.getByText('4 sources').last().click();
      await log.getByText('4 sources').first().click();
    },
    reached: ({ button }) => button('Answer again'),
  },
  {
    name: 'asked',
    set: {
      script: samples.stored([
        wire.userItem('Help me', 'u1'),
        samples.questionsItem({ inputs: samples.inputs.slice(1) }),
      ]),
      options,
    },
    act: ({ page }) => page.getByRole('checkbox', { name: 'Everybody' }).check(),
    reached: ({ page }) => page.getByText('Question 1 of 2'),
  },
  {
    name: 'a picture shown large',
    set: { script: samples.stored([samples.imageItem(samples.bluePicture)]), options },
    act: ({ log }) => log.getByRole('button', { name: /large$/ }).click(),
    reached: ({ page }) => page.getByRole('dialog').getByRole('img'),
  },
  {
    name: 'a picture being made',
    set: {
      script: async (_, reply) => {
        reply.events(
          ...wire.prologue('Draw'),
          wire.added(samples.imageItem()),
          samples.imageUpdated(samples.bluePicture, 0.4),
        );
        await reply.gone;
      },
    },
    act: async ({ box }) => {
      await box.fill('Draw');
      await box.press('Enter');
    },
    reached: ({ page }) => page.getByText('40 %'),
  },
];
