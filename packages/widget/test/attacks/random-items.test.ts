import { anyJson, holds, spoiled } from '@chatdock/testing/attacks';
import { array, oneof } from 'fast-check';
import { expect, test } from 'vitest';
import { chatSuite } from '../open/chat-page.ts';
import { answering, noHarm, watch } from '../open/hostile-page.ts';
import { widgetSaying } from '../open/hostile-widgets.ts';
import { oneOfEach, stored } from '../open/item-samples.ts';
import { charts, fields, pictures } from '../open/widget-gallery.ts';
import { taskList, widgetItem } from '../open/widget-samples.ts';

const suite = chatSuite();

/** More in a thread than a test wants to look at one by one. */
const perThread = 12;

test('W1: items and widgets with places changed at random: the page lives, and nothing runs, asks or covers', async () => {
  const chat = await suite.open();
  const { page, complaints } = chat;
  const harm = await watch(page, suite.server().origin);
  const widgets = [charts, fields, pictures, taskList('a'), widgetSaying('<img src=x onerror=harmed(1)>')];
  const item = oneof(
    spoiled(widgets.map((widget) => widgetItem(widget))),
    spoiled([...oneOfEach]),
    spoiled([widgetItem({})]),
  );
  const thread = array(oneof(item, item, item, anyJson), { minLength: perThread, maxLength: perThread });
  await holds(thread, { cases: 12 }, async (given) => {
    // Each has an id of its own, as far as it is an item at all.
    const items = given.map((value, at) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, id: `i_${at}` } : {},
    );
    suite.server().script = stored(items);
    await page.evaluate(async () => {
      window.chat.mounted?.dispose();
      await window.chat.mount({ initialThread: 'thr_1' });
    });
    await answering(page).waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    const seen = await harm();
    // Pictures may come along in the item itself, and forms are widgets': they go nowhere.
    const ours = /^<img[^>]* src="(?:data:image\/|blob:)|^<form(?![^>]* (?:action|method|target)=)/u;
    const strangers = seen.strangers.filter((html) => !ours.test(html));
    expect({ ...seen, strangers }).toEqual(noHarm);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => 'polluted' in Object.prototype)).toBe(false);
  });
});
