import { expect, test } from 'vitest';
import { chatSuite } from './chat-page.ts';
import { openWidget } from './widget-page.ts';
import { widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

const suite = chatSuite();

const map = (place: string): object => ({
  type: 'Card',
  children: [
    { type: 'Map', place, points: [{ x: 1 }], children: [{ type: 'Text', value: `At ${place}` }] },
    { type: 'Other', value: 'Words of another', children: [] },
    { type: 'Bad', value: 'Words of a bad one', children: [] },
  ],
});

test('a kind is drawn by the page’s own element, once it is defined, and never by one it has not offered', async () => {
  const { widget, page, sent, complaints } = await openWidget(suite, map('Oslo'), {
    options: {
      widgets: { elements: { Map: 'my-map', Bad: 'no element', constructor: 'my-map', Card: 'never-there' } },
    },
  });
  // Until then it is a kind that is not known.
  await widget.getByText('At Oslo').waitFor();
  expect(await widget.locator('my-map').count()).toBe(0);
  await page.evaluate(() => {
    class MyMap extends HTMLElement {
      act: (action: object) => void = () => {};
      #component: Readonly<Record<string, unknown>> = {};

      constructor() {
        super();
        const button = document.createElement('button');
        button.addEventListener('click', () =>
          this.act({ type: 'zoom', payload: { place: this.#component['place'] }, streaming: false }),
        );
        this.attachShadow({ mode: 'open' }).append(button, document.createElement('slot'));
      }

      set component(component: Readonly<Record<string, unknown>>) {
        this.#component = component;
        const points = component['points'];
        const isFrozen = Object.isFrozen(component) && Array.isArray(points) && Object.isFrozen(points[0]);
        const button = this.shadowRoot?.querySelector('button');
        if (button) button.textContent = `Zoom to ${String(component['place'])}, ${isFrozen}`;
      }
    }
    customElements.define('my-map', MyMap);
    customElements.define('x-other', class extends HTMLElement {});
  });
  await widget.getByRole('button', { name: 'Zoom to Oslo, true' }).click();
  await expect
    .poll(sent)
    .toEqual([['threads.sync_custom_action', { type: 'zoom', payload: { place: 'Oslo' } }]]);
  // What it holds is in its slot.
  expect(await widget.locator('my-map').getByText('At Oslo').isVisible()).toBe(true);
  expect(await widget.getByText('Words of another').isVisible()).toBe(true);
  expect(await widget.getByText('Words of a bad one').isVisible()).toBe(true);
  // The same element goes on with other props.
  await widget.locator('my-map').evaluate((element) => element.setAttribute('data-kept', ''));
  suite.server().script = ({ type }, reply) =>
    type === 'items.list'
      ? reply.json({ data: [widgetItem(map('Bergen'))], has_more: false })
      : reply.json(wire.thread());
  await page.evaluate(() => window.chat.mounted?.element.fetchUpdates());
  await widget.getByRole('button', { name: 'Zoom to Bergen, true' }).waitFor();
  expect(await widget.locator('my-map[data-kept]').count()).toBe(1);
  expect(complaints).toEqual([]);
});
