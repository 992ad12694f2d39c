import { expect, test } from 'vitest';
import { chatSuite } from './chat-page.ts';
import { composerStates } from './composer-states.ts';
import {
  drawnMarks,
  notGrey,
  paleIcons,
  sameWhenOff,
  stillRings,
  stopsWithoutRing,
  unseen,
} from './forced-colors.ts';
import { photograph } from './gallery.ts';
import { itemStates } from './item-states.ts';
import { chatStates } from './states.ts';
import { violations } from './violations.ts';
import { widgetStates } from './widget-states.ts';

const suite = chatSuite();

/** What can be wrong, in the order in which it is looked for: the last moves the focus. */
const kinds = { unseen, notGrey, sameWhenOff, drawnMarks, paleIcons, stillRings, stopsWithoutRing };

/** The colours are those that the reader has chosen, whatever they are. */
const chosenByTheReader = ['color-contrast'];

test.each([...chatStates, ...itemStates, ...widgetStates, ...composerStates])(
  '$name: in forced colours axe finds nothing, and nothing is said by a background alone',
  async ({ name, set = {}, act, reached }) => {
    const chat = await suite.open({
      ...set,
      context: { forcedColors: 'active', reducedMotion: 'reduce', viewport: { width: 480, height: 720 } },
    });
    await act?.(chat);
    await reached(chat).first().waitFor();
    await chat.page.mouse.move(0, 0); // what is pointed at has a sign of its own
    expect(await violations(chat, chosenByTheReader)).toEqual([]);
    await photograph(chat, `${name} as the system paints it`, 'forced');
    for (const [what, faults] of Object.entries(kinds))
      // oxlint-disable-next-line no-await-in-loop -- one says what is wrong of the state that the other left
      expect(await faults(chat), what).toEqual([]);
  },
);
